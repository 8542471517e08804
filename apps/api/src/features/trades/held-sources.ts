import type { Offer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import type { PlantDay } from '@domain/plants/plant-room';
import type { CallOffOfContract } from '../contracts/contracts.queries';

/** Supply and demand that trades draw on, by id, and the days of the lines that they go to. */
export interface HeldSources {
  readonly plantDays: ReadonlyMap<string, PlantDay>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly callOffs: ReadonlyMap<string, CallOffOfContract>;
}
