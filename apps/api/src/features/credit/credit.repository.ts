import { Injectable } from '@nestjs/common';
import type { Credit } from '@domain/credit/credit';
import type { MemberId, OrganisationId, TradeId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import { type Vnd, vndFromWire } from '@domain/shared/money';
import type { Tx } from '../../platform/database/unit-of-work';

/** A seller and a buyer. */
export interface Pair {
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
}

/** A pair's credit with what is tied up of it. */
export interface CreditState {
  readonly credit: Credit;
  readonly tiedVnd: Vnd;
}

interface Row {
  readonly sellerId: string;
  readonly buyerId: string;
  readonly limitVnd: string | null;
  readonly depositVnd: string;
  readonly version: number;
  readonly tiedVnd: string;
}

const TIED = `
  coalesce((SELECT sum(t.kg * t.farm_gate_vnd_per_kg) FROM trades t
    WHERE t.seller_id = c.seller_id AND t.buyer_id = c.buyer_id AND t.state IN ('held', 'confirmed') AND t.contract_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM trade_payments p WHERE p.trade_id = t.id)), 0)`;

const SELECT = `
  SELECT c.seller_id AS "sellerId", c.buyer_id AS "buyerId", c.limit_vnd::text AS "limitVnd", c.deposit_vnd::text AS "depositVnd", c.version,
         ${TIED}::text AS "tiedVnd"
  FROM credits c`;

const OF_PAIRS = `JOIN unnest($1::uuid[], $2::uuid[]) AS p (seller_id, buyer_id) ON p.seller_id = c.seller_id AND p.buyer_id = c.buyer_id`;

/** Rows of credit. */
@Injectable()
export class CreditRepository {
  /** Holds the rows of these pairs, in one order, and reads what is tied up once they are held. Pairs without a row have no limit. */
  async lock(tx: Tx, pairs: readonly Pair[]): Promise<CreditState[]> {
    if (pairs.length === 0) return [];
    const asked = [pairs.map(({ sellerId }) => sellerId), pairs.map(({ buyerId }) => buyerId)];
    const held = await tx.query<unknown[]>(
      `SELECT c.seller_id FROM credits c ${OF_PAIRS} WHERE c.limit_vnd IS NOT NULL ORDER BY c.seller_id, c.buyer_id FOR UPDATE OF c`,
      asked,
    );
    if (held.length === 0) return [];
    return (await tx.query<Row[]>(`${SELECT} ${OF_PAIRS}`, asked)).map(toState);
  }

  /** Every pair with a limit among these sellers and buyers. */
  async between(tx: Tx, sellers: readonly string[], buyers: readonly string[]): Promise<CreditState[]> {
    const rows = await tx.query<Row[]>(
      `${SELECT} WHERE c.limit_vnd IS NOT NULL AND c.seller_id = ANY($1) AND c.buyer_id = ANY($2) ORDER BY c.seller_id, c.buyer_id`,
      [sellers, buyers],
    );
    return rows.map(toState);
  }

  async ofParty(tx: Tx, party: OrganisationId, limit: number): Promise<CreditState[]> {
    const rows = await tx.query<Row[]>(`${SELECT} WHERE $1 IN (c.seller_id, c.buyer_id) ORDER BY c.seller_id, c.buyer_id LIMIT $2`, [
      party,
      limit,
    ]);
    return rows.map(toState);
  }

  async save(tx: Tx, { sellerId, buyerId, limitVnd, depositVnd, version }: Credit, by: { at: Instant; memberId: MemberId }): Promise<void> {
    await tx.query(
      `INSERT INTO credits (seller_id, buyer_id, limit_vnd, deposit_vnd, version, set_at, set_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (seller_id, buyer_id) DO UPDATE SET limit_vnd = $3, deposit_vnd = $4, version = $5, set_at = $6, set_by = $7`,
      [sellerId, buyerId, limitVnd?.toString() ?? null, depositVnd.toString(), version, instantToIso(by.at), by.memberId],
    );
  }

  /** The row of one pair, held; undefined if there is none. */
  async lockOne(tx: Tx, { sellerId, buyerId }: Pair): Promise<CreditState | undefined> {
    await tx.query('SELECT 1 FROM credits WHERE seller_id = $1 AND buyer_id = $2 FOR UPDATE', [sellerId, buyerId]);
    const [row] = await tx.query<Row[]>(`${SELECT} WHERE c.seller_id = $1 AND c.buyer_id = $2`, [sellerId, buyerId]);
    return row && toState(row);
  }

  /** The pair of a confirmed spot trade of this seller. */
  async pairOfSold(tx: Tx, sellerId: OrganisationId, tradeId: TradeId): Promise<(Pair & { state: string; paid: boolean }) | undefined> {
    const [row] = await tx.query<(Pair & { state: string; paid: boolean })[]>(
      `SELECT seller_id AS "sellerId", buyer_id AS "buyerId", state, EXISTS (SELECT 1 FROM trade_payments p WHERE p.trade_id = t.id) AS paid
       FROM trades t WHERE id = $1 AND seller_id = $2`,
      [tradeId, sellerId],
    );
    return row;
  }

  async insertPayment(tx: Tx, tradeId: TradeId, at: Instant, memberId: MemberId): Promise<void> {
    await tx.query('INSERT INTO trade_payments (trade_id, at, member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      tradeId,
      instantToIso(at),
      memberId,
    ]);
  }

  /** Live spot trades of a pair that are not paid, the largest first. */
  async tying(tx: Tx, { sellerId, buyerId }: Pair, limit: number): Promise<{ tradeId: string; orderId: string | null; vnd: string }[]> {
    return tx.query(
      `SELECT t.id AS "tradeId", t.order_id AS "orderId", (t.kg * t.farm_gate_vnd_per_kg)::text AS vnd FROM trades t
       WHERE t.seller_id = $1 AND t.buyer_id = $2 AND t.state IN ('held', 'confirmed') AND t.contract_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM trade_payments p WHERE p.trade_id = t.id)
       ORDER BY t.kg * t.farm_gate_vnd_per_kg DESC, t.id LIMIT $3`,
      [sellerId, buyerId, limit],
    );
  }
}

function toState({ sellerId, buyerId, limitVnd, depositVnd, version, tiedVnd }: Row): CreditState {
  return {
    credit: {
      sellerId: sellerId as OrganisationId,
      buyerId: buyerId as OrganisationId,
      limitVnd: limitVnd === null ? null : vndFromWire(limitVnd),
      depositVnd: vndFromWire(depositVnd),
      version,
    },
    tiedVnd: vndFromWire(tiedVnd),
  };
}
