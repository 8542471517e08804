import { type CallOff, openKgOfCallOff } from '../../contracts/call-off';
import { remainingKgOf } from '../../contracts/contract';
import type { ContractFacts } from '../../contracts/contract-events';
import { lowerKgOf, upperKgOf } from '../../contracts/contract-period';
import { type ContractTerms, gradeIdsOf, type Linkage } from '../../contracts/contract-terms';
import type { ContractVersion } from '../../contracts/contract-version';
import { type IntakePlan, openKgOfPlan } from '../../contracts/intake-plan';
import { guaranteedPriceOf } from '../../contracts/price-rule';
import { instantToIso } from '../../shared/instant';
import type { CallOffView, ContractPeriodView, ContractVersionView, ContractView, IntakePlanView } from './contract-view-types';
import { partyView } from './views';

/** What the two parties of a contract see of it. For nobody else. */
export function contractView({ contract, progress, cooperative, processor }: ContractFacts): ContractView {
  return {
    id: contract.id,
    number: contract.number,
    cooperative: partyView(cooperative),
    processor: partyView(processor),
    productId: contract.productId,
    varietyIds: contract.varietyIds,
    gradeIds: gradeIdsOf(contract),
    placeId: contract.placeId,
    grades: contract.grades,
    slot: contract.slot,
    periods: contract.periods.map(periodView),
    agreedKg: contract.agreedKg,
    ceilingKg: contract.ceilingKg,
    calledOffKg: contract.calledOffKg,
    remainingKg: remainingKgOf(contract),
    ...progress,
    toleranceBp: contract.toleranceBp,
    price: contract.price,
    priceVndPerKg: guaranteedPriceOf(contract.price),
    seasonFrom: contract.season.from,
    seasonTo: contract.season.to,
    noticeHours: contract.noticeHours,
    confirmHours: contract.confirmHours,
    makeUpDays: contract.makeUpDays,
    depositVnd: contract.depositVnd,
    penaltyBp: contract.penaltyBp,
    forceMajeure: contract.forceMajeure,
    area: contract.area,
    areaCodes: contract.areaCodes,
    linkage: linkageView(contract.linkage),
    state: contract.state,
    version: contract.version,
  };
}

function periodView(period: ContractTerms['periods'][number]): ContractPeriodView {
  const { from, to, kg, band } = period;
  return { from, to, kg, percentBp: band.percentBp, bandKg: band.kg, lowerKg: lowerKgOf(period), upperKg: upperKgOf(period) };
}

/** How many households and how much in all: whose names they are is the cooperative's business. */
function linkageView(linkage: Linkage | null): ContractView['linkage'] {
  if (linkage === null) return null;
  const householdsKg = linkage.households.reduce((sum, household) => sum + household.kg, 0);
  return { form: linkage.form, households: linkage.households.length, householdsKg };
}

/** What the two parties see of one version. */
export function contractVersionView(version: ContractVersion): ContractVersionView {
  return {
    contractId: version.contractId,
    version: version.version,
    state: version.state,
    termsHash: version.termsHash,
    paperId: version.paperId,
    proposedBy: version.proposedBy,
    at: instantToIso(version.at),
    signatures: version.signatures
      .filter((signature) => signature.termsHash === version.termsHash)
      .map((signature) => ({ partyId: signature.party, at: instantToIso(signature.at) })),
  };
}

/** What the two parties of a contract see of one call-off. For nobody else. */
export function callOffView(callOff: CallOff): CallOffView {
  return {
    id: callOff.id,
    contractId: callOff.contractId,
    contractVersion: callOff.contractVersion,
    planId: callOff.planId,
    askedKg: callOff.askedKg,
    kg: callOff.stock.totalKg,
    priceVndPerKg: callOff.price.vndPerKg,
    priceBoundBy: callOff.price.boundBy,
    marketVndPerKg: callOff.price.marketVndPerKg,
    deliverUntil: callOff.deliverUntil,
    confirmBy: callOff.confirmBy === null ? null : instantToIso(callOff.confirmBy),
    missed: callOff.missed,
    shortKg: callOff.shortfall?.kg ?? 0,
    shortCause: callOff.shortfall?.cause ?? null,
    heldKg: callOff.stock.heldKg,
    confirmedKg: callOff.stock.confirmedKg,
    openKg: openKgOfCallOff(callOff),
    deliverOn: callOff.deliverOn,
    state: callOff.state,
    version: callOff.version,
    submittedAt: instantToIso(callOff.submittedAt),
  };
}

/** What the planners of a plant see of one of their plans. */
export function intakePlanView(plan: IntakePlan): IntakePlanView {
  const { id, placeId, productId, day, kg, allocatedKg, state, version } = plan;
  const unfilledKg = state === 'closed' ? kg - allocatedKg : 0;
  return { id, placeId, productId, day, kg, allocatedKg, openKg: openKgOfPlan(plan), unfilledKg, state, version };
}
