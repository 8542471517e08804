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
import { GatesService, type GateRow } from '../markets/gates.service';
import { MarketRulesQueries } from '../markets/market-rules.queries';
import { ClearingRepository } from './clearing.repository';
import { WAKING_EVENTS } from './waking-events';

/** A market whose news wait longer than this lost its job (Redis was emptied, say) and is given another. */
const OVERDUE_SECONDS = 10;
const LOOK_MS = 5_000;
/** Gates are written down and their jobs laid ready this long before: many looks, so that one may be missed. */
const GATES_AHEAD_MS = 60_000;
/** What a broken trade left open is looked after at once, at most once a second. */
const REPAIR_MS = 1_000;
/** Events after which a gate may have come that nobody knew of. */
const PLANNING: ReadonlySet<string> = new Set(['gate.planned', 'market.changed', 'market.resumed']);

/** Wakes a market's round: after a change at once or at most one an interval, at its gates, and whatever was lost once more. */
@Injectable()
export class RoundScheduler implements Subscriber, OnApplicationBootstrap, OnApplicationShutdown {
  readonly name = 'clearing';
  readonly events: ReadonlySet<string> = new Set([...WAKING_EVENTS, ...PLANNING]);
  /** When the last round asked for here is due, by market. */
  private readonly due = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectQueue('clearing') private readonly queue: Queue<Jobs['clearing']>,
    private readonly source: DataSource,
    private readonly rounds: ClearingRepository,
    private readonly rules: MarketRulesQueries,
    private readonly gates: GatesService,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async hear({ stream, events }: Heard): Promise<void> {
    const marketId = stream.slice('market:'.length) as MarketId;
    if (events.some(({ name }) => PLANNING.has(name))) await this.layGates();
    const isBroken = events.some(({ name }) => name === 'stock.released');
    if (!isBroken && this.isAsked(marketId)) return;
    const interval = await this.intervalOf(marketId);
    if (isBroken) await this.schedule(marketId, Math.min(interval ?? REPAIR_MS, REPAIR_MS));
    else if (interval !== null) await this.schedule(marketId, interval);
  }

  /** How far apart rounds after a change are; null where a change alone makes none. */
  private async intervalOf(marketId: MarketId): Promise<number | null> {
    const { mode } = await this.rules.settingsAt(this.source.manager, marketId, this.clock.now());
    return mode.kind === 'continuous' ? mode.intervalMs : (mode.urgent?.intervalMs ?? null);
  }

  /** A round that is due in the future will see a change of now too, so it is not asked for twice. */
  private isAsked(marketId: MarketId): boolean {
    return (this.due.get(marketId) ?? 0) > this.clock.now();
  }

  private async schedule(marketId: MarketId, intervalMs: number): Promise<void> {
    if (this.isAsked(marketId)) return;
    const now = this.clock.now();
    const last = this.due.get(marketId) ?? 0;
    const due = Math.max(now, last + intervalMs);
    await this.queue.add('round', { marketId }, { jobId: `round-${marketId}-${due}`, delay: due - now });
    this.due.set(marketId, due);
  }

  private async look(): Promise<void> {
    try {
      await this.layGates();
      for (const market of await this.rounds.overdue(this.source.manager, await this.continuous(), OVERDUE_SECONDS)) {
        this.log.warn({ market: market.id }, 'a round was due and did not come; asking again');
        await this.schedule(market.id, 0);
      }
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'overdue rounds could not be looked for');
    }
  }

  private async continuous(): Promise<string[]> {
    const statuses = await this.rules.statuses(this.source.manager);
    return [...statuses].filter(([, { settings }]) => settings.mode === 'continuous').map(([id]) => id);
  }

  /** Lays the jobs of the coming gates ready; a gate whose job was lost is given another at every look. */
  private async layGates(): Promise<void> {
    for (const gate of await this.gates.noteComing(GATES_AHEAD_MS)) await this.layGate(gate);
  }

  private async layGate({ marketId, closesAt }: GateRow): Promise<void> {
    const now = this.clock.now();
    const late = now - closesAt;
    const again = late < OVERDUE_SECONDS * 1_000 ? '' : `-${Math.floor(now / LOOK_MS)}`;
    if (again !== '') this.log.warn({ market: marketId, closesAt }, 'a gate was due and made no round; asking again');
    await this.queue.add(
      'round',
      { marketId, gateAt: closesAt },
      { jobId: `gate-${marketId}-${closesAt}${again}`, delay: Math.max(0, -late) },
    );
  }
}
