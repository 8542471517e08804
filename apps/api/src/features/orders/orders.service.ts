import { Injectable } from '@nestjs/common';
import { cancelOrder } from '@domain/orders/cancel-order';
import { expireOrder } from '@domain/orders/expire-order';
import type { Order } from '@domain/orders/order';
import { ALTERNATIVES_MAX } from '@domain/orders/order-rules';
import { placeOrder, type OrderAsk } from '@domain/orders/place-order';
import { DomainError } from '@domain/shared/domain-error';
import type { DestinationId, OrderId, OrganisationId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { partyOf, type Actor } from '../../platform/http/actor';
import { IdentityQueries } from '../identity/identity.queries';
import { OrdersRepository } from './orders.repository';

/** Orders closed by one sweep; the rest waits for the next. */
const EXPIRE_BATCH = 200;

/** Places and closes orders, each change with its event. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly orders: OrdersRepository,
    private readonly identity: IdentityQueries,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @param alternativeTo an open order of one's own in the same market; of the two, and of all that stand with it, at most one is filled. */
  async place(actor: Actor, ask: OrderAsk, alternativeTo: OrderId | null): Promise<Order> {
    return this.work.run(async (tx) => {
      const placing = { id: this.ids.next() as OrderId, buyer: partyOf(actor), today: this.clock.today(), now: this.clock.now() };
      const alternativeSet = alternativeTo === null ? null : await this.setOf(tx, actor, alternativeTo, ask.productId);
      const { order, event } = placeOrder({ ...ask, rules: { ...ask.rules, alternativeSet } }, placing);
      await this.orders.insert(tx, [{ order, memberId: actor.memberId }]);
      await this.log.append(tx, [event]);
      return order;
    });
  }

  /** Several orders, all of them or none. */
  async placeMany(actor: Actor, asks: readonly OrderAsk[]): Promise<void> {
    await this.work.run(async () => {
      for (const ask of asks) await this.place(actor, ask, null);
    });
  }

  async cancel(actor: Actor, id: OrderId): Promise<Order> {
    return this.work.run(async (tx) => {
      const { order, event } = cancelOrder(await this.lockOwn(tx, actor, id), partyOf(actor), this.clock.now());
      await this.orders.saveState(tx, order);
      await this.log.append(tx, [event]);
      return order;
    });
  }

  /** Closes orders whose last delivery day is over. Answers how many, so that the caller comes back for the rest. */
  async expireDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.orders.lockDue(tx, this.clock.today(), this.clock.now(), EXPIRE_BATCH);
      const buyers = await this.identity.parties(
        tx,
        due.map((order) => order.buyerId),
      );
      const closed = due.flatMap((before) => {
        const buyer = buyers.get(before.buyerId);
        return buyer ? [expireOrder(before, { buyer, today: this.clock.today(), now: this.clock.now() })] : [];
      });
      for (const { order } of closed) await this.orders.saveState(tx, order);
      await this.log.append(
        tx,
        closed.map(({ event }) => event),
      );
      return closed.length;
    });
  }

  /** Holds the rows of orders for a caller who will move their kilograms, in the order of their ids. */
  lockMany(tx: Tx, ids: readonly string[]): Promise<Order[]> {
    return asProgram('a trade holds the stock of both its sides', () => this.orders.lockMany(tx, ids));
  }

  /** Who sends what it orders on to which market; an order that goes on to none is left out. Their rows are held. */
  destinations(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, { buyerId: OrganisationId; marketId: DestinationId }>> {
    return asProgram('a trade is packed for the market of its order', () => this.orders.destinations(tx, ids));
  }

  /** Moves kilograms between open, held and confirmed; the rows must be held. */
  move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    return asProgram('a trade moves the stock of both its sides', () => this.orders.move(tx, moves));
  }

  /** The set that an own open order stands in, made if there is none. @throws DomainError `order.alternative_unknown`, `order.alternatives_too_many` */
  private async setOf(tx: Tx, actor: Actor, id: OrderId, productId: string): Promise<OrderId> {
    const [first] = await this.orders.lockMany(tx, [id]);
    if (first?.buyerId !== actor.organisationId || first.state !== 'open' || first.marketId !== productId)
      throw new DomainError('order.alternative_unknown', {}, 'alternativeTo');
    const set = first.alternativeSet ?? first.id;
    if (first.alternativeSet === null) await this.orders.joinSet(tx, first.id, set);
    if ((await this.orders.openInSet(tx, set)) >= ALTERNATIVES_MAX)
      throw new DomainError('order.alternatives_too_many', { most: ALTERNATIVES_MAX }, 'alternativeTo');
    return set;
  }

  /** Another organisation's order is answered like one that does not exist. */
  private async lockOwn(tx: Tx, actor: Actor, id: OrderId): Promise<Order> {
    const order = await this.orders.lock(tx, id);
    if (order.buyerId !== actor.organisationId) throw new DomainError('order.not_found', {});
    return order;
  }
}
