import type { CallOffState, ShortCause } from '../../contracts/call-off';
import type { ContractState } from '../../contracts/contract';
import type { VersionState } from '../../contracts/contract-version';
import type { PlanState } from '../../contracts/intake-plan';
import type { PriceRule } from '../../contracts/price-rule';
import type { PartyView } from './view-types';

/** A contract for its two parties. */
export interface ContractView {
  readonly id: string;
  readonly number: string;
  readonly cooperative: PartyView;
  readonly processor: PartyView;
  readonly productId: string;
  readonly varietyIds: readonly string[];
  readonly gradeIds: readonly string[];
  readonly placeId: string;
  readonly grades: readonly { readonly gradeId: string; readonly spreadVndPerKg: number }[];
  readonly slot: { readonly from: string; readonly to: string } | null;
  readonly periods: readonly ContractPeriodView[];
  readonly agreedKg: number;
  /** The most that may be called off in the season. */
  readonly ceilingKg: number;
  readonly calledOffKg: number;
  readonly remainingKg: number;
  readonly waitingKg: number;
  readonly calledKg: number;
  readonly heldKg: number;
  readonly confirmedKg: number;
  readonly deliveredKg: number;
  readonly acceptedKg: number;
  readonly shortByCooperativeKg: number;
  readonly shortByProcessorKg: number;
  readonly shortByForceKg: number;
  readonly toleranceBp: number;
  readonly price: PriceRule;
  /** The fixed price or the floor; null where the market alone decides. */
  readonly priceVndPerKg: number | null;
  readonly seasonFrom: string;
  readonly seasonTo: string;
  readonly noticeHours: number;
  readonly confirmHours: number;
  readonly makeUpDays: number;
  readonly depositVnd: string;
  readonly penaltyBp: number;
  readonly forceMajeure: readonly string[];
  readonly area: { readonly squareMetres: number; readonly yieldKgPerHectare: number } | null;
  readonly areaCodes: readonly string[];
  readonly linkage: { readonly form: string; readonly households: number; readonly householdsKg: number } | null;
  readonly state: ContractState;
  readonly version: number;
}

/** A period of a contract with the ends of its band. */
export interface ContractPeriodView {
  readonly from: string;
  readonly to: string;
  readonly kg: number;
  readonly percentBp: number | null;
  readonly bandKg: number | null;
  readonly lowerKg: number;
  readonly upperKg: number;
}

/** One version of a contract's terms for its two parties, without the households' names. */
export interface ContractVersionView {
  readonly contractId: string;
  readonly version: number;
  readonly state: VersionState;
  readonly termsHash: string;
  /** What its paper goes by among the documents. */
  readonly paperId: string;
  readonly proposedBy: string;
  readonly at: string;
  readonly signatures: readonly { readonly partyId: string; readonly at: string }[];
}

/** What a plant needs on a day, for its own planners. */
export interface IntakePlanView {
  readonly id: string;
  readonly placeId: string;
  readonly productId: string;
  readonly day: string;
  readonly kg: number;
  readonly allocatedKg: number;
  readonly openKg: number;
  /** Left open when its day was over. */
  readonly unfilledKg: number;
  readonly state: PlanState;
  readonly version: number;
}

/** A call-off for the two parties of its contract. */
export interface CallOffView {
  readonly id: string;
  readonly contractId: string;
  /** Version of the terms that it was made under. */
  readonly contractVersion: number;
  readonly planId: string | null;
  readonly askedKg: number;
  readonly kg: number;
  readonly priceVndPerKg: number;
  readonly priceBoundBy: 'fixed' | 'market' | 'floor' | 'cap';
  readonly marketVndPerKg: number | null;
  readonly deliverUntil: string;
  readonly confirmBy: string | null;
  readonly missed: boolean;
  readonly shortKg: number;
  readonly shortCause: ShortCause | null;
  readonly heldKg: number;
  readonly confirmedKg: number;
  readonly openKg: number;
  readonly deliverOn: string;
  readonly state: CallOffState;
  readonly version: number;
  readonly submittedAt: string;
}
