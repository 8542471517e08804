import type { CallOff, Contract } from '../../shared/api/views';
import { daysBetween, type Day } from '../../shared/format/date';

/** Where the season ends at the present pace: what is bound so far, by days; never above the ceiling. Null before the season begins. */
export function forecastKg(contract: Pick<Contract, 'calledKg' | 'seasonFrom' | 'seasonTo' | 'ceilingKg'>, today: Day): number | null {
  if (today < contract.seasonFrom) return null;
  const all = daysBetween(contract.seasonFrom, contract.seasonTo) + 1;
  const gone = Math.min(all, daysBetween(contract.seasonFrom, today) + 1);
  return Math.min(contract.ceilingKg, Math.round((contract.calledKg * all) / gone));
}

/** One period of a contract with what is called off in it. */
export interface PeriodUse {
  readonly from: Day;
  readonly to: Day;
  readonly kg: number;
  readonly lowerKg: number;
  readonly upperKg: number;
  readonly usedKg: number;
  readonly leftKg: number;
}

/** What a call-off draws of its band: all of it while it lives, what was brought once it is over, nothing if it never bound. */
export function drawnKgOf(callOff: CallOff): number {
  return COUNTS[callOff.state]?.(callOff) ?? 0;
}

const COUNTS: Readonly<Record<string, (callOff: CallOff) => number>> = {
  waiting: (callOff) => callOff.kg,
  open: (callOff) => callOff.kg,
  served: (callOff) => callOff.kg,
  cancelled: (callOff) => callOff.heldKg + callOff.confirmedKg,
  expired: (callOff) => callOff.heldKg + callOff.confirmedKg,
};

/** The band of each period: what is drawn of it, and what is left. Declined and lapsed call-offs draw nothing. */
export function periodUses(contract: Pick<Contract, 'periods'>, callOffs: readonly CallOff[]): PeriodUse[] {
  return contract.periods.map(({ from, to, kg, lowerKg, upperKg }) => {
    const inside = callOffs.filter(({ deliverOn }) => deliverOn >= from && deliverOn <= to);
    const usedKg = inside.reduce((sum, callOff) => sum + drawnKgOf(callOff), 0);
    return { from, to, kg, lowerKg, upperKg, usedKg, leftKg: Math.max(0, upperKg - usedKg) };
  });
}
