import type { Day } from '../shared/day';
import { invariant } from '../shared/invariant';
import { type Kg, lesserKg, minusKg, plusKg } from '../shared/weight';
import { type DayWindow, includesDay } from '../shared/window';

/** The ± of a period: in basis points, in kilograms, or both, and then whichever is less. Never neither. */
export interface PeriodBand {
  readonly percentBp: number | null;
  readonly kg: Kg | null;
}

/** A week or a month of the season with what is committed for it. */
export interface ContractPeriod extends DayWindow {
  readonly kg: Kg;
  readonly band: PeriodBand;
}

const BASIS_POINTS = 10_000;

/** Half the width of a period's band, rounded down to whole kilograms. Exact: 10⁹ kg × 10⁴ stays below 2⁵³. */
export function bandKgOf(period: ContractPeriod): Kg {
  const { percentBp, kg } = period.band;
  const byPercent = percentBp === null ? null : (Math.floor((period.kg * percentBp) / BASIS_POINTS) as Kg);
  if (byPercent === null || kg === null) {
    const one = byPercent ?? kg;
    invariant(one !== null, 'a period has no band', { from: period.from });
    return one;
  }
  return lesserKg(byPercent, kg);
}

/** The most that binds by itself in a period. */
export function upperKgOf(period: ContractPeriod): Kg {
  return plusKg(period.kg, bandKgOf(period));
}

/** The least that the processor takes in a period; never below nothing. */
export function lowerKgOf(period: ContractPeriod): Kg {
  return minusKg(period.kg, lesserKg(period.kg, bandKgOf(period)));
}

/** The period that a day of the season lies in. @throws BrokenInvariant outside the season: the periods cover it */
export function periodOf(terms: { readonly periods: readonly ContractPeriod[] }, day: Day): ContractPeriod {
  const period = terms.periods.find((one) => includesDay(one, day));
  invariant(period !== undefined, 'a day of the season lies in no period', { day });
  return period;
}

/** One period as long as the season, whose band is the tolerance: what a contract says that knows no periods. */
export function onePeriod(season: DayWindow, kg: Kg, percentBp: number): readonly ContractPeriod[] {
  return [{ ...season, kg, band: { percentBp, kg: null } }];
}
