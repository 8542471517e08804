import { Injectable } from '@nestjs/common';
import type { StandingLine, StandingOrder, StandingTerms } from '@domain/orders/standing-order';
import { dueAt, nextLine } from '@domain/orders/standing-schedule';
import { dayOf, type Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, MemberId, OrderId, OrganisationId, StandingOrderId } from '@domain/shared/ids';
import { type Instant, instantOf, instantToIso } from '@domain/shared/instant';
import type { Tx } from '../../platform/database/unit-of-work';

interface Row {
  readonly id: string;
  readonly buyer_id: string;
  readonly market_id: string;
  readonly terms: Omit<StandingTerms, 'marketId'>;
  readonly state: StandingOrder['state'];
  readonly version: number;
  readonly set_by: string;
  readonly next_day: string;
}
interface LineRow {
  readonly standing_order_id: string;
  readonly day: string;
  readonly state: StandingLine['state'];
  readonly order_id: string | null;
  readonly missed: StandingLine['missed'];
  readonly at: Date;
}

/** A line and the standing order that it is of. */
export interface LineOf {
  readonly id: StandingOrderId;
  readonly line: StandingLine;
}

const SELECT = `SELECT s.*, d.next_day FROM standing_orders s JOIN standing_order_due d ON d.standing_order_id = s.id`;

const SAVE = `
  INSERT INTO standing_orders (id, buyer_id, market_id, terms, state, version, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE SET terms = $4, state = $5, version = $6, set_by = $7, set_at = $8`;

const SAVE_DUE = `
  INSERT INTO standing_order_due (standing_order_id, next_day, due_at)
  SELECT id, "nextDay", "dueAt" FROM jsonb_to_recordset($1) AS d (id uuid, "nextDay" date, "dueAt" timestamptz)
  ON CONFLICT (standing_order_id) DO UPDATE SET next_day = excluded.next_day, due_at = excluded.due_at`;

const INSERT_LINES = `
  INSERT INTO standing_order_lines (standing_order_id, day, state, order_id, missed, at)
  SELECT id, day, state, "orderId", missed, at
  FROM jsonb_to_recordset($1) AS l (id uuid, day date, state text, "orderId" uuid, missed jsonb, at timestamptz)`;

/** Rows of standing orders and their days. */
@Injectable()
export class StandingOrdersRepository {
  /** Writes the terms and the state; where it stands in the calendar is written apart. */
  async save(tx: Tx, standing: StandingOrder, at: Instant): Promise<void> {
    const { id, buyerId, marketId, state, version, setBy, nextDay: _, ...terms } = standing;
    await tx.query(SAVE, [id, buyerId, marketId, JSON.stringify(terms), state, version, setBy, instantToIso(at)]);
  }

  /** Writes the first unsettled day of each, and when it is due: never for one that has ended. */
  async saveDue(tx: Tx, standings: readonly StandingOrder[]): Promise<void> {
    if (standings.length === 0) return;
    const rows = standings.map(({ id, nextDay, schedule, state }) => {
      const day = state === 'ended' ? null : nextLine(schedule, nextDay);
      return { id, nextDay, dueAt: day && instantToIso(dueAt(schedule, day)) };
    });
    await tx.query(SAVE_DUE, [JSON.stringify(rows)]);
  }

  async insertLines(tx: Tx, lines: readonly LineOf[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = lines.map(({ id, line }) => ({ ...line, id, at: instantToIso(line.at) }));
    await tx.query(INSERT_LINES, [JSON.stringify(rows)]);
  }

  /** A missed day has its order after all. */
  async savePlaced(tx: Tx, { id, line }: LineOf): Promise<void> {
    await tx.query(
      `UPDATE standing_order_lines SET state = 'placed', order_id = $3, missed = NULL, at = $4 WHERE standing_order_id = $1 AND day = $2`,
      [id, line.day, line.orderId, instantToIso(line.at)],
    );
  }

  /** Standing orders with a day that is due, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, limit: number): Promise<StandingOrder[]> {
    const rows = await tx.query<Row[]>(
      `${SELECT} WHERE d.due_at <= clock_timestamp() ORDER BY d.due_at, s.id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map(toStanding);
  }

  /** One standing order of this buyer, held. Another's is answered like one that does not exist. @throws DomainError `standing_order.not_found` */
  async lockOwn(tx: Tx, buyerId: OrganisationId, id: StandingOrderId): Promise<StandingOrder> {
    const [row] = await tx.query<Row[]>(`${SELECT} WHERE s.id = $1 AND s.buyer_id = $2 FOR UPDATE`, [id, buyerId]);
    if (!row) throw new DomainError('standing_order.not_found', {});
    return toStanding(row);
  }

  /** @throws DomainError `standing_order.not_found` */
  async one(tx: Tx, buyerId: OrganisationId, id: StandingOrderId): Promise<StandingOrder> {
    const [row] = await tx.query<Row[]>(`${SELECT} WHERE s.id = $1 AND s.buyer_id = $2`, [id, buyerId]);
    if (!row) throw new DomainError('standing_order.not_found', {});
    return toStanding(row);
  }

  /** Newest first, from before an id. */
  async ofBuyer(tx: Tx, buyerId: OrganisationId, before: string | null, limit: number): Promise<StandingOrder[]> {
    const rows = await tx.query<Row[]>(`${SELECT} WHERE s.buyer_id = $1 AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`, [
      buyerId,
      before,
      limit,
    ]);
    return rows.map(toStanding);
  }

  /** How many of a buyer's standing orders have not ended. */
  async running(tx: Tx, buyerId: OrganisationId): Promise<number> {
    const [row] = await tx.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM standing_orders WHERE buyer_id = $1 AND state <> 'ended'`,
      [buyerId],
    );
    return row?.n ?? 0;
  }

  /** The last days of each of these, newest first, from before a day. */
  async lines(tx: Tx, ids: readonly string[], before: Day | null, limit: number): Promise<LineOf[]> {
    const rows = await tx.query<LineRow[]>(
      `SELECT l.* FROM unnest($1::uuid[]) AS s (id)
       CROSS JOIN LATERAL (SELECT * FROM standing_order_lines WHERE standing_order_id = s.id AND ($2::date IS NULL OR day < $2)
                           ORDER BY day DESC LIMIT $3) l
       ORDER BY l.standing_order_id, l.day DESC`,
      [ids, before, limit],
    );
    return rows.map((row) => ({ id: row.standing_order_id as StandingOrderId, line: toLine(row) }));
  }

  /** One settled day. @throws DomainError `standing_order.day_unknown` */
  async line(tx: Tx, id: StandingOrderId, day: Day): Promise<StandingLine> {
    const [row] = await tx.query<LineRow[]>('SELECT * FROM standing_order_lines WHERE standing_order_id = $1 AND day = $2', [id, day]);
    if (!row) throw new DomainError('standing_order.day_unknown', {});
    return toLine(row);
  }
}

function toStanding(row: Row): StandingOrder {
  return {
    ...row.terms,
    id: row.id as StandingOrderId,
    buyerId: row.buyer_id as OrganisationId,
    marketId: row.market_id as MarketId,
    state: row.state,
    version: row.version,
    setBy: row.set_by as MemberId,
    nextDay: dayOf(row.next_day, 'nextDay'),
  };
}

function toLine({ day, state, order_id: orderId, missed, at }: LineRow): StandingLine {
  return { day: dayOf(day, 'day'), state, orderId: orderId as OrderId | null, missed, at: instantOf(at.getTime()) };
}
