import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import { DomainError } from '@domain/shared/domain-error';
import type { TradeId } from '@domain/shared/ids';
import { dayAt, startOfDay, wholeHoursBetween } from '@domain/shared/instant';
import type { Kg } from '@domain/shared/weight';
import { cancelTrade } from '@domain/trades/cancel-trade';
import { applyCorrection, type Correction, proposeCorrection, requireAnswerable, type TradeChanges } from '@domain/trades/correct-trade';
import type { StockEffect } from '@domain/trades/stock-effect';
import type { TradeFacts } from '@domain/trades/trade-events';
import { tradeTerms } from '@domain/trades/trade-terms';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { TradeAmendments } from './trade-amendments';
import { type TradeChange, TradeChangesRepository } from './trade-changes.repository';
import { type HeldTrade, TradeHolder } from './trade-holder';
import { TradesQueries } from './trades.queries';

const LAPSE_BATCH = 200;

/** What one side takes back: so many kilograms, or everything (null). */
export interface CancelAsk {
  readonly kg: Kg | null;
  readonly reason: string;
  /** Whoever has no fruit or no room any more also closes the rest of their own paper. */
  readonly closesRest: boolean;
}

/** Cancels binding trades in time, and changes them when both sides agree. */
@Injectable()
export class TradeChangesService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly holder: TradeHolder,
    private readonly changes: TradeChangesRepository,
    private readonly amendments: TradeAmendments,
    private readonly queries: TradesQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  onModuleInit(): void {
    this.amendments.sweep(() => this.lapseDue());
  }

  /**
   * One side takes a trade back, wholly or in part. The kilograms are open again on both papers, never for the same two sides; who wants
   * no others in their place closes the rest in the same step, before a round can fill it.
   */
  async cancel(actor: Actor, id: TradeId, ask: CancelAsk): Promise<TradeFacts> {
    return this.work.run(async (tx) => {
      const held = await this.holder.hold(tx, actor, id);
      const { trade, effect, reason, event } = cancelTrade(held.facts, { side: held.side, ...ask, now: held.now });
      const kind = trade.state === 'cancelled' ? 'cancellation' : 'partial_cancellation';
      await this.record(tx, actor, held, { after: trade, kind, reason });
      await this.log.append(tx, [event, ...(await this.moved(tx, held.facts, effect, held.now))]);
      if (ask.closesRest) await this.holder.stock.closeRest(tx, actor, trade);
      return event;
    });
  }

  /** One side proposes other terms. */
  async propose(actor: Actor, id: TradeId, ask: { changes: TradeChanges; reason: string; standsMinutes: number }): Promise<Correction> {
    return this.work.run(async (tx) => {
      const { facts, side, now } = await this.holder.hold(tx, actor, id);
      const open = (await this.changes.correctionsOf(tx, id)).some((each) => each.state === 'proposed' && each.expiresAt > now);
      if (open) throw new DomainError('correction.already_open', {});
      const correction = proposeCorrection(facts.trade, { ...ask, id: this.ids.next(), by: side, now, today: dayAt(now) });
      await this.changes.insertCorrection(tx, correction, now);
      await this.log.append(tx, [{ ...facts, name: 'correction.proposed', at: now, correction }]);
      return correction;
    });
  }

  /** The other side's yes: the terms change at once, for both. */
  async accept(actor: Actor, id: TradeId, correctionId: string): Promise<TradeFacts> {
    return this.work.run(async (tx) => {
      const held = await this.holder.hold(tx, actor, id);
      const { facts, side, now } = held;
      const correction = await this.changes.correction(tx, id, correctionId);
      requireAnswerable(correction, facts.trade, side, { withdraws: false, now });
      const { trade, effect } = applyCorrection(facts.trade, correction.changes);
      await this.amendments.requireRoom(tx, facts.trade, trade);
      await this.amendments.requireCredit(tx, facts.trade, trade);
      if (effect?.move === 'hold_and_confirm') await this.amendments.requireOpen(tx, facts.trade, effect.kg);
      await this.record(tx, actor, { ...held, side: correction.by }, { after: trade, kind: 'correction', reason: correction.reason });
      await this.changes.closeCorrection(tx, correctionId, 'accepted', now);
      const after = { ...facts, trade };
      await this.log.append(tx, [
        { ...after, name: 'correction.closed', at: now, correction: { ...correction, state: 'accepted' } },
        { ...after, name: 'trade.changed', at: now },
        ...(effect ? await this.moved(tx, facts, effect, now) : []),
      ]);
      return after;
    });
  }

  /** The other side refuses, or its own side withdraws. */
  async close(actor: Actor, id: TradeId, correctionId: string, state: 'refused' | 'withdrawn'): Promise<Correction> {
    return this.work.run(async (tx) => {
      const { facts, side, now } = await this.holder.hold(tx, actor, id);
      const before = await this.changes.correction(tx, id, correctionId);
      requireAnswerable(before, facts.trade, side, { withdraws: state === 'withdrawn', now });
      const correction: Correction = { ...before, state };
      await this.changes.closeCorrection(tx, correctionId, state, now);
      await this.log.append(tx, [{ ...facts, name: 'correction.closed', at: now, correction }]);
      return correction;
    });
  }

  private async lapseDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.changes.dueCorrections(tx, LAPSE_BATCH);
      if (due.length === 0) return 0;
      const now = await databaseNow(tx);
      const facts = await this.queries.byId(
        tx,
        due.map((each) => each.tradeId),
      );
      for (const { id } of due) await this.changes.closeCorrection(tx, id, 'lapsed', now);
      await this.log.append(
        tx,
        due.flatMap((before): DomainEvent[] => {
          const of = facts.get(before.tradeId);
          return of ? [{ ...of, name: 'correction.closed', at: now, correction: { ...before, state: 'lapsed' } }] : [];
        }),
      );
      return due.length;
    });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    { facts, side, now }: HeldTrade,
    change: Pick<TradeChange, 'after' | 'kind' | 'reason'>,
  ): Promise<void> {
    const hoursBeforePickUp = wholeHoursBetween(now, startOfDay(facts.trade.pickUpOn));
    const terms = tradeTerms(change.after);
    const id = await this.changes.save(tx, {
      ...change,
      before: facts.trade,
      side,
      memberId: actor.memberId,
      terms,
      hoursBeforePickUp,
      at: now,
    });
    await this.amendments.ask(tx, id, facts.trade);
  }

  /** Kilograms that go back wake a round, as those of a declined trade do. */
  private async moved(tx: Tx, { trade }: TradeFacts, effect: StockEffect, at: TradeChange['at']): Promise<DomainEvent[]> {
    const levels = await this.amendments.move(tx, effect);
    const name = effect.move === 'unconfirm' ? 'stock.released' : 'stock.changed';
    return [{ name, at, marketId: trade.marketId, ...levels }];
  }
}
