import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { CallOffId } from '../shared/ids';
import { type Instant, startOfDay, wholeHoursBetween } from '../shared/instant';
import { openStock } from '../shared/stock';
import { FIRST_VERSION } from '../shared/version';
import { type Kg, plusKg } from '../shared/weight';
import { includesDay } from '../shared/window';
import type { CallOff } from './call-off';
import { type Contract, remainingKgOf } from './contract';
import type { CallOffMade, ContractFacts } from './contract-events';

/** What the processor wants, and when. */
export interface CallOffAsk {
  readonly kg: Kg;
  readonly deliverOn: Day;
}

/**
 * Draws produce down against a contract in force. Inside the band it binds both sides, so the cooperative need not say yes again.
 *
 * The notice runs to the first minute of the delivery day. Units: kg; days and hours of Vietnam.
 * Source: the usual clause "thông báo giao hàng" of off-take contracts; the ceiling is the agreed weight plus the band.
 * @throws DomainError `contract.not_in_force`, `call_off.outside_season`, `call_off.notice_too_short`, `call_off.over_remaining`
 * (in that order)
 */
export function makeCallOff(
  before: ContractFacts,
  ask: CallOffAsk,
  making: { id: CallOffId; now: Instant },
): { contract: Contract; callOff: CallOff; event: CallOffMade } {
  const { contract } = before;
  if (contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: contract.state });
  requireSeason(contract, ask.deliverOn);
  requireNotice(contract, ask.deliverOn, making.now);
  const remainingKg = remainingKgOf(contract);
  if (ask.kg > remainingKg) throw new DomainError('call_off.over_remaining', { remainingKg, askedKg: ask.kg }, 'kg');
  const drawn: Contract = { ...contract, calledOffKg: plusKg(contract.calledOffKg, ask.kg) };
  const callOff: CallOff = {
    id: making.id,
    contractId: contract.id,
    stock: openStock(ask.kg),
    deliverOn: ask.deliverOn,
    state: 'open',
    version: FIRST_VERSION,
    submittedAt: making.now,
  };
  return { contract: drawn, callOff, event: { ...before, name: 'call_off.made', at: making.now, contract: drawn, callOff } };
}

function requireSeason({ season }: Contract, deliverOn: Day): void {
  if (includesDay(season, deliverOn)) return;
  throw new DomainError('call_off.outside_season', { seasonFrom: season.from, seasonTo: season.to, deliverOn }, 'deliverOn');
}

function requireNotice({ noticeHours }: Contract, deliverOn: Day, now: Instant): void {
  const hours = wholeHoursBetween(now, startOfDay(deliverOn));
  // A day that has begun is refused even without a notice clause: its lorries have left.
  if (hours < noticeHours || hours < 0) throw new DomainError('call_off.notice_too_short', { noticeHours, hours }, 'deliverOn');
}
