/** What a round decided: allocations, prices, and for everything left over a reason with its figure. */
export interface ClearingResult {
  readonly objective: ClearingObjective;
  /** At most one fill for each offer, line and day, in order of (offerId, lineId, deliveryDay). */
  readonly fills: readonly ClearingFill[];
  /** In order of (offerId, planId, contractId). */
  readonly planFills: readonly PlanFill[];
  /** Spot prices only, in order of their key. */
  readonly priceLevels: readonly PriceLevel[];
  /** In order of (kind, id): offers, lines, plans. */
  readonly unmet: readonly Unmet[];
  /** Upper bound that no allocation can pass; equals the objective unless minimum lots or all-or-nothing bind. */
  readonly bound: ClearingObjective;
  /** Proof that nothing better exists; absent where lots bind, since then the bound is only a bound. */
  readonly certificate?: OptimalityCertificate;
}

/**
 * What one more kg of everything that is limited would be worth: (contract kg, fair-share kg, VND) for each, three numbers in a row.
 *
 * In order of id: offers, lines, plans; parts of plans by plan and contract id, inside their share and beyond it; intakes by place and day.
 */
export interface OptimalityCertificate {
  readonly offers: readonly number[];
  readonly lines: readonly number[];
  readonly plans: readonly number[];
  readonly planParts: readonly number[];
  readonly intakes: readonly number[];
}

/** Lexicographic: kg to call-offs and intake plans, then kg inside the plans' fair shares, then welfare. */
export interface ClearingObjective {
  readonly contractKg: number;
  readonly fairShareKg: number;
  /** Σ surplus · kg; past 2^53 in a large market, hence bigint. */
  readonly welfareVnd: bigint;
}

/** Kg of one offer to one line on one day. */
export interface ClearingFill {
  readonly offerId: number;
  readonly lineId: number;
  readonly deliveryDay: number;
  readonly kg: number;
  /** Farm gate. */
  readonly sellerPriceVndPerKg: number;
  /** Delivered: farm gate plus transport, nothing kept between. */
  readonly buyerPriceVndPerKg: number;
}

/** Kg of one offer to one contract of an intake plan, on the plan's day. */
export interface PlanFill {
  readonly offerId: number;
  readonly planId: number;
  readonly contractId: number;
  readonly deliveryDay: number;
  readonly kg: number;
  readonly sellerPriceVndPerKg: number;
  readonly buyerPriceVndPerKg: number;
}

/** The one farm-gate price of a kind of fruit at a place on a ship day; fruit held after harvest gets its age less. */
export interface PriceLevel {
  readonly productId: number;
  readonly variety: number;
  readonly grade: number;
  readonly certLow: number;
  readonly certHigh: number;
  readonly marketMask: number;
  readonly sellerGroup: number;
  readonly originId: number;
  readonly shipDay: number;
  /** Seller that the buyers of this level named, −1 for the open market. */
  readonly sellerId: number;
  /** For fruit shipped on its harvest day. */
  readonly farmGateVndPerKg: number;
  /** Kg sold at this level in the round. */
  readonly kg: number;
}

/** The first reason, in this order, that leaves nobody to trade with. Closed: screens have a sentence for each. */
export type UnmetCause =
  | 'nothing_wanted'
  | 'seller_bound'
  | 'owner_group'
  | 'variety'
  | 'grade'
  | 'certificate'
  | 'area_code'
  | 'no_lane'
  | 'window'
  | 'capacity_full'
  | 'price_gap'
  | 'lot_size'
  | 'exhausted';

/** Why an offer, line or plan kept open kg. */
export interface Unmet {
  readonly kind: 'offer' | 'line' | 'plan';
  readonly id: number;
  readonly unmetKg: number;
  readonly cause: UnmetCause;
  /**
   * In the unit of the cause: takers lost to it (seller_bound, owner_group, variety, grade, certificate, area_code, no_lane), days
   * (window), VND/kg to the nearest taker (price_gap), capacity in kg (capacity_full), kg of the lot (lot_size), kg left over
   * at the price of the round (exhausted), 0 (nothing_wanted).
   */
  readonly figure: number;
  /** Plant and day of `capacity_full`; −1 otherwise. */
  readonly destinationId: number;
  readonly day: number;
}
