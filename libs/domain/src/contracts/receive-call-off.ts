import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { type Kg, plusKg } from '../shared/weight';
import type { CallOff } from './call-off';
import { mostKgOf } from './contract';
import type { CallOffReceived, ContractFacts } from './contract-events';
import type { ContractTerms } from './contract-terms';

/** What the scale said, and what of it the plant accepted. */
export interface Weighing {
  readonly deliveredKg: Kg;
  readonly acceptedKg: Kg;
  /** Weighed of this call-off before. */
  readonly beforeKg: Kg | number;
  readonly now: Instant;
  /** The terms that the call-off was made under. */
  readonly terms: Pick<ContractTerms, 'toleranceBp'>;
}

/**
 * Notes what was weighed of a call-off. Lorries are never exact, so a little more than confirmed is taken: as much as the tolerance allows.
 *
 * @throws DomainError `weight.out_of_range` when more is accepted than was delivered, `call_off.over_confirmed`
 */
export function receiveCallOff(before: ContractFacts, callOff: CallOff, weighing: Weighing): CallOffReceived {
  const { deliveredKg, acceptedKg, beforeKg, now, terms } = weighing;
  if (acceptedKg > deliveredKg)
    throw new DomainError('weight.out_of_range', { given: String(acceptedKg), least: 0, most: deliveredKg }, 'acceptedKg');
  const { confirmedKg } = callOff.stock;
  const mostKg = mostKgOf({ agreedKg: confirmedKg, toleranceBp: terms.toleranceBp });
  if (plusKg(beforeKg as Kg, deliveredKg) > mostKg)
    throw new DomainError('call_off.over_confirmed', { confirmedKg, mostKg }, 'deliveredKg');
  return { ...before, name: 'call_off.received', at: now, callOff, deliveredKg, acceptedKg };
}
