import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { MarketId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import type { Heard, Subscriber } from '../../platform/event-log/relay';
import { LOG } from '../../platform/log/log.module';
import type { Jobs } from '../../platform/queue/queues';
import { ClearingRepository } from './clearing.repository';
import { WAKING_EVENTS } from './waking-events';

/** A market whose news wait longer than this lost its job (Redis was emptied, say) and is given another. */
const OVERDUE_SECONDS = 10;
const LOOK_MS = 5_000;

/** Wakes a market's round after a change: at once after a quiet time, else at most one an interval, never none. */
@Injectable()
export class RoundScheduler implements Subscriber, OnApplicationBootstrap, OnApplicationShutdown {
  readonly name = 'clearing';
  readonly events: ReadonlySet<string> = WAKING_EVENTS;
  /** When the last round asked for here is due, by market. */
  private readonly due = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectQueue('clearing') private readonly queue: Queue<Jobs['clearing']>,
    private readonly source: DataSource,
    private readonly rounds: ClearingRepository,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async hear({ stream }: Heard): Promise<void> {
    const market = await this.rounds.market(this.source.manager, stream.slice('market:'.length) as MarketId);
    if (market?.state === 'open') await this.schedule(market.id, market.intervalMs);
  }

  /** A round that is due in the future will see this change too, so it is not asked for twice. */
  private async schedule(marketId: MarketId, intervalMs: number): Promise<void> {
    const now = this.clock.now();
    const last = this.due.get(marketId) ?? 0;
    if (last > now) return;
    const due = Math.max(now, last + intervalMs);
    await this.queue.add('round', { marketId }, { jobId: `round-${marketId}-${due}`, delay: due - now });
    this.due.set(marketId, due);
  }

  private async look(): Promise<void> {
    try {
      for (const market of await this.rounds.overdue(this.source.manager, OVERDUE_SECONDS)) {
        this.log.warn({ market: market.id }, 'a round was due and did not come; asking again');
        await this.schedule(market.id, market.intervalMs);
      }
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'overdue rounds could not be looked for');
    }
  }
}
