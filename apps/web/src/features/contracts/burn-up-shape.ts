import { daysBetween, type Day } from '../../shared/format/date';
import type { CallOff, Contract } from '../../shared/api/views';
import { drawnKgOf } from './balance';

/** Where the plan stands when a period begins, and at the season's end: what is agreed until then, and the ends of the band. */
export interface PlanPoint {
  readonly day: Day;
  readonly kg: number;
  readonly lowerKg: number;
  readonly upperKg: number;
}

export interface BurnUp {
  /** kg, cumulative, as steps: each day's figure holds until the next. */
  readonly called: readonly { day: Day; kg: number }[];
  readonly confirmed: readonly { day: Day; kg: number }[];
  readonly plan: readonly PlanPoint[];
  /** What an even pace inside each period would have reached by today. */
  readonly planTodayKg: number;
}

function cumulative(callOffs: readonly CallOff[], kgOf: (callOff: CallOff) => number): { day: Day; kg: number }[] {
  const byDay = new Map<Day, number>();
  for (const callOff of callOffs) {
    const kg = kgOf(callOff);
    if (kg > 0) byDay.set(callOff.deliverOn, (byDay.get(callOff.deliverOn) ?? 0) + kg);
  }
  let sum = 0;
  return [...byDay].sort(([a], [b]) => a.localeCompare(b)).map(([day, kg]) => ({ day, kg: (sum += kg) }));
}

/** The plan with its band, period upon period: each may be called whole, or short or above by its own band. */
export function planPoints({ periods, seasonTo }: Pick<Contract, 'periods' | 'seasonTo'>): PlanPoint[] {
  let [kg, lowerKg, upperKg] = [0, 0, 0];
  const points = [...periods]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((period): PlanPoint => {
      const before = { day: period.from, kg, lowerKg, upperKg };
      kg += period.kg;
      lowerKg += period.lowerKg;
      upperKg += period.upperKg;
      return before;
    });
  return [...points, { day: seasonTo, kg, lowerKg, upperKg }];
}

/** kg that an even pace inside each period reaches by the end of `day`; rounded down to whole kg. */
export function planKg({ periods }: Pick<Contract, 'periods'>, day: Day): number {
  return periods.reduce((sum, period) => {
    const days = daysBetween(period.from, period.to) + 1;
    const passed = Math.min(days, Math.max(0, daysBetween(period.from, day) + 1));
    return sum + Math.floor((period.kg * passed) / days);
  }, 0);
}

/** What was declined, lapsed or taken back draws nothing; of an expired call-off only what came. */
export function burnUp(contract: Contract, callOffs: readonly CallOff[], today: Day): BurnUp {
  return {
    called: cumulative(callOffs, drawnKgOf),
    confirmed: cumulative(callOffs, (callOff) => callOff.confirmedKg),
    plan: planPoints(contract),
    planTodayKg: planKg(contract, today),
  };
}
