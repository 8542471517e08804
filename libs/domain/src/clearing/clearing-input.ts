/**
 * The frozen snapshot of one market that a round clears: numbers only, no names.
 *
 * Every item carries its own integer `id`; the order of every array is free and never changes the result. Kg are whole kilograms,
 * prices whole VND per kg, days whole numbers counted from the first day of the round (0 .. days − 1).
 */
export interface ClearingInput {
  /** Number of delivery days the round looks ahead. */
  readonly days: number;
  readonly products: readonly ClearingProduct[];
  /** Ids of the collection points; the position is the row in every lane table. */
  readonly origins: readonly number[];
  /** Ids of the delivery places; the position is the column in every lane table. */
  readonly destinations: readonly number[];
  /** One table for each product that has an offer and a line. */
  readonly lanes: readonly ClearingLanes[];
  /** Daily intake shared by all products at a place; no row means no limit. */
  readonly intakeCapacity: readonly IntakeCapacity[];
  readonly offers: readonly ClearingOffer[];
  readonly lines: readonly ClearingLine[];
  readonly intakePlans: readonly ClearingIntakePlan[];
}

/** How a product ages: VND a kg loses with each day after harvest, and how many days it may wait before it is shipped. */
export interface ClearingProduct {
  readonly id: number;
  readonly freshnessVndPerKgDay: number;
  readonly maxHoldDays: number;
}

/** Roads for one product, row-major: index = row of the origin × number of destinations + column of the destination. */
export interface ClearingLanes {
  readonly productId: number;
  /** Whole days; 0 is the same day, −1 means that there is no way. */
  readonly transitDays: ArrayLike<number>;
  readonly transportVndPerKg: ArrayLike<number>;
}

/** What a place can take in on one day, over all products. At such a place and day every line asks for that one day. */
export interface IntakeCapacity {
  readonly destinationId: number;
  readonly day: number;
  readonly capacityKg: number;
}

/** A cooperative's harvest for sale. */
export interface ClearingOffer {
  readonly id: number;
  readonly sellerId: number;
  /** Owner group, 0 for none: an offer never meets a line of the same group. */
  readonly sellerGroup: number;
  readonly originId: number;
  readonly productId: number;
  /** Bit number 0..31 in a line's `varietyMask`. */
  readonly variety: number;
  /** Bit number 0..31 in a line's `gradeMask`. */
  readonly grade: number;
  /** Certificates held, bits 0..31 and 32..63, each half an unsigned 32-bit number. */
  readonly certLow: number;
  readonly certHigh: number;
  /** Destination markets that the planting area codes open, one bit each, unsigned 32 bits. */
  readonly marketMask: number;
  readonly kg: number;
  /** Farm-gate limit. */
  readonly askVndPerKg: number;
  readonly harvestFrom: number;
  readonly harvestTo: number;
  /** Rank of arrival, shared with lines; a lower one is older. */
  readonly submittedAt: number;
  /** Smallest kg of one fill; 0 for none. */
  readonly minLotKg: number;
  /** Sold whole or not at all. */
  readonly allOrNothing: boolean;
}

/** A buyer's order, or a call-off under a contract. */
export interface ClearingLine {
  readonly id: number;
  /** The only seller that may serve it, −1 for any. A call-off always names the contract's seller. */
  readonly sellerId: number;
  /** Owner group, 0 for none. */
  readonly buyerGroup: number;
  readonly destinationId: number;
  readonly productId: number;
  readonly varietyMask: number;
  readonly gradeMask: number;
  /** Certificates asked for, all of them; halves as in an offer. */
  readonly certLow: number;
  readonly certHigh: number;
  /** Bit number 0..31 in an offer's `marketMask`. */
  readonly market: number;
  readonly kg: number;
  /** Delivered limit for fruit of zero age; each day since harvest takes the product's freshness off it. */
  readonly bidVndPerKg: number;
  /** First and last delivery day, both included. */
  readonly deliverFrom: number;
  readonly deliverTo: number;
  /** True for a call-off: served first, and not gated by the ask. */
  readonly contract: boolean;
  /** Farm-gate price that a call-off settles at; null settles at the bid less transport and age. Ignored for orders. */
  readonly contractPriceVndPerKg: number | null;
  readonly submittedAt: number;
  readonly minLotKg: number;
  /** Filled whole or not at all. */
  readonly allOrNothing: boolean;
}

/** Kg that a processor needs on one day at one plant, over several contracts, each with a fair share. */
export interface ClearingIntakePlan {
  readonly id: number;
  readonly buyerGroup: number;
  readonly destinationId: number;
  readonly productId: number;
  readonly varietyMask: number;
  readonly gradeMask: number;
  readonly certLow: number;
  readonly certHigh: number;
  readonly market: number;
  readonly day: number;
  readonly kg: number;
  readonly submittedAt: number;
  readonly contracts: readonly PlanContract[];
}

/** One contract's part in an intake plan. A contract takes part in one plan a day and shares its band with nothing else that day. */
export interface PlanContract {
  readonly contractId: number;
  readonly sellerId: number;
  /** Kg that the contract may still give on this day. */
  readonly remainingKg: number;
  /** Delivered value for fruit of zero age: what the plan's welfare counts. */
  readonly bidVndPerKg: number;
  /** Farm-gate price that its kg settle at; null settles at the bid less transport and age. */
  readonly contractPriceVndPerKg: number | null;
  /** Rank of signing: an older contract gets the odd kilogram of a share. */
  readonly submittedAt: number;
}
