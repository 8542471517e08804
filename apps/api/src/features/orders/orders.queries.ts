import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Order, OrderState } from '@domain/orders/order';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, OrderId, OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { OrderEntity } from './order.entity';
import { type StoredOrder, SELECT_ORDERS } from './stored-order';
import { toOrder } from './order.mapper';

/** Reads about orders. */
@Injectable()
export class OrdersQueries {
  constructor(private readonly source: DataSource) {}

  /** One order of this buyer. Another's is answered like one that does not exist. @throws DomainError `order.not_found` */
  async ownOne(buyerId: OrganisationId, id: OrderId): Promise<Order> {
    const row = await this.source.manager.findOneBy(OrderEntity, { id, buyerId });
    if (!row) throw new DomainError('order.not_found', {});
    return toOrder(row);
  }

  /** Any order, for rooms that hold its papers. @throws DomainError `order.not_found` */
  async one(tx: Tx, id: OrderId): Promise<Order> {
    const row = await tx.findOneBy(OrderEntity, { id });
    if (!row) throw new DomainError('order.not_found', {});
    return toOrder(row);
  }

  /** Orders of one buyer, newest first, from before an id. */
  async ofBuyer(buyerId: OrganisationId, ask: { state: OrderState | null; before: string | null; limit: number }): Promise<Order[]> {
    const query = this.source.manager.createQueryBuilder(OrderEntity, 'o').where('o.buyer_id = :buyerId', { buyerId });
    if (ask.state !== null) query.andWhere('o.state = :state', { state: ask.state });
    if (ask.before !== null) query.andWhere('o.id < :before', { before: ask.before });
    return (await query.orderBy('o.id', 'DESC').limit(ask.limit).getMany()).map(toOrder);
  }

  /** Every order of a market that a round may use, oldest first: neither run out, nor standing aside for an alternative that has found fruit. */
  async openIn(tx: Tx, marketId: MarketId): Promise<Order[]> {
    const rows = await tx.query<StoredOrder[]>(
      `${SELECT_ORDERS}
       WHERE o.market_id = $1 AND o.state = 'open' AND o.wanted_kg > o.held_kg + o.confirmed_kg
         AND (o.expires_at IS NULL OR o.expires_at > clock_timestamp())
         AND NOT EXISTS (SELECT 1 FROM orders x WHERE x.alternative_set = o.alternative_set AND x.id <> o.id AND x.held_kg + x.confirmed_kg > 0)
       ORDER BY o.submitted_at, o.id`,
      [marketId],
    );
    return rows.map(toOrder);
  }

  /** Every order that stands on a market's board, oldest first: also one that is wholly held, for its trade may come to nothing. */
  async onBoard(tx: Tx, marketId: MarketId): Promise<Order[]> {
    const rows = await tx.query<StoredOrder[]>(
      `${SELECT_ORDERS} WHERE o.market_id = $1 AND o.state = 'open' ORDER BY o.submitted_at, o.id`,
      [marketId],
    );
    return rows.map(toOrder);
  }
}
