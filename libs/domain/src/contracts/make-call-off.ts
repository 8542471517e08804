import { addDays, type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { CallOffId, PlanId } from '../shared/ids';
import { type Instant, plusHours, startOfDay, wholeHoursBetween } from '../shared/instant';
import { openStock } from '../shared/stock';
import { FIRST_VERSION } from '../shared/version';
import { type Kg, lesserKg, minusKg, NO_KG, plusKg } from '../shared/weight';
import { includesDay } from '../shared/window';
import type { CallOff } from './call-off';
import { type Contract, remainingKgOf } from './contract';
import type { CallOffDrawn, CallOffMade, CallOffRequested, ContractFacts } from './contract-events';
import { periodOf, upperKgOf } from './contract-period';
import type { ContractTerms } from './contract-terms';
import type { SettledPrice } from './price-rule';

/** What the processor wants, and when. */
export interface CallOffAsk {
  readonly kg: Kg;
  readonly deliverOn: Day;
}

/** What making a call-off needs to know beside the contract. */
export interface CallOffMaking {
  readonly id: CallOffId;
  readonly now: Instant;
  /** Drawn already by other call-offs of the period that the day lies in. */
  readonly usedKg: Kg;
  readonly price: SettledPrice;
  /** A planting area of the contract whose code is suspended or revoked; null when all are in order. */
  readonly suspendedArea: string | null;
}

/**
 * Draws produce down against a contract in force. Inside the period's band it binds both sides; above it, inside the ceiling, it waits
 * for the cooperative's yes, and takes its kilograms from the ceiling while it waits.
 *
 * The notice runs to the first minute of the delivery day. Units: kg; days and hours of Vietnam.
 * Source: the usual clause "thông báo giao hàng" of off-take contracts.
 * @throws DomainError `contract.not_in_force`, `call_off.outside_season`, `call_off.notice_too_short`, `call_off.area_suspended`,
 * `call_off.over_remaining` (in that order)
 */
export function makeCallOff(
  before: ContractFacts,
  ask: CallOffAsk,
  making: CallOffMaking,
): { contract: Contract; callOff: CallOff; event: CallOffMade | CallOffRequested } {
  const { contract } = before;
  if (contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: contract.state });
  requireDay(contract, ask.deliverOn, making.now);
  if (making.suspendedArea !== null) throw new DomainError('call_off.area_suspended', { areaCode: making.suspendedArea });
  requireRemaining(contract, ask.kg);
  const binds = ask.kg <= bandLeftKgOf(contract, ask.deliverOn, making.usedKg);
  const drawn: Contract = { ...contract, calledOffKg: plusKg(contract.calledOffKg, ask.kg) };
  const callOff: CallOff = {
    ...freshCallOff(contract, ask, making, null),
    state: binds ? 'open' : 'waiting',
    confirmBy: binds ? null : plusHours(making.now, contract.confirmHours),
  };
  return {
    contract: drawn,
    callOff,
    event: { ...before, name: binds ? 'call_off.made' : 'call_off.requested', at: making.now, contract: drawn, callOff },
  };
}

/**
 * Draws what a round took from a contract for an intake plan: never more than the band and the ceiling leave.
 *
 * The plan itself gave the notice, and its division is the call: nothing here is refused, for the round was told what may be given.
 */
export function drawForPlan(
  before: ContractFacts,
  ask: CallOffAsk,
  making: Omit<CallOffMaking, 'suspendedArea'> & { planId: PlanId },
): { contract: Contract; callOff: CallOff; event: CallOffDrawn } {
  const { contract } = before;
  requireRemaining(contract, ask.kg);
  const drawn: Contract = { ...contract, calledOffKg: plusKg(contract.calledOffKg, ask.kg) };
  const callOff = freshCallOff(contract, ask, making, making.planId);
  return { contract: drawn, callOff, event: { ...before, name: 'call_off.drawn', at: making.now, contract: drawn, callOff } };
}

/** What may still be called off in the period of a day without asking: the upper end of its band less what is drawn, and the ceiling. */
export function bandLeftKgOf(contract: Contract, day: Day, usedKg: Kg): Kg {
  const upper = upperKgOf(periodOf(contract, day));
  return lesserKg(usedKg >= upper ? NO_KG : minusKg(upper, usedKg), remainingKgOf(contract));
}

/**
 * Holds a delivery day to the season and the notice of the terms.
 *
 * @throws DomainError `call_off.outside_season`, `call_off.notice_too_short` (in that order)
 */
export function requireDay(terms: Pick<ContractTerms, 'season' | 'noticeHours'>, deliverOn: Day, now: Instant): void {
  requireSeason(terms, deliverOn);
  const { noticeHours } = terms;
  if (!hasNotice(terms, deliverOn, now)) {
    const hours = wholeHoursBetween(now, startOfDay(deliverOn));
    throw new DomainError('call_off.notice_too_short', { noticeHours, hours }, 'deliverOn');
  }
}

/** Holds a delivery day to the season of the terms. @throws DomainError `call_off.outside_season` */
export function requireSeason({ season }: Pick<ContractTerms, 'season'>, deliverOn: Day): void {
  if (!includesDay(season, deliverOn))
    throw new DomainError('call_off.outside_season', { seasonFrom: season.from, seasonTo: season.to, deliverOn }, 'deliverOn');
}

/** True if the notice of the terms is kept. A day that has begun has none even without a notice clause: its lorries have left. */
export function hasNotice({ noticeHours }: Pick<ContractTerms, 'noticeHours'>, deliverOn: Day, now: Instant): boolean {
  const hours = wholeHoursBetween(now, startOfDay(deliverOn));
  return hours >= noticeHours && hours >= 0;
}

/** Holds a weight to what the ceiling leaves. @throws DomainError `call_off.over_remaining` */
export function requireRemaining(contract: Contract, kg: Kg): void {
  const remainingKg = remainingKgOf(contract);
  if (kg > remainingKg) throw new DomainError('call_off.over_remaining', { remainingKg, askedKg: kg }, 'kg');
}

function freshCallOff(
  contract: Contract,
  ask: CallOffAsk,
  { id, now, price }: Pick<CallOffMaking, 'id' | 'now' | 'price'>,
  planId: PlanId | null,
): CallOff {
  return {
    id,
    contractId: contract.id,
    contractVersion: contract.version,
    planId,
    askedKg: ask.kg,
    stock: openStock(ask.kg),
    price,
    deliverOn: ask.deliverOn,
    deliverUntil: addDays(ask.deliverOn, contract.makeUpDays),
    state: 'open',
    confirmBy: null,
    missed: false,
    shortfall: null,
    version: FIRST_VERSION,
    submittedAt: now,
  };
}
