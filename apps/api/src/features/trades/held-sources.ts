import type { Offer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import type { CallOffOfContract } from '../contracts/contracts.queries';

/** Supply and demand that trades draw on, by id. */
export interface HeldSources {
  readonly offers: ReadonlyMap<string, Offer>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly callOffs: ReadonlyMap<string, CallOffOfContract>;
}
