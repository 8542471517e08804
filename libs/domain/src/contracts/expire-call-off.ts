import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { openKg } from '../shared/stock';
import { givenBack } from './answer-call-off';
import { CALL_OFF_STATES, type CallOff, type ShortCause } from './call-off';
import type { Contract } from './contract';
import type { CallOffExpired, CallOffMissed, ContractFacts } from './contract-events';

/**
 * Closes a call-off whose day and make-up window have passed. What nobody served goes back to the contract and may be called off again;
 * that it was short, and by whose cause, stays on record.
 *
 * @throws DomainError `call_off.closed`, `call_off.not_due` (in that order): both mean that a sweep came twice or too early
 */
export function expireCallOff(
  before: ContractFacts,
  callOff: CallOff,
  expiry: { today: Day; now: Instant; cause: ShortCause },
): { contract: Contract; callOff: CallOff; event: CallOffExpired } {
  requireDue(callOff, callOff.deliverUntil, expiry.today);
  const unserved = openKg(callOff.stock);
  const contract = givenBack(before.contract, unserved);
  const expired: CallOff = {
    ...callOff,
    state: CALL_OFF_STATES.move(callOff.state, 'expired'),
    missed: callOff.missed || unserved > 0,
    shortfall: unserved > 0 ? { kg: unserved, cause: expiry.cause } : null,
  };
  return { contract, callOff: expired, event: { ...before, name: 'call_off.expired', at: expiry.now, contract, callOff: expired } };
}

/**
 * Notes that the day of a call-off has passed and kilograms are missing: both sides are told, and the make-up window runs.
 *
 * @throws DomainError `call_off.closed`, `call_off.not_due` (in that order)
 */
export function missCallOff(
  before: ContractFacts,
  callOff: CallOff,
  at: { today: Day; now: Instant },
): { callOff: CallOff; event: CallOffMissed } {
  requireDue(callOff, callOff.deliverOn, at.today);
  const missed: CallOff = { ...callOff, missed: true };
  return { callOff: missed, event: { ...before, name: 'call_off.missed', at: at.now, callOff: missed } };
}

function requireDue(callOff: CallOff, last: Day, today: Day): void {
  if (callOff.state !== 'open') throw new DomainError('call_off.closed', { state: callOff.state });
  if (last >= today) throw new DomainError('call_off.not_due', { deliverOn: callOff.deliverOn, today });
}
