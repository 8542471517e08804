import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import { type Instant, instantFromIso } from '@domain/shared/instant';
import type { Allocation } from '@domain/trades/make-trade';
import type { Trade } from '@domain/trades/trade';
import type { RoundView } from '@domain/across/views/view-types';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { type RoundAllocations, TradesService, WrittenInVain, type WrittenTrades } from '../trades/trades.service';
import { answersOf, gapEvents } from './answer-gaps';
import type { MarketRow } from './clearing.repository';
import { earlyAllocations } from './early-allocations';
import { PlanDrawing } from './plan-drawing';
import { PlantRoom } from './plant-room.service';
import type { FrozenMarket } from './frozen-market';
import type { ProposedRound } from './round-maker';
import { roundView } from './round-view';
import { RoundWatch } from './round-watch';
import { RoundsAndGates } from './rounds-and-gates';

/** What a round tells the market. */
interface Publication {
  readonly round: RoundView;
  readonly events: readonly DomainEvent[];
  readonly made: readonly Trade[];
}

/** Since when the market's row is held; null before. */
interface Held {
  sinceMs: number | null;
}

/** One try to write a round. */
interface Attempt {
  readonly early: readonly Allocation[];
  readonly held: Held;
}

/** A round that is half written: its trades, and since when. */
interface Writing {
  readonly written: WrittenTrades;
  readonly started: number;
}

/** The market has moved on, or stands still: what was written is taken back. */
class Overtaken extends Error {}

/** So often are trades written ahead of the locks; where the market moves on each time, all are written under them. */
const EARLY_TRIES_MAX = 3;

/** Writes a solved round: all of it in one transaction under the market's lock, or nothing. */
@Injectable()
export class RoundCommitter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rounds: RoundsAndGates,
    private readonly trades: TradesService,
    private readonly plans: PlanDrawing,
    private readonly plants: PlantRoom,
    private readonly log: EventLog,
    private readonly watch: RoundWatch,
  ) {}

  /**
   * Writes the trades first, and holds the market only while it finds out that they stand. Where some do not, everything is taken back
   * and written again without them. Undefined when the result is void: another worker was faster, or the market was halted while we solved.
   */
  async commit(market: FrozenMarket, proposed: ProposedRound): Promise<RoundView | undefined> {
    let [early, heldMs] = [earlyAllocations(market, proposed.allocations), 0];
    for (let tries = 1; ; tries++) {
      const held: Held = { sinceMs: null };
      try {
        const round = await this.attempt(market, proposed, { early, held });
        this.watch.done(market, round, proposed.violations, Math.max(heldMs, this.msSince(held)));
        return round;
      } catch (error) {
        if (early.length === 0 || !(error instanceof WrittenInVain || isRefused(error))) throw error;
        // Each time fewer; a row that the database refused is judged under the locks.
        early =
          error instanceof WrittenInVain && tries < EARLY_TRIES_MAX ? early.filter((allocation) => error.standing.has(allocation)) : [];
        heldMs = Math.max(heldMs, this.msSince(held));
      }
    }
  }

  /** Nothing can meet: the news are noted, and no round is published. */
  async pass(market: FrozenMarket): Promise<void> {
    await this.work.run(async (tx) => {
      const row = await this.rounds.rows.lockMarket(tx, market.marketId);
      if (row?.state !== 'open') return;
      if (row.frozenNumber < market.frozenNumber) await this.rounds.rows.advance(tx, row.id, market.frozenNumber, row.lastRoundNumber);
      if (market.plan.gate) await this.rounds.gates.finish(tx, market.plan.gate, 'empty', null);
      const at = await databaseNow(tx);
      const answered = await this.rounds.gaps.answer(tx, row.id, answersOf(market.gaps, [], null), at);
      await this.log.append(tx, gapEvents(answered, row.id, at));
    });
  }

  private async attempt(market: FrozenMarket, proposed: ProposedRound, { early, held }: Attempt): Promise<RoundView | undefined> {
    const started = this.watch.now();
    return this.work
      .run(async (tx) => {
        if (!isDue(market, await this.rounds.rows.takeTurn(tx, market.marketId))) return undefined;
        const isGood = proposed.violations.length === 0;
        await this.plants.release(tx, market, isGood ? proposed.allocations : []);
        const written = await this.trades.write(tx, { ...tradesOf(market, await databaseNow(tx)), allocations: isGood ? early : [] });
        const row = await this.rounds.rows.lockMarket(tx, market.marketId);
        held.sinceMs = this.watch.now();
        if (!isDue(market, row)) throw new Overtaken();
        await this.watch.reach('round.locked');
        return isGood ? this.publish(tx, market, proposed, { written, started }) : this.refuse(tx, market, proposed);
      })
      .catch((error: unknown) => {
        if (error instanceof Overtaken) return undefined;
        throw error;
      });
  }

  private msSince({ sinceMs }: Held): number {
    return sinceMs === null ? 0 : this.watch.now() - sinceMs;
  }

  /** Makes the trades that still stand. Under the market's lock, so that no other round comes between. */
  private async publish(tx: Tx, market: FrozenMarket, proposed: ProposedRound, { written, started }: Writing): Promise<RoundView> {
    const at = await databaseNow(tx);
    const planRound = { marketId: market.marketId, at, plans: market.plans, allocations: proposed.allocations };
    const drawn = await this.plans.draw(tx, planRound);
    await this.watch.reach('round.drawn');
    const made = await this.trades.makeFromRound(tx, { ...tradesOf(market, at), allocations: drawn.allocations }, written);
    const divided = await this.plans.settle(tx, planRound, drawn, made.trades);
    await this.plants.note(tx, market, made.trades);
    await this.watch.reach('round.traded');
    const stale = proposed.allocations.length - made.trades.length;
    const commitMs = Math.round(this.watch.now() - started);
    const round = roundView(market, proposed, { made: made.trades, stale, at, commitMs });
    const events: DomainEvent[] = [
      { name: 'round.cleared', at, round },
      { name: 'stock.changed', at, marketId: market.marketId, offers: made.stock.offers, orders: made.stock.orders },
      ...made.events,
      ...divided,
    ];
    await this.write(tx, market, proposed, { round, events, made: made.trades });
    return round;
  }

  /** The checker refused the result: nothing is traded, the round is kept as failed, and the operator is alarmed. */
  private async refuse(tx: Tx, market: FrozenMarket, proposed: ProposedRound): Promise<RoundView> {
    const at = await databaseNow(tx);
    const published = roundView(market, proposed, { made: [], stale: 0, at, commitMs: 0 });
    const round: RoundView = { ...published, state: 'failed', prices: [] };
    await this.write(tx, market, proposed, { round, events: [{ name: 'round.cleared', at, round }], made: [] });
    return round;
  }

  /** The round, the market's progress, its gate, and last what everybody hears. */
  private async write(tx: Tx, market: FrozenMarket, proposed: ProposedRound, { round, events, made }: Publication): Promise<void> {
    const { frozenNumber, plan } = market;
    await this.rounds.rows.insertRound(tx, round, { ...proposed, frozenNumber });
    await this.rounds.rows.advance(tx, market.marketId, frozenNumber, round.number);
    if (plan.gate) await this.rounds.gates.finish(tx, plan.gate, round.state, round.number);
    const at = instantFromIso(round.publishedAt, 'publishedAt');
    const answered = await this.rounds.gaps.answer(tx, market.marketId, answersOf(market.gaps, made, round.number), at);
    await this.watch.reach('round.written');
    await this.log.append(tx, [...events, ...gapEvents(answered, market.marketId, at)]);
    await this.work.last(() => this.watch.reach('round.appended'));
  }
}

/** True while the market stands where it was frozen. */
function isDue({ lastRoundNumber }: FrozenMarket, row: MarketRow | undefined): boolean {
  return row?.lastRoundNumber === lastRoundNumber && row.state === 'open';
}

function tradesOf({ marketId, lastRoundNumber, plan }: FrozenMarket, at: Instant): Omit<RoundAllocations, 'allocations'> {
  return { marketId, roundNumber: lastRoundNumber + 1, at, confirmWithinMs: plan.confirmWithinMs };
}

/** True where a constraint of the database refused a row. */
function isRefused(error: unknown): boolean {
  return /^23/.test((error as { code?: string }).code ?? '');
}
