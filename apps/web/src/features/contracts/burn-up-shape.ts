import { daysBetween, type Day } from '../../shared/format/date';
import type { CallOff, Contract } from '../../shared/api/views';

export interface BurnUp {
  /** kg, cumulative, as steps: each day's figure holds until the next. */
  readonly called: readonly { day: Day; kg: number }[];
  readonly confirmed: readonly { day: Day; kg: number }[];
  /** What an even pace would have reached by today. */
  readonly planTodayKg: number;
}

function cumulative(callOffs: readonly CallOff[], kgOf: (callOff: CallOff) => number): { day: Day; kg: number }[] {
  const byDay = new Map<Day, number>();
  for (const callOff of callOffs) {
    if (callOff.state === 'cancelled') continue;
    byDay.set(callOff.deliverOn, (byDay.get(callOff.deliverOn) ?? 0) + kgOf(callOff));
  }
  let sum = 0;
  return [...byDay].sort(([a], [b]) => a.localeCompare(b)).map(([day, kg]) => ({ day, kg: (sum += kg) }));
}

/** kg that an even pace over the season reaches by the end of `day`; rounded down to whole kg. */
export function planKg(contract: Pick<Contract, 'seasonFrom' | 'seasonTo' | 'agreedKg'>, day: Day): number {
  const days = daysBetween(contract.seasonFrom, contract.seasonTo) + 1;
  const passed = Math.min(days, Math.max(0, daysBetween(contract.seasonFrom, day) + 1));
  return Math.floor((contract.agreedKg * passed) / days);
}

/** An expired call-off counts with what was confirmed of it: the rest was never drawn. */
export function burnUp(contract: Contract, callOffs: readonly CallOff[], today: Day): BurnUp {
  return {
    called: cumulative(callOffs, (callOff) => (callOff.state === 'expired' ? callOff.confirmedKg : callOff.kg)),
    confirmed: cumulative(callOffs, (callOff) => callOff.confirmedKg),
    planTodayKg: planKg(contract, today),
  };
}
