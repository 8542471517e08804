import type { FacilityId, ProductId } from '../shared/ids';
import type { Kg } from '../shared/weight';
import { daysApart, type DayWindow, lengthInDays } from '../shared/window';
import type { LeaveBound } from './authorise-use';
import type { HeldCode } from './planting-area';
import type { StandingChange } from './standing';

/** A house where fruit is packed for markets that ask for its code. */
export interface PackingFacility extends HeldCode {
  readonly id: FacilityId;
  /** Held once in the register. */
  readonly code: string;
  readonly holderName: string;
  readonly communeCode: string;
  readonly productIds: readonly ProductId[];
  /** Kilograms that it packs in a day; null where nobody has stated it. */
  readonly packsKgPerDay: number | null;
  readonly standings: readonly StandingChange[];
  /** True once an officer has looked at a code of another form. */
  readonly checked: boolean;
}

/**
 * Of a facility: what it packs in the days of the new leave. Of another leave counts what falls into these days, spread evenly over its own.
 *
 * Units: kg; shares are rounded up, so that nothing is let out twice.
 */
export function packingBound(facility: PackingFacility, window: DayWindow): LeaveBound {
  const { packsKgPerDay } = facility;
  return {
    capacityKg: packsKgPerDay === null ? null : ((packsKgPerDay * lengthInDays(window)) as Kg),
    shareOf: ({ kg, window: own }) => Math.ceil((kg * sharedDays(own, window)) / lengthInDays(own)),
  };
}

function sharedDays(left: DayWindow, right: DayWindow): number {
  if (daysApart(left, right) > 0) return 0;
  return lengthInDays({ from: left.from > right.from ? left.from : right.from, to: left.to < right.to ? left.to : right.to });
}
