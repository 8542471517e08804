import { Injectable } from '@nestjs/common';
import type { Order } from '@domain/orders/order';
import { DomainError } from '@domain/shared/domain-error';
import type { DestinationId, MemberId, OrderId, OrganisationId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import { prepared } from '../../platform/database/prepared';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import type { Tx } from '../../platform/database/unit-of-work';
import { OrderEntity } from './order.entity';
import { type StoredOrder, SELECT_ORDERS } from './stored-order';
import { toOrder } from './order.mapper';

// One statement for any number of orders and their first versions: each round trip costs a third of a write.
const INSERT = prepared(`
  WITH fresh AS (
    INSERT INTO orders (id, market_id, buyer_id, variety_ids, grade_ids, place_id, wanted_kg, limit_vnd_per_kg, deliver_from, deliver_to,
                        certificates, firm, state, version, submitted_at, placed_by, destination_id, limit_at, grade_spread, min_lot_kg,
                        max_per_seller_kg, all_or_nothing, expires_at, alternative_set)
    SELECT id, "marketId", "buyerId", "varietyIds", "gradeIds", "placeId", "wantedKg", "limitVndPerKg", "deliverFrom", "deliverTo",
           certificates, firm, state, version, "submittedAt", "placedBy", "destinationId", "limitAt", "gradeSpread", "minLotKg",
           "maxPerSellerKg", "allOrNothing", "expiresAt", "alternativeSet"
    FROM jsonb_to_recordset($1) AS o (
      id uuid, "marketId" text, "buyerId" uuid, "varietyIds" text[], "gradeIds" text[], "placeId" text, "wantedKg" bigint,
      "limitVndPerKg" bigint, "deliverFrom" date, "deliverTo" date, certificates text[], firm boolean, state text, version integer,
      "submittedAt" timestamptz, "placedBy" uuid, "destinationId" text, "limitAt" text, "gradeSpread" jsonb, "minLotKg" bigint,
      "maxPerSellerKg" bigint, "allOrNothing" boolean, "expiresAt" timestamptz, "alternativeSet" uuid)
    RETURNING *
  )
  INSERT INTO order_versions (order_id, version, market_id, wanted_kg, limit_vnd_per_kg, deliver_from, deliver_to, firm, at, member_id, limit_at,
                              grade_spread)
  SELECT id, version, market_id, wanted_kg, limit_vnd_per_kg, deliver_from, deliver_to, firm, submitted_at, placed_by, limit_at, grade_spread
  FROM fresh`);

// The row's own constraint refuses to overfill, whatever the caller believed.
const MOVE = `
  UPDATE orders o SET
    held_kg = o.held_kg + m."heldKg",
    confirmed_kg = o.confirmed_kg + m."confirmedKg",
    state = CASE WHEN o.state = 'open' AND o.confirmed_kg + m."confirmedKg" = o.wanted_kg THEN 'filled'
                 WHEN o.state = 'filled' AND m."confirmedKg" < 0 THEN 'open' ELSE o.state END
  FROM jsonb_to_recordset($1) AS m (id uuid, "heldKg" bigint, "confirmedKg" bigint)
  WHERE o.id = m.id
  RETURNING o.id, CASE WHEN o.state = 'open' THEN o.wanted_kg - o.held_kg - o.confirmed_kg ELSE 0 END AS "openKg"`;

/** An order and who placed it. */
export interface NewOrder {
  readonly order: Order;
  readonly memberId: MemberId;
}

/** Rows of orders and their versions. */
@Injectable()
export class OrdersRepository {
  async insert(tx: Tx, placed: readonly NewOrder[]): Promise<void> {
    if (placed.length > 0) await tx.query(INSERT, [JSON.stringify(placed.map(({ order, memberId }) => rowOf(order, memberId)))]);
  }

  /** Loads an order and holds its row until the transaction ends. @throws DomainError `order.not_found` */
  async lock(tx: Tx, id: OrderId): Promise<Order> {
    const row = await tx.findOne(OrderEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new DomainError('order.not_found', {});
    return toOrder(row);
  }

  /** Holds the rows of many orders, in the order of their ids, and answers with those that exist. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<Order[]> {
    if (ids.length === 0) return [];
    const rows = await tx.query<StoredOrder[]>(`${SELECT_ORDERS} WHERE o.id = ANY($1) ORDER BY o.id FOR UPDATE`, [ids]);
    return rows.map(toOrder);
  }

  /** Orders that go on to a market: whose, and to which. */
  async destinations(tx: Tx, ids: readonly string[]): Promise<Map<string, { buyerId: OrganisationId; marketId: DestinationId }>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; buyerId: OrganisationId; marketId: DestinationId }[]>(
      `SELECT id, buyer_id AS "buyerId", destination_id AS "marketId" FROM orders WHERE id = ANY($1) AND destination_id IS NOT NULL`,
      [ids],
    );
    return new Map(rows.map(({ id, ...wish }) => [id, wish]));
  }

  /** Puts an order into a set of alternatives, held before. The set has the id of its first order. */
  async joinSet(tx: Tx, id: OrderId, set: OrderId): Promise<void> {
    await tx.update(OrderEntity, { id }, { alternativeSet: set });
  }

  /** How many orders of a set are open. */
  async openInSet(tx: Tx, set: OrderId): Promise<number> {
    return tx.countBy(OrderEntity, { alternativeSet: set, state: 'open' });
  }

  /** Closes an order without new terms: its version stays. */
  async saveState(tx: Tx, order: Order): Promise<void> {
    await tx.update(OrderEntity, { id: order.id }, { state: order.state });
  }

  /** Moves kilograms of many orders in one statement. The caller holds their rows. */
  async move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    if (moves.length === 0) return [];
    const [levels] = await tx.query<[StockLevel[], number]>(MOVE, [JSON.stringify(moves)]);
    return levels;
  }

  /** Open orders whose last delivery day has passed, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, today: string, now: Instant, limit: number): Promise<Order[]> {
    const rows = await tx
      .createQueryBuilder(OrderEntity, 'o')
      .where(`o.state = 'open' AND (o.deliver_to < :today OR o.expires_at <= :now)`, { today, now: instantToIso(now) })
      .orderBy('o.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map(toOrder);
  }
}

function rowOf(order: Order, memberId: MemberId): object {
  const { stock, delivery, submittedAt, expiresAt, ...same } = order;
  return {
    ...same,
    wantedKg: stock.totalKg,
    deliverFrom: delivery.from,
    deliverTo: delivery.to,
    submittedAt: instantToIso(submittedAt),
    placedBy: memberId,
    expiresAt: expiresAt === null ? null : instantToIso(expiresAt),
  };
}
