import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import type { MarketId, TradeId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { confirmTrade } from '@domain/trades/confirm-trade';
import { declineTrade } from '@domain/trades/decline-trade';
import { lapseTrade } from '@domain/trades/lapse-trade';
import { type Allocation, makeTrade } from '@domain/trades/make-trade';
import { confirmedAtOf, type Trade } from '@domain/trades/trade';
import type { TradeFacts } from '@domain/trades/trade-events';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { meanwhile } from '../../platform/database/meanwhile';
import type { StockLevel } from '../../platform/database/stock-move';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { requireProofFor } from '@domain/identity/step-up';
import { costOfGoods } from '@domain/shared/money';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { draftOf, TradeDocuments } from './trade-documents';
import { sourcesOf, TradeHolder } from './trade-holder';
import type { SourceIds } from './trade-stock';
import { TradesQueries } from './trades.queries';
import { TradesRepository, type Yes } from './trades.repository';
import { NOTHING_WRITTEN, WrittenInVain, type WrittenTrades } from './written-trades';

export { NOTHING_WRITTEN, WrittenInVain, type WrittenTrades } from './written-trades';

/** Trades lapsed by one sweep; the rest waits for the next. */
const LAPSE_BATCH = 200;

/** The allocations of one round, or of one bid, not yet checked against what changed meanwhile. */
export interface RoundAllocations {
  readonly marketId: MarketId;
  /** Null for a bid: no round made it. */
  readonly roundNumber: number | null;
  readonly at: Instant;
  readonly confirmWithinMs: number;
  readonly allocations: readonly Allocation[];
}

/** What became of them: the trades that still stood, what is open afterwards, and the events to append. */
export interface MadeTrades {
  readonly trades: readonly Trade[];
  readonly stock: { readonly offers: readonly StockLevel[]; readonly orders: readonly StockLevel[] };
  readonly events: readonly DomainEvent[];
}

/** Makes trades and takes the answers to them, each change with its event. */
@Injectable()
export class TradesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly trades: TradesRepository,
    private readonly queries: TradesQueries,
    private readonly documents: TradeDocuments,
    private readonly holder: TradeHolder,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  /**
   * Makes the trades of a round, or of one bid, in the caller's transaction, set by set: allocations that no longer fit are left out.
   * The events are not appended here, because a round appends all of its own at once and last.
   *
   * @param written trades of some of these allocations that the same transaction wrote before
   * @throws WrittenInVain when one of those does not stand: nothing of the transaction may be committed
   */
  async makeFromRound(tx: Tx, round: RoundAllocations, written: WrittenTrades): Promise<MadeTrades> {
    const held = await this.holder.stock.lock(tx, round.allocations.map(sourcesOfAllocation));
    const standing = await this.holder.stock.admit(tx, round.allocations, { held, at: round.at, booked: written.allocations });
    const stands = new Set(standing);
    if ([...written.allocations].some((allocation) => !stands.has(allocation))) throw new WrittenInVain(stands);
    const rest = await this.write(tx, { ...round, allocations: standing.filter((allocation) => !written.allocations.has(allocation)) });
    const stock = await this.holder.stock.apply(tx, [...written.effects, ...rest.effects]);
    return { trades: [...written.trades, ...rest.trades], stock, events: [...written.events, ...rest.events] };
  }

  /**
   * Writes trades with their yeses and papers, and makes ready what is told of them. Holds nothing: the caller lets `makeFromRound` find
   * out in the same transaction whether they stand.
   */
  async write(tx: Tx, { allocations, ...round }: RoundAllocations): Promise<WrittenTrades> {
    if (allocations.length === 0) return NOTHING_WRITTEN;
    const made = allocations.map((allocation) =>
      makeTrade(
        { ...allocation, roundNumber: round.roundNumber },
        { id: this.ids.next() as TradeId, now: round.at, confirmWithinMs: round.confirmWithinMs },
      ),
    );
    const bound = made.map(({ trade }) => trade).filter((trade) => trade.state === 'confirmed');
    if (allocations.some(({ demand }) => demand.source.kind === 'call_off')) await this.trades.checkCallOffsLast(tx);
    const writing = this.trades.insertMany(
      tx,
      made.map(({ trade }) => trade),
    );
    const [, { yeses, drafts }] = await meanwhile(writing, () => ({
      yeses: made.flatMap(({ trade }) => standingYeses(trade)),
      drafts: bound.map(draftOf),
    }));
    await this.trades.insertYeses(tx, yeses);
    const documented = new Map((await this.documents.confirm(tx, drafts, round.at)).map((trade) => [trade.id, trade]));
    const trades = made.map(({ trade }) => documented.get(trade.id) ?? trade);
    const events = this.log.prepared((await this.queries.facts(tx, trades)).map((facts) => eventOf(facts, round.at)));
    return { allocations: new Set(allocations), trades, effects: made.map(({ effect }) => effect), events };
  }

  /** Holds an allocation that no round made to the room on its plant's line. @throws DomainError `plant_day.full` */
  async requireRoom(tx: Tx, { demand, deliverOn, kg }: Allocation): Promise<void> {
    await this.holder.stock.requireRoom(tx, { placeId: demand.placeId, day: deliverOn, kg });
  }

  /** Takes the yes of the actor's side. The second yes binds both and makes the confirmation. */
  async confirm(actor: Actor, id: TradeId): Promise<TradeFacts> {
    return this.work.run(async (tx) => {
      const { facts, side, now } = await this.holder.hold(tx, actor, id);
      const { trade, effect, event } = confirmTrade(facts, side, now);
      requireProofFor(costOfGoods(trade.kg, trade.prices.deliveredVndPerKg), actor.proofFromVnd, actor.provenLately);
      await this.trades.saveAnswers(tx, [trade]);
      await this.trades.insertYeses(tx, [{ tradeId: id, partyId: actor.organisationId, side, memberId: actor.memberId, at: now }]);
      const [documented] = trade.state === 'confirmed' ? await this.documents.confirm(tx, [draftOf(trade)], now) : [];
      if (effect) await this.holder.stock.apply(tx, [effect]);
      const told = { ...event, trade: documented ?? trade };
      await this.log.append(tx, [told]);
      return told;
    });
  }

  /** Takes the no of the actor's side; the kilograms are open again, and the market is told. */
  async decline(actor: Actor, id: TradeId, reason: string | null): Promise<TradeFacts> {
    return this.work.run(async (tx) => {
      const { facts, side, now } = await this.holder.hold(tx, actor, id);
      const { trade, effect, event } = declineTrade(facts, { side, reason, now });
      await this.trades.saveAnswers(tx, [trade]);
      const levels = await this.holder.stock.apply(tx, [effect]);
      await this.log.append(tx, [event, { name: 'stock.released', at: now, marketId: trade.marketId, ...levels }]);
      return event;
    });
  }

  /** Lets held trades go whose time is over by the database's clock. Answers how many, so that the caller comes back for the rest. */
  async lapseDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.trades.due(tx, LAPSE_BATCH);
      if (due.length === 0) return 0;
      await this.holder.stock.lock(tx, due);
      const now = await databaseNow(tx);
      // Somebody may have answered while the locks were awaited.
      const still = (
        await this.trades.lockMany(
          tx,
          due.map(({ id }) => id),
        )
      ).filter((trade) => trade.state === 'held');
      const lapsed = (await this.queries.facts(tx, still)).map((facts) => lapseTrade(facts, now));
      await this.trades.saveAnswers(
        tx,
        lapsed.map(({ trade }) => trade),
      );
      const events: DomainEvent[] = lapsed.map(({ event }) => event);
      for (const marketId of new Set(still.map((trade) => trade.marketId))) {
        const effects = lapsed.filter(({ trade }) => trade.marketId === marketId).map(({ effect }) => effect);
        events.push({ name: 'stock.released', at: now, marketId, ...(await this.holder.stock.apply(tx, effects)) });
      }
      await this.log.append(tx, events);
      return due.length;
    });
  }
}

function sourcesOfAllocation({ supply, demand, deliverOn }: Allocation): SourceIds {
  return sourcesOf({ supply, demand: demand.source, toPlaceId: demand.placeId, deliverOn });
}

/** What both sides hear of a trade that was just made. */
function eventOf(facts: TradeFacts, at: Instant): DomainEvent {
  return { ...facts, name: facts.trade.state === 'confirmed' ? 'trade.confirmed' : 'trade.held', at };
}

/** Yeses that were given before the trade was made. */
function standingYeses(trade: Trade): Yes[] {
  const sides = [
    { side: 'seller', partyId: trade.seller.id },
    { side: 'buyer', partyId: trade.buyer.id },
  ] as const;
  return sides.flatMap(({ side, partyId }) => {
    const at = confirmedAtOf(trade, side);
    return at === null ? [] : [{ tradeId: trade.id, partyId, side, memberId: null, at }];
  });
}
