import { Injectable } from '@nestjs/common';
import { DomainError } from '@domain/shared/domain-error';
import type { TradeId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { type Side, sideOf, type Trade } from '@domain/trades/trade';
import type { TradeFacts } from '@domain/trades/trade-events';
import { databaseNow } from '../../platform/database/database-clock';
import type { Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { type SourceIds, TradeStock } from './trade-stock';
import { TradesQueries } from './trades.queries';
import { TradesRepository } from './trades.repository';

/** A trade of the actor's, held with all that it draws on. */
export interface HeldTrade {
  readonly facts: TradeFacts;
  readonly side: Side;
  readonly now: Instant;
}

/** Takes the locks that every answer to a trade needs, in their one order. */
@Injectable()
export class TradeHolder {
  constructor(
    private readonly trades: TradesRepository,
    private readonly queries: TradesQueries,
    readonly stock: TradeStock,
  ) {}

  /**
   * Holds a trade of the actor's with all that it draws on: offer, demand, then the trade itself, and reads the clock once nobody
   * can change it any more. Another's trade is answered like one that does not exist.
   */
  async hold(tx: Tx, actor: Actor, id: TradeId): Promise<HeldTrade> {
    const seen = await this.trades.one(tx, id);
    const side = sideOf(seen, actor.organisationId);
    if (side === null) throw new DomainError('trade.not_found', {});
    await this.stock.lock(tx, [sourcesOf(seen)]);
    const [facts] = await this.queries.facts(tx, await this.trades.lockMany(tx, [id]));
    if (!facts) throw new DomainError('trade.not_found', {});
    return { facts, side, now: await databaseNow(tx) };
  }
}

/** The ids that a trade draws on. */
export function sourcesOf({
  supply,
  demand,
  toPlaceId,
  deliverOn,
}: Pick<Trade, 'supply' | 'demand' | 'toPlaceId' | 'deliverOn'>): SourceIds {
  return {
    offerId: supply.offerId,
    orderId: demand.kind === 'order' ? demand.orderId : null,
    callOffId: demand.kind === 'call_off' ? demand.callOffId : null,
    placeId: toPlaceId,
    deliverOn,
  };
}
