import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import { instantFromIso } from '@domain/shared/instant';
import type { Trade } from '@domain/trades/trade';
import type { RoundView } from '@domain/view-types';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { TradesService } from '../trades/trades.service';
import { answersOf, gapEvents } from './answer-gaps';
import type { MarketRow } from './clearing.repository';
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

  /** Undefined when the result is void: another worker was faster, or the market was halted while we solved. */
  async commit(market: FrozenMarket, proposed: ProposedRound): Promise<RoundView | undefined> {
    let lockedAt = 0;
    const round = await this.work.run(async (tx) => {
      const row = await this.rounds.rows.lockMarket(tx, market.marketId);
      lockedAt = this.watch.now();
      if (row?.lastRoundNumber !== market.lastRoundNumber || row.state !== 'open') return undefined;
      await this.watch.reach('round.locked');
      return proposed.violations.length === 0 ? this.publish(tx, row, market, proposed) : this.refuse(tx, market, proposed);
    });
    this.watch.done(market, round, proposed.violations, this.watch.now() - lockedAt);
    return round;
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

  /** Makes the trades that still stand. Under the market's lock, so that no other round comes between. */
  private async publish(tx: Tx, row: MarketRow, market: FrozenMarket, proposed: ProposedRound): Promise<RoundView> {
    const started = this.watch.now();
    const at = await databaseNow(tx);
    const planRound = { marketId: row.id, at, plans: market.plans, allocations: proposed.allocations };
    await this.plants.release(tx, market, proposed.allocations);
    const drawn = await this.plans.draw(tx, planRound);
    await this.watch.reach('round.drawn');
    const made = await this.trades.makeFromRound(tx, {
      marketId: row.id,
      roundNumber: row.lastRoundNumber + 1,
      at,
      confirmWithinMs: market.plan.confirmWithinMs,
      allocations: drawn.allocations,
    });
    const divided = await this.plans.settle(tx, planRound, drawn, made.trades);
    await this.plants.note(tx, market, made.trades);
    await this.watch.reach('round.traded');
    const stale = proposed.allocations.length - made.trades.length;
    const commitMs = Math.round(this.watch.now() - started);
    const round = roundView(market, proposed, { made: made.trades, stale, at, commitMs });
    const events: DomainEvent[] = [
      { name: 'round.cleared', at, round },
      { name: 'stock.changed', at, marketId: row.id, offers: made.stock.offers, orders: made.stock.orders },
      ...made.events,
      ...divided,
    ];
    await this.write(tx, market, proposed, { round, events, made: made.trades });
    return round;
  }

  /** The checker refused the result: nothing is traded, the round is kept as failed, and the operator is alarmed. */
  private async refuse(tx: Tx, market: FrozenMarket, proposed: ProposedRound): Promise<RoundView> {
    await this.plants.release(tx, market, []);
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
