import type { Certificate } from '../offers/certificate';
import type { DestinationId, GradeId, MarketId, OrderId, OrganisationId, PlaceId, VarietyId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import { openKg, type Stock } from '../shared/stock';
import type { VndPerKg } from '../shared/unit-price';
import { type Kg, NO_KG } from '../shared/weight';
import type { DayWindow } from '../shared/window';
import type { OrderRules } from './order-rules';

/** The life of an order. Filled means that every kilogram is confirmed; a cancelled trade opens it again. */
export const ORDER_STATES = stateTable<OrderState>('order', {
  open: ['cancelled', 'expired', 'filled'],
  cancelled: [],
  expired: [],
  filled: ['open'],
});

export type OrderState = 'open' | 'cancelled' | 'expired' | 'filled';

/** A buyer's demand in one market. */
export interface Order extends OrderRules {
  readonly id: OrderId;
  readonly marketId: MarketId;
  readonly buyerId: OrganisationId;
  /** Varieties that will do; empty means any of the product. */
  readonly varietyIds: readonly VarietyId[];
  /** Grades wanted; an offer fits when its grade serves one of them. */
  readonly gradeIds: readonly GradeId[];
  readonly placeId: PlaceId;
  /** The market that the fruit goes on to and whose papers it needs; null: no paper is asked for but the certificates below. */
  readonly destinationId: DestinationId | null;
  readonly stock: Stock;
  /** Most that the buyer pays for a kilogram of the best grade wanted, where `limitAt` says. Never shown to the market. */
  readonly limitVndPerKg: VndPerKg;
  readonly delivery: DayWindow;
  /** Certificates asked for, all of them. */
  readonly certificates: readonly Certificate[];
  /** "Confirm for me": the buyer's yes is given beforehand. */
  readonly firm: boolean;
  readonly state: OrderState;
  readonly version: number;
  /** Arrival in the market; among equals the older order goes first. */
  readonly submittedAt: Instant;
}

/** Kilograms that a round may still bring: none once the order is closed. */
export function openKgOfOrder(order: Order): Kg {
  return order.state === 'open' ? openKg(order.stock) : NO_KG;
}
