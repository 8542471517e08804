import { addDays, type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { type Instant, startOfDay, wholeHoursBetween } from '../shared/instant';
import { openKg, resize } from '../shared/stock';
import { type Kg, minusKg, NO_KG, plusKg } from '../shared/weight';
import { givenBack } from './answer-call-off';
import { type CallOff, CALL_OFF_STATES } from './call-off';
import type { Contract } from './contract';
import type { CallOffAmended, CallOffCancelled, ContractFacts } from './contract-events';
import type { ContractTerms } from './contract-terms';
import { bandLeftKgOf, hasNotice, requireDay, requireRemaining, requireSeason } from './make-call-off';

/** New figures of a call-off; what is left out stays. */
export interface CallOffChanges {
  readonly kg: Kg | null;
  readonly deliverOn: Day | null;
}

/** What a change is held against. */
export interface ChangeFacts {
  readonly now: Instant;
  /** The terms that the call-off was made under: their notice holds. */
  readonly terms: ContractTerms;
  /** Drawn by other call-offs of the period that the new day lies in. */
  readonly usedKg: Kg;
}

/**
 * Changes an open call-off: less, more inside the band, or another day. The notice must hold for the old day and for the new one, and
 * nothing that a round has brought is taken back. More than the band leaves is a call-off of its own, and neither more weight nor another
 * day goes past the season of the terms in force, though the call-off was made under earlier ones.
 *
 * @throws DomainError `call_off.closed`, `contract.not_in_force`, `call_off.no_change`, `call_off.outside_season`,
 * `call_off.notice_too_short`, `stock.below_promised`, `call_off.over_remaining`, `call_off.outside_season` of the terms in force,
 * `call_off.over_band` (in that order)
 */
export function amendCallOff(
  before: ContractFacts,
  callOff: CallOff,
  changes: CallOffChanges,
  facts: ChangeFacts,
): { contract: Contract; callOff: CallOff; event: CallOffAmended } {
  if (callOff.state !== 'open') throw new DomainError('call_off.closed', { state: callOff.state });
  if (before.contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: before.contract.state });
  const [kg, deliverOn] = [changes.kg ?? callOff.stock.totalKg, changes.deliverOn ?? callOff.deliverOn];
  if (kg === callOff.stock.totalKg && deliverOn === callOff.deliverOn) throw new DomainError('call_off.no_change', {});
  requireDay(facts.terms, callOff.deliverOn, facts.now);
  requireDay(facts.terms, deliverOn, facts.now);
  const stock = resize(callOff.stock, kg, 'kg');
  const without = givenBack(before.contract, callOff.stock.totalKg);
  requireRemaining(without, kg);
  requireBand(without, { kg, deliverOn, callOff }, facts.usedKg);
  const contract: Contract = { ...without, calledOffKg: plusKg(without.calledOffKg, kg) };
  const amended: CallOff = {
    ...callOff,
    askedKg: kg,
    stock,
    deliverOn,
    deliverUntil: addDays(deliverOn, facts.terms.makeUpDays),
    version: callOff.version + 1,
  };
  return { contract, callOff: amended, event: { ...before, name: 'call_off.amended', at: facts.now, contract, callOff: amended } };
}

/**
 * Takes a call-off back. In time: what no round has brought goes back to the contract. Past the notice only on purpose, and then the
 * unserved kilograms stand on record as short by the processor's cause. What is held or confirmed stays as it is.
 *
 * @throws DomainError `call_off.closed`, `call_off.notice_too_short` (in that order)
 */
export function cancelCallOff(
  before: ContractFacts,
  callOff: CallOff,
  taking: { late: boolean; now: Instant; terms: Pick<ContractTerms, 'noticeHours'> },
): { contract: Contract; callOff: CallOff; event: CallOffCancelled } {
  if (callOff.state !== 'open' && callOff.state !== 'waiting') throw new DomainError('call_off.closed', { state: callOff.state });
  const inTime = callOff.state === 'waiting' || hasNotice(taking.terms, callOff.deliverOn, taking.now);
  if (!inTime && !taking.late) {
    const hours = wholeHoursBetween(taking.now, startOfDay(callOff.deliverOn));
    throw new DomainError('call_off.notice_too_short', { noticeHours: taking.terms.noticeHours, hours });
  }
  const unserved = openKg(callOff.stock);
  const contract = givenBack(before.contract, unserved);
  const short = !inTime && unserved > 0;
  const cancelled: CallOff = {
    ...callOff,
    state: CALL_OFF_STATES.move(callOff.state, 'cancelled'),
    shortfall: short ? { kg: unserved, cause: 'processor' } : null,
    version: callOff.version + 1,
  };
  return { contract, callOff: cancelled, event: { ...before, name: 'call_off.cancelled', at: taking.now, contract, callOff: cancelled } };
}

/** A smaller weight on the same day always fits: it was inside the band before, or the cooperative said yes to it. */
function requireBand(without: Contract, change: { kg: Kg; deliverOn: Day; callOff: CallOff }, usedKg: Kg): void {
  const { kg, deliverOn, callOff } = change;
  if (deliverOn === callOff.deliverOn && kg <= callOff.stock.totalKg) return;
  // An amendment may have ended the season earlier: what is new keeps to the terms that hold now.
  requireSeason(without, deliverOn);
  const leftKg = bandLeftKgOf(without, deliverOn, usedKg);
  if (kg > leftKg)
    throw new DomainError('call_off.over_band', { leftKg, askedKg: kg, missingKg: minusKg(kg, leftKg > kg ? NO_KG : leftKg) }, 'kg');
}
