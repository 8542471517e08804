import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { Order } from './order';

/** A change of one order, with all its facts; who sees which of them is decided apart. */
interface OrderChange<Name extends string> {
  readonly name: Name;
  readonly at: Instant;
  readonly order: Order;
  readonly buyer: Party;
}

export type OrderPlaced = OrderChange<'order.placed'>;
export type OrderCancelled = OrderChange<'order.cancelled'>;
export type OrderExpired = OrderChange<'order.expired'>;

export type OrderEvent = OrderPlaced | OrderCancelled | OrderExpired;
