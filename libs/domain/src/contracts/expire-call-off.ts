import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { openKg } from '../shared/stock';
import { minusKg } from '../shared/weight';
import { CALL_OFF_STATES, type CallOff } from './call-off';
import type { Contract } from './contract';
import type { CallOffExpired, ContractFacts } from './contract-events';

/**
 * Closes a call-off whose day has passed. What nobody served goes back to the contract and may be called off again.
 *
 * @throws DomainError `call_off.closed`, `call_off.not_due` (in that order): both mean that a sweep came twice or too early
 */
export function expireCallOff(
  before: ContractFacts,
  callOff: CallOff,
  expiry: { today: Day; now: Instant },
): { contract: Contract; callOff: CallOff; event: CallOffExpired } {
  if (callOff.state !== 'open') throw new DomainError('call_off.closed', { state: callOff.state });
  if (callOff.deliverOn >= expiry.today) {
    throw new DomainError('call_off.not_due', { deliverOn: callOff.deliverOn, today: expiry.today });
  }
  const unserved = openKg(callOff.stock);
  const contract: Contract = { ...before.contract, calledOffKg: minusKg(before.contract.calledOffKg, unserved) };
  const expired: CallOff = { ...callOff, state: CALL_OFF_STATES.move(callOff.state, 'expired') };
  return { contract, callOff: expired, event: { ...before, name: 'call_off.expired', at: expiry.now, contract, callOff: expired } };
}
