import type { Day } from '../shared/day';
import { type Kg, lesserKg, NO_KG } from '../shared/weight';

/** The line of a plant on one day, over all products: what is taken, and what rounds that are being solved have reserved. */
export interface PlantDay {
  /** Null where nobody has said a limit. */
  readonly capacityKg: Kg | null;
  readonly usedKg: Kg;
  readonly sharedKg: Kg;
}

/** What the line still has room for; null for no limit. */
export function roomKgOf({ capacityKg, usedKg, sharedKg }: PlantDay): Kg | null {
  return capacityKg === null ? null : (Math.max(0, capacityKg - usedKg - sharedKg) as Kg);
}

/**
 * The share of a plant's room that one market takes into its round: in proportion to what it and the other markets with a claim still
 * want there, rounded up to the kilogram, never more than it wants or than there is. Rounding up lets the last kilogram go to somebody.
 *
 * Units: kg. Source: design, decision 1 (plant capacity is shared by all products, markets are cleared apart).
 */
export function shareOfRoom(roomKg: Kg, wants: { readonly ownKg: Kg; readonly othersKg: Kg }): Kg {
  if (wants.ownKg === 0) return NO_KG;
  const all = BigInt(wants.ownKg) + BigInt(wants.othersKg);
  const fair = (BigInt(roomKg) * BigInt(wants.ownKg) + all - 1n) / all;
  return lesserKg(Number(fair) as Kg, lesserKg(wants.ownKg, roomKg));
}

/** A day on which something could be delivered. */
export interface DayChoice {
  readonly day: Day;
  /** What is free on it, less what was promised to others of the same round; null for no limit. */
  readonly roomKg: number | null;
  /** True when any fruit on offer could arrive on it. */
  readonly reachable: boolean;
}

/**
 * The one day that a demand of several days asks for in a round, because a line with a limit is no longer free to choose: the day with
 * most room among those that fruit can reach, the earliest of equals. What it does not get that way may ask for another day next time.
 */
export function dayWithRoom(days: readonly DayChoice[]): Day | null {
  const reachable = days.filter((choice) => choice.reachable);
  let best: DayChoice | null = null;
  for (const choice of reachable.length > 0 ? reachable : days) {
    if (best === null || roomOf(choice) > roomOf(best)) best = choice;
  }
  return best?.day ?? null;
}

function roomOf({ roomKg }: DayChoice): number {
  return roomKg ?? Number.MAX_SAFE_INTEGER;
}
