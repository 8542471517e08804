import type { ContractId, GradeId, OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import { priceOf, VND_PER_KG_MAX, type VndPerKg } from '../shared/unit-price';
import { type Kg, minusKg, NO_KG } from '../shared/weight';
import type { ContractTerms } from './contract-terms';

/** The life of a contract: written, put to the other side, signed by both, and over. */
export const CONTRACT_STATES = stateTable<ContractState>('contract', {
  draft: ['offered', 'withdrawn'],
  offered: ['draft', 'in_force', 'withdrawn'],
  in_force: ['fulfilled', 'ended', 'terminated'],
  withdrawn: [],
  fulfilled: [],
  ended: [],
  terminated: [],
});

export type ContractState = 'draft' | 'offered' | 'in_force' | 'withdrawn' | 'fulfilled' | 'ended' | 'terminated';

/** An off-take contract with the terms that hold now: a cooperative's harvest of one season, promised to one plant. */
export interface Contract extends ContractTerms {
  readonly id: ContractId;
  /** As printed on the paper. */
  readonly number: string;
  readonly cooperativeId: OrganisationId;
  readonly processorId: OrganisationId;
  /** What call-offs have drawn so far: all of a waiting, open or served one, the served part of one that is over. */
  readonly calledOffKg: Kg;
  readonly state: ContractState;
  /** Version of the terms; an amendment makes the next one. */
  readonly version: number;
  /** When it was written or registered; among equals in a plan the older contract gets the odd kilogram. */
  readonly registeredAt: Instant;
}

/**
 * How far a contract's call-offs have come: sums over all of them, in kg.
 *
 * Called is what was bound to be delivered; held and confirmed what rounds brought of it; delivered and accepted what the plant weighed;
 * short what was never brought, by whose cause.
 */
export interface ContractProgress {
  /** Asked for above the band, not yet answered. */
  readonly waitingKg: Kg;
  readonly calledKg: Kg;
  readonly heldKg: Kg;
  readonly confirmedKg: Kg;
  readonly deliveredKg: Kg;
  readonly acceptedKg: Kg;
  readonly shortByCooperativeKg: Kg;
  readonly shortByProcessorKg: Kg;
  readonly shortByForceKg: Kg;
}

/** Nothing has been called off yet. */
export const NO_PROGRESS: ContractProgress = {
  waitingKg: NO_KG,
  calledKg: NO_KG,
  heldKg: NO_KG,
  confirmedKg: NO_KG,
  deliveredKg: NO_KG,
  acceptedKg: NO_KG,
  shortByCooperativeKg: NO_KG,
  shortByProcessorKg: NO_KG,
  shortByForceKg: NO_KG,
};

const BASIS_POINTS = 10_000;

/**
 * The committed weight with its tolerance, rounded down to whole kilograms: no ceiling may pass it.
 *
 * Exact: 10⁹ kg × 2·10⁴ stays below 2⁵³.
 */
export function mostKgOf(terms: { readonly agreedKg: Kg; readonly toleranceBp: number }): Kg {
  return Math.floor((terms.agreedKg * (BASIS_POINTS + terms.toleranceBp)) / BASIS_POINTS) as Kg;
}

/** What is left to call off. @throws BrokenInvariant if more was called off than the ceiling allows */
export function remainingKgOf(contract: Pick<Contract, 'ceilingKg' | 'calledOffKg'>): Kg {
  return minusKg(contract.ceilingKg, contract.calledOffKg);
}

/** The terms alone, without whose they are and how far they have come. */
export function termsOf(contract: ContractTerms): ContractTerms {
  return {
    productId: contract.productId,
    varietyIds: contract.varietyIds,
    grades: contract.grades,
    placeId: contract.placeId,
    slot: contract.slot,
    season: contract.season,
    periods: contract.periods,
    agreedKg: contract.agreedKg,
    ceilingKg: contract.ceilingKg,
    toleranceBp: contract.toleranceBp,
    noticeHours: contract.noticeHours,
    confirmHours: contract.confirmHours,
    makeUpDays: contract.makeUpDays,
    depositVnd: contract.depositVnd,
    penaltyBp: contract.penaltyBp,
    forceMajeure: contract.forceMajeure,
    price: contract.price,
    area: contract.area,
    areaCodes: contract.areaCodes,
    linkage: contract.linkage,
  };
}

/**
 * What a kilogram of a grade costs when the contract's price was settled at `base`: with the spread of its own grade, or, for a grade
 * that is not named, of the dearest named grade that it serves.
 *
 * @param served grades that the fruit serves, its own first.
 */
export function priceOfGrade(contract: Pick<Contract, 'grades'>, base: VndPerKg, served: readonly GradeId[]): VndPerKg {
  const [own] = served;
  const named = contract.grades.find((grade) => grade.gradeId === own);
  if (named) return withSpread(base, named.spreadVndPerKg);
  const spreads = contract.grades.filter((grade) => served.includes(grade.gradeId)).map((grade) => grade.spreadVndPerKg);
  return withSpread(base, spreads.length === 0 ? 0 : Math.max(...spreads));
}

/** A price that a spread would bring below 1 đồng, or above the dearest price there is, stops there. */
function withSpread(base: VndPerKg, spread: number): VndPerKg {
  return priceOf(Math.min(VND_PER_KG_MAX, Math.max(1, base + spread)), 'vndPerKg');
}
