import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { RoundView } from '@domain/view-types';
import { Clock } from '../../platform/clock/clock';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { LOG } from '../../platform/log/log.module';
import { Metrics } from '../../platform/log/metrics';
import type { FrozenMarket } from './frozen-market';

/** Violations written to the log; all of them are kept with the round. */
const VIOLATIONS_LOGGED_MAX = 10;

/** Times rounds, counts them, and raises the alarm when the checker refuses one. */
@Injectable()
export class RoundWatch {
  constructor(
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** How long both sides of a trade have to say yes. */
  get confirmWithinMs(): number {
    return this.env.confirmWindowSeconds * 1_000;
  }

  now(): number {
    return this.clock.monotonicMs();
  }

  done({ marketId }: FrozenMarket, round: RoundView | undefined, violations: readonly unknown[]): void {
    this.metrics.rounds.inc({ market: marketId, outcome: round?.state ?? 'void' });
    for (const [step, ms] of Object.entries(round?.ms ?? {})) this.metrics.roundSeconds.observe({ market: marketId, step }, ms / 1_000);
    if (violations.length > 0)
      this.log.error(
        { market: marketId, round: round?.number, violations: violations.slice(0, VIOLATIONS_LOGGED_MAX) },
        'the checker refused a round; nothing was traded',
      );
  }
}
