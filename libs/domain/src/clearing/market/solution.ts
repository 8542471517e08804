import type { OptimalityCertificate } from '../clearing-result';
import type { MarketIndex } from './market-index';

/** Kg from the offer at one position to the taker at another, delivered on a day. */
export interface Allocation {
  readonly offer: number;
  readonly taker: number;
  readonly day: number;
  readonly kg: number;
}

/**
 * Potentials of the spot market in VND per kg, by position in the index.
 *
 * `offer` is the farm-gate price of each offer's fruit, `taker` the value of zero-age fruit at each taker's door.
 */
export interface Potentials {
  readonly offer: readonly number[] | Int32Array;
  readonly taker: readonly number[] | Int32Array;
}

/** What a kernel hands to the common end: allocations and the prices that support them. */
export interface Solution {
  readonly market: MarketIndex;
  readonly allocations: readonly Allocation[];
  readonly potentials: Potentials;
  /** Farm-gate price of each allocation to an order, where the potentials cannot give it (lots); undefined elsewhere. */
  readonly farmGate: readonly (number | undefined)[] | undefined;
  readonly certificate: OptimalityCertificate | undefined;
}

/** One number for a place and a day. Days stay below 512 (see `DAYS_MAX`), ids below 2^53 / 512 in practice. */
export function placeDay(destinationId: number, day: number): number {
  return destinationId * 512 + day;
}
