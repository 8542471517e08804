import type { Season } from '../catalogue/season';
import type { Day } from '../shared/day';
import { KG_MAX, type Kg } from '../shared/weight';
import { M2_PER_HA } from './planting-area';

/** How far a good orchard may lie above the average of the province, in hundredths. Assumption: half as much again. */
export const PLAUSIBLE_OVER_AVERAGE_PERCENT = 150;

/** What is taken as an average where none is known, kg a hectare: the middle of the fruit whose yield is sourced. Assumption. */
export const UNKNOWN_YIELD_KG_PER_HA = 12_000;

/**
 * What an area can plausibly bear in one season: hectares × the yield that its officer stated, or half as much again as the product's average.
 *
 * Units: m², kg a hectare; rounded down to whole kg.
 */
export function seasonCapacityKg(areaM2: number, statedKgPerHa: number | null, averageKgPerHa: number | null): Kg {
  const plausible = statedKgPerHa ?? Math.floor(((averageKgPerHa ?? UNKNOWN_YIELD_KG_PER_HA) * PLAUSIBLE_OVER_AVERAGE_PERCENT) / 100);
  return Math.min(KG_MAX, Math.floor((areaM2 * plausible) / M2_PER_HA)) as Kg;
}

/**
 * The season that fruit of a day belongs to, named by the year in which it begins: oranges picked in January 2027 are of 2026.
 *
 * A season lasts twelve months from its first harvest month, so that fruit out of season counts too.
 */
export function seasonOf(season: Season, day: Day): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month < season.fromMonth ? year - 1 : year;
}
