import { Injectable } from '@nestjs/common';
import { DomainError } from '@domain/shared/domain-error';
import type { Day } from '@domain/shared/day';
import type { MemberId, OrganisationId, PlaceId, TradeId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import type { Side, Trade } from '@domain/trades/trade';
import type { Tx } from '../../platform/database/unit-of-work';
import { SELECT_TRADES, type TradeRow } from './trade-row';
import { fromTrade, toTrade } from './trade.mapper';

/** The yes of one side, as it is kept. */
export interface Yes {
  readonly tradeId: TradeId;
  readonly partyId: OrganisationId;
  readonly side: Side;
  /** Null when it was given beforehand. */
  readonly memberId: MemberId | null;
  readonly at: Instant;
}

/** What a held trade past its time draws on: enough to take the locks in their order. */
export interface DueTrade {
  readonly id: TradeId;
  readonly offerId: string;
  readonly orderId: string | null;
  readonly callOffId: string | null;
  readonly placeId: PlaceId;
  readonly deliverOn: Day;
}

const COLUMNS = `id, market_id, round_number, offer_id, offer_version, order_id, order_version, bid_id, bid_version, bid_vnd_per_kg,
  call_off_id, call_off_version, contract_id,
  seller_id, seller_group, buyer_id, buyer_group, variety_id, grade_id, kg, ask_vnd_per_kg, limit_vnd_per_kg, contract_vnd_per_kg,
  farm_gate_vnd_per_kg, freight_vnd_per_kg, delivered_vnd_per_kg, from_place_id, to_place_id, pick_up_on, deliver_on, state, confirm_by,
  seller_confirmed_at, buyer_confirmed_at, version, created_at`;

// A round writes hundreds of trades: one statement, whatever their number.
const INSERT = `INSERT INTO trades (${COLUMNS}) SELECT ${COLUMNS} FROM jsonb_populate_recordset(NULL::trades, $1)`;

const INSERT_YES = `
  INSERT INTO trade_confirmations (trade_id, party_id, side, member_id, at)
  SELECT trade_id, party_id, side, member_id, at FROM jsonb_populate_recordset(NULL::trade_confirmations, $1)`;

const ANSWER = `
  UPDATE trades t SET state = a.state, seller_confirmed_at = a.seller_confirmed_at, buyer_confirmed_at = a.buyer_confirmed_at, version = a.version
  FROM jsonb_to_recordset($1) AS a (id uuid, state text, seller_confirmed_at timestamptz, buyer_confirmed_at timestamptz, version integer)
  WHERE t.id = a.id AND t.version = a.version - 1`;

/** Rows of trades and of the yeses given to them. */
@Injectable()
export class TradesRepository {
  /**
   * Lets references to call-offs be checked at the end of the transaction: checked at once, each would hold a call-off before the plants'
   * days and the offers, against the order of locks.
   */
  async checkCallOffsLast(tx: Tx): Promise<void> {
    await tx.query('SET CONSTRAINTS trades_call_off_id_contract_id_fkey DEFERRED');
  }

  async insertMany(tx: Tx, trades: readonly Trade[]): Promise<void> {
    if (trades.length > 0) await tx.query(INSERT, [JSON.stringify(trades.map(fromTrade))]);
  }

  async insertYeses(tx: Tx, yeses: readonly Yes[]): Promise<void> {
    if (yeses.length === 0) return;
    const rows = yeses.map((yes) => ({
      trade_id: yes.tradeId,
      party_id: yes.partyId,
      side: yes.side,
      member_id: yes.memberId,
      at: instantToIso(yes.at),
    }));
    await tx.query(INSERT_YES, [JSON.stringify(rows)]);
  }

  /** Writes answers to trades whose rows the caller holds. */
  async saveAnswers(tx: Tx, trades: readonly Trade[]): Promise<void> {
    if (trades.length > 0) await tx.query(ANSWER, [JSON.stringify(trades.map(fromTrade))]);
  }

  /** One trade without holding it. @throws DomainError `trade.not_found` */
  async one(tx: Tx, id: TradeId): Promise<Trade> {
    const [row] = await tx.query<TradeRow[]>(`${SELECT_TRADES} WHERE t.id = $1`, [id]);
    if (!row) throw new DomainError('trade.not_found', {});
    return toTrade(row);
  }

  /** Holds the rows of trades, in the order of their ids, until the transaction ends. Their offers and demands must be held before. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<Trade[]> {
    const rows = await tx.query<TradeRow[]>(`${SELECT_TRADES} WHERE t.id = ANY($1) ORDER BY t.id FOR UPDATE OF t`, [ids]);
    return rows.map(toTrade);
  }

  /** Held trades whose time is over by the database's clock, oldest first. Nothing is held yet. */
  async due(tx: Tx, limit: number): Promise<DueTrade[]> {
    return tx.query<DueTrade[]>(
      `SELECT id, offer_id AS "offerId", order_id AS "orderId", call_off_id AS "callOffId", to_place_id AS "placeId",
         deliver_on AS "deliverOn"
       FROM trades WHERE state = 'held' AND confirm_by <= clock_timestamp() ORDER BY confirm_by LIMIT $1`,
      [limit],
    );
  }
}
