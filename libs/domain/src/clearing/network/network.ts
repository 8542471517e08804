/** What a node stands for. */
export const ROLE_ROOT = 0;
export const ROLE_INTAKE = 1;
export const ROLE_DEMAND = 2;
export const ROLE_BUNDLE = 3;
export const ROLE_SELLER = 4;
export const ROLE_PLAN = 5;
export const ROLE_SHIP = 6;
export const ROLE_GROUP = 7;

/** More than any flow: such an arc is never full, so it never leaves the tree at its upper end. */
export const UNLIMITED = 2 ** 30;

/**
 * The compact flow network of a market: a circulation through one root, node 0.
 *
 * Flow is whole kg; the cost of an arc is VND per kg plus the bonuses of the objective's higher levels, one exact integer.
 */
export interface Network {
  readonly nodes: number;
  readonly arcs: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly capacity: Int32Array;
  readonly cost: Float64Array;
  /** Arcs of product rank p are arcStart[p] .. arcStart[p + 1]; those before arcStart[0] belong to the daily intakes. */
  readonly arcStart: Int32Array;
  /** First arc of the most valuable way from each node to the root, −1 for the root: a spanning tree that carries nothing. */
  readonly firstArc: Int32Array;
  readonly role: Uint8Array;
  /** Demand: cell (destination rank · days + day). Ship: origin rank. Intake: cell. */
  readonly place: Int32Array;
  /** Ship: ship day. Demand, bundle, seller, group: product rank. */
  readonly detail: Int32Array;
  /** What each node stands for, as a hint to find it in a later network of the same market; see `node-keys.ts`. */
  readonly key: Int32Array;
  /** Arc into the network of each offer, −1 when it can serve nobody at its ask. */
  readonly offerArc: Int32Array;
  /** Arc of each taker's own kg, −1 when nobody can serve it within its limit; of a plan's part the arc of the fair share. */
  readonly takerArc: Int32Array;
  /** Arc of a plan part beyond its fair share, by taker; −1 for lines. */
  readonly beyondArc: Int32Array;
  readonly bonus: Bonus;
  /** Arcs that carry a bonus, and how many of each: for the exact certificate and the export. */
  readonly bonusArcs: readonly BonusArc[];
}

/** What a kg counts beyond its VND. */
export interface Bonus {
  readonly contract: number;
  readonly share: number;
}

/** One arc with the bonuses in its cost. */
export interface BonusArc {
  readonly arc: number;
  readonly contract: number;
  readonly share: number;
}
