import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RefusedPair } from '@domain/trades/refused-pair';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, OrderId, OrganisationId, TradeId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import type { Trade, TradeState } from '@domain/trades/trade';
import type { TradeFacts } from '@domain/trades/trade-events';
import type { Tx } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import { SELECT_TRADES, type TradeRow } from './trade-row';
import { toTrade } from './trade.mapper';

// Two index scans merged: an OR over both sides would read every trade of the market.
const NEWEST_OF_PARTY = `
  (SELECT id FROM trades WHERE seller_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4)
  UNION
  (SELECT id FROM trades WHERE buyer_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4)`;

// A change of terms on either side makes another version, and with it another question. Who took kilograms back gets others, not the same again.
const REFUSED_PAIRS = `
  WITH broken AS (
    SELECT t.* FROM trades t WHERE t.market_id = $1 AND t.state IN ('declined', 'lapsed', 'cancelled')
    UNION ALL
    SELECT t.* FROM trade_changes c JOIN trades t ON t.id = c.trade_id
    WHERE t.market_id = $1 AND t.state = 'confirmed' AND (c.before ->> 'kg')::int > (c.after ->> 'kg')::int
  )
  SELECT DISTINCT t.offer_id AS "supplyId", t.order_id AS "demandId" FROM broken t
  JOIN offers o ON o.id = t.offer_id AND o.version = t.offer_version AND o.state = 'open'
  JOIN orders d ON d.id = t.order_id AND d.version = t.order_version AND d.state = 'open'`;

/** Reads about trades. */
@Injectable()
export class TradesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly identity: IdentityQueries,
  ) {}

  /** One trade of this party. Others' are answered like ones that do not exist. @throws DomainError `trade.not_found` */
  async ofParty(party: OrganisationId, id: TradeId): Promise<TradeFacts> {
    const rows = await this.source.query<TradeRow[]>(`${SELECT_TRADES} WHERE t.id = $1 AND $2 IN (t.seller_id, t.buyer_id)`, [id, party]);
    const [facts] = await this.facts(this.source.manager, rows.map(toTrade));
    if (!facts) throw new DomainError('trade.not_found', {});
    return facts;
  }

  /** Trades of one party on either side, newest first, from before an id. */
  async allOfParty(party: OrganisationId, ask: { state: TradeState | null; before: string | null; limit: number }): Promise<TradeFacts[]> {
    const rows = await this.source.query<TradeRow[]>(`${SELECT_TRADES} WHERE t.id IN (${NEWEST_OF_PARTY}) ORDER BY t.id DESC LIMIT $4`, [
      party,
      ask.state,
      ask.before,
      ask.limit,
    ]);
    return this.facts(this.source.manager, rows.map(toTrade));
  }

  /** Trades that one round made for one party, on either side. */
  async ofRound(party: OrganisationId, marketId: MarketId, roundNumber: number): Promise<TradeFacts[]> {
    const rows = await this.source.query<TradeRow[]>(
      `${SELECT_TRADES} WHERE t.market_id = $1 AND t.round_number = $2 AND $3 IN (t.seller_id, t.buyer_id) ORDER BY t.id`,
      [marketId, roundNumber, party],
    );
    return this.facts(this.source.manager, rows.map(toTrade));
  }

  /** Offers and orders of a market that came to nothing with each other at the terms as they stand: they are not proposed again. */
  async refusedPairs(tx: Tx, marketId: MarketId): Promise<RefusedPair[]> {
    return tx.query<RefusedPair[]>(REFUSED_PAIRS, [marketId]);
  }

  /** Kilograms of live trades of these orders, by seller. */
  async takenBySeller(tx: Tx, orderIds: readonly string[]): Promise<{ orderId: string; sellerId: string; kg: number }[]> {
    if (orderIds.length === 0) return [];
    return tx.query(
      `SELECT order_id AS "orderId", seller_id AS "sellerId", sum(kg)::bigint AS kg FROM trades
       WHERE order_id = ANY($1) AND state IN ('held', 'confirmed') GROUP BY 1, 2 ORDER BY 1, 2`,
      [orderIds],
    );
  }

  /** Trades of these ids with the names of their two sides, by id; for rooms that hold their papers. */
  async byId(tx: Tx, ids: readonly TradeId[]): Promise<ReadonlyMap<string, TradeFacts>> {
    const rows = await tx.query<TradeRow[]>(`${SELECT_TRADES} WHERE t.id = ANY($1)`, [ids]);
    return new Map((await this.facts(tx, rows.map(toTrade))).map((facts) => [facts.trade.id, facts]));
  }

  /** Every trade that was made for an order, oldest first. */
  async ofOrder(tx: Tx, id: OrderId): Promise<TradeFacts[]> {
    const rows = await tx.query<TradeRow[]>(`${SELECT_TRADES} WHERE t.demand_id = $1 ORDER BY t.id`, [id]);
    return this.facts(tx, rows.map(toTrade));
  }

  /** Trades of a seller in some fruit that are held or confirmed and not due for delivery before a day. */
  async openOfSeller(tx: Tx, sellerId: OrganisationId, marketIds: readonly MarketId[], from: string): Promise<TradeFacts[]> {
    const rows = await tx.query<TradeRow[]>(
      `${SELECT_TRADES} WHERE t.seller_id = $1 AND t.market_id = ANY($2) AND t.state IN ('held', 'confirmed') AND t.deliver_on >= $3 ORDER BY t.id`,
      [sellerId, marketIds, from],
    );
    return this.facts(tx, rows.map(toTrade));
  }

  /** Trades with the names of their two sides, in the order given. */
  async facts(tx: Tx, trades: readonly Trade[]): Promise<TradeFacts[]> {
    if (trades.length === 0) return [];
    const parties = await this.identity.parties(
      tx,
      trades.flatMap((trade) => [trade.seller.id, trade.buyer.id]),
    );
    return trades.map((trade) => {
      const [seller, buyer] = [parties.get(trade.seller.id), parties.get(trade.buyer.id)];
      invariant(seller !== undefined && buyer !== undefined, 'a trade names a side that does not exist', { id: trade.id });
      return { trade, seller, buyer };
    });
  }
}
