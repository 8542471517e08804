import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { RoundView } from '@domain/across/views/view-types';
import { Clock } from '../../platform/clock/clock';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { LOG } from '../../platform/log/log.module';
import { Metrics } from '../../platform/log/metrics';
import type { FrozenMarket } from './frozen-market';

/** Violations written to the log; all of them are kept with the round. */
const VIOLATIONS_LOGGED_MAX = 10;

/** Where a round can be cut off, in the order in which it comes there. */
export type RoundStep =
  | 'gate.closed'
  | 'round.frozen'
  | 'round.solved'
  | 'round.recorded'
  | 'round.locked'
  | 'round.drawn'
  | 'round.traded'
  | 'round.written'
  | 'round.appended'
  | 'round.committed';

/** Times rounds, counts them, and raises the alarm when the checker refuses one. */
@Injectable()
export class RoundWatch {
  constructor(
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  now(): number {
    return this.clock.monotonicMs();
  }

  /** A step of a round is reached. Where a test asks for it, the process dies here as by kill -9. */
  async reach(step: RoundStep): Promise<void> {
    if (this.env.failpoint !== step) return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  }

  done({ marketId }: FrozenMarket, round: RoundView | undefined, violations: readonly unknown[], lockedMs: number): void {
    this.metrics.rounds.inc({ market: marketId, outcome: round?.state ?? 'void' });
    for (const [step, ms] of Object.entries(round?.ms ?? {})) this.metrics.roundSeconds.observe({ market: marketId, step }, ms / 1_000);
    this.metrics.roundSeconds.observe({ market: marketId, step: 'locked' }, lockedMs / 1_000);
    if (violations.length > 0)
      this.log.error(
        { market: marketId, round: round?.number, violations: violations.slice(0, VIOLATIONS_LOGGED_MAX) },
        'the checker refused a round; nothing was traded',
      );
  }
}
