/** How long a product keeps without cooling, and what it is worth: what its loss of freshness is derived from. */
export interface Perishability {
  /** Whole days from harvest in the shade of a north-western summer, the shorter and the longer figure. */
  readonly ambientDaysMin: number;
  readonly ambientDaysMax: number;
  /** Average price at the farm, whole VND per kg. */
  readonly referencePriceVndPerKg: number;
}

/** Share of its price that fruit loses over its uncooled life, in hundredths. Assumption: a buyer takes a tenth off fruit at its end. */
const LOST_OVER_LIFE_PERCENT = 10;

/** Figures are kept to ten đồng: the derivation is not finer than that. */
const STEP_VND = 10;

/** Rounds look no further ahead, so a longer hold would never be used. */
const LONGEST_HOLD_DAYS = 3;

/**
 * What a kilogram loses with each day after harvest: a tenth of its price spread evenly over the middle of its uncooled life.
 *
 * Units: whole VND per kg and day, rounded up to ten. Source: assumption, no published discount by age was found; it gives 2 to 4 % a
 * day for soft fruit and next to nothing for grain, as traders tell it.
 */
export function freshnessVndPerKgDay(of: Perishability): number {
  const middleDays = Math.max(1, (of.ambientDaysMin + of.ambientDaysMax) / 2);
  const lossVnd = (of.referencePriceVndPerKg * LOST_OVER_LIFE_PERCENT) / 100 / middleDays;
  return Math.ceil(lossVnd / STEP_VND) * STEP_VND;
}

/**
 * How many whole days fruit may wait at the farm before it is shipped: half of its shorter uncooled life, three days at most.
 *
 * Fruit that keeps a day or less goes the day it is picked. Source: assumption; the other half is left for the road and the buyer.
 */
export function maxHoldDays(of: Perishability): number {
  return Math.min(LONGEST_HOLD_DAYS, Math.floor(of.ambientDaysMin / 2));
}
