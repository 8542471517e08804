import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { invariant } from '../shared/invariant';
import { openStock } from '../shared/stock';
import { type Kg, minusKg } from '../shared/weight';
import { type CallOff, CALL_OFF_STATES } from './call-off';
import type { Contract } from './contract';
import type { CallOffApproved, CallOffDeclined, CallOffLapsed, ContractFacts } from './contract-events';

interface Answered<Event> {
  readonly contract: Contract;
  readonly callOff: CallOff;
  readonly event: Event;
}

/**
 * The cooperative's yes to a call-off above the band, whole or in part. What it does not say yes to goes back to the contract.
 *
 * @throws DomainError `call_off.not_waiting`, `call_off.window_over`, `contract.not_in_force`, `call_off.over_asked` (in that order)
 */
export function approveCallOff(before: ContractFacts, callOff: CallOff, yes: { kg: Kg; now: Instant }): Answered<CallOffApproved> {
  requireWaiting(callOff, yes.now);
  if (before.contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: before.contract.state });
  if (yes.kg > callOff.askedKg) throw new DomainError('call_off.over_asked', { askedKg: callOff.askedKg }, 'kg');
  invariant(yes.kg > 0, 'a yes to nothing is a no', {});
  const contract = givenBack(before.contract, minusKg(callOff.stock.totalKg, yes.kg));
  const open: CallOff = {
    ...callOff,
    stock: openStock(yes.kg),
    state: CALL_OFF_STATES.move(callOff.state, 'open'),
    version: callOff.version + 1,
  };
  return { contract, callOff: open, event: { ...before, name: 'call_off.approved', at: yes.now, contract, callOff: open } };
}

/** The cooperative's no: everything goes back to the contract. @throws DomainError `call_off.not_waiting`, `call_off.window_over` */
export function declineCallOff(before: ContractFacts, callOff: CallOff, now: Instant): Answered<CallOffDeclined> {
  requireWaiting(callOff, now);
  const contract = givenBack(before.contract, callOff.stock.totalKg);
  const declined: CallOff = { ...callOff, state: CALL_OFF_STATES.move(callOff.state, 'declined'), version: callOff.version + 1 };
  return { contract, callOff: declined, event: { ...before, name: 'call_off.declined', at: now, contract, callOff: declined } };
}

/** Silence past the window: everything goes back. @throws DomainError `call_off.not_waiting`, `call_off.not_due`: a sweep came twice or early */
export function lapseCallOff(before: ContractFacts, callOff: CallOff, now: Instant): Answered<CallOffLapsed> {
  if (callOff.state !== 'waiting') throw new DomainError('call_off.not_waiting', { state: callOff.state });
  if (callOff.confirmBy === null || now < callOff.confirmBy) throw new DomainError('call_off.not_due', {});
  const contract = givenBack(before.contract, callOff.stock.totalKg);
  const lapsed: CallOff = { ...callOff, state: CALL_OFF_STATES.move(callOff.state, 'lapsed'), version: callOff.version + 1 };
  return { contract, callOff: lapsed, event: { ...before, name: 'call_off.lapsed', at: now, contract, callOff: lapsed } };
}

/** A contract with kilograms back that nobody will deliver after all. */
export function givenBack(contract: Contract, kg: Kg): Contract {
  return { ...contract, calledOffKg: minusKg(contract.calledOffKg, kg) };
}

function requireWaiting(callOff: CallOff, now: Instant): void {
  if (callOff.state !== 'waiting') throw new DomainError('call_off.not_waiting', { state: callOff.state });
  if (callOff.confirmBy !== null && now >= callOff.confirmBy) throw new DomainError('call_off.window_over', {});
}
