import { plusKg } from '../shared/weight';
import { daysBetween, type Day } from '../shared/day';
import { type Kg, lesserKg } from '../shared/weight';
import { calledKgOf, type CallOff } from './call-off';
import { type Contract, type ContractProgress, NO_PROGRESS } from './contract';

/** A call-off with what the plant weighed of it. */
export interface WeighedCallOff {
  readonly callOff: CallOff;
  readonly deliveredKg: Kg;
  readonly acceptedKg: Kg;
}

/** How far these call-offs of one contract have come: the reckoning that the sums in the database must agree with. */
export function progressOf(callOffs: readonly WeighedCallOff[]): ContractProgress {
  return callOffs.reduce((sum, { callOff, deliveredKg, acceptedKg }) => {
    const { shortfall, stock, state } = callOff;
    const short = (cause: string): Kg => (shortfall?.cause === cause ? shortfall.kg : NO_PROGRESS.calledKg);
    return {
      waitingKg: state === 'waiting' ? plusKg(sum.waitingKg, stock.totalKg) : sum.waitingKg,
      calledKg: plusKg(sum.calledKg, calledKgOf(callOff)),
      heldKg: plusKg(sum.heldKg, stock.heldKg),
      confirmedKg: plusKg(sum.confirmedKg, stock.confirmedKg),
      deliveredKg: plusKg(sum.deliveredKg, deliveredKg),
      acceptedKg: plusKg(sum.acceptedKg, acceptedKg),
      shortByCooperativeKg: plusKg(sum.shortByCooperativeKg, short('cooperative')),
      shortByProcessorKg: plusKg(sum.shortByProcessorKg, short('processor')),
      shortByForceKg: plusKg(sum.shortByForceKg, short('force_majeure')),
    };
  }, NO_PROGRESS);
}

/**
 * What the season will have brought at its end if it goes on at its pace so far: confirmed kilograms by day passed, over all days, rounded
 * down, never above the ceiling nor below what is confirmed. Before the first day nothing can be said, and the committed weight stands.
 */
export function forecastKg(contract: Pick<Contract, 'season' | 'agreedKg' | 'ceilingKg'>, confirmedKg: Kg, today: Day): Kg {
  const days = daysBetween(contract.season.from, contract.season.to) + 1;
  const passed = Math.min(days, daysBetween(contract.season.from, today) + 1);
  if (passed <= 0) return contract.agreedKg;
  // Exact: 10⁹ kg × 366 days stays below 2⁵³.
  const atPace = Math.floor((confirmedKg * days) / passed) as Kg;
  return lesserKg(atPace, contract.ceilingKg) > confirmedKg ? lesserKg(atPace, contract.ceilingKg) : confirmedKg;
}
