import type { GradeId, PlaceId, ProductId, VarietyId } from '../shared/ids';
import type { Kg } from '../shared/weight';
import type { DayWindow } from '../shared/window';
import type { ContractPeriod } from './contract-period';
import type { PriceRule } from './price-rule';

/** What a grade costs beside the contract's price: +500 for VIP, −800 for grade 3, 0 for the grade the price is made for. */
export interface GradeTerm {
  readonly gradeId: GradeId;
  readonly spreadVndPerKg: number;
}

/** Hours of the day in which the plant takes fruit in, "HH:MM" of Vietnam, the end after the start. */
export interface DeliverySlot {
  readonly from: string;
  readonly to: string;
}

/** Planted area behind a contract that is signed by area: what it can bear bounds what may be promised. */
export interface PlantedArea {
  readonly squareMetres: number;
  readonly yieldKgPerHectare: number;
}

/** Forms of linkage. Source: Decree 98/2018/NĐ-CP, article 4, in the words of Decision 80/2002. */
export const LINKAGE_FORMS = ['advance', 'inputs', 'direct_sale', 'joint_production'] as const;

export type LinkageForm = (typeof LINKAGE_FORMS)[number];

/** What frees a party of its duty when it strikes. Source: Commercial Law 2005, article 294; the usual clause of the region. */
export const FORCE_MAJEURE_CAUSES = ['hail', 'flood', 'drought', 'frost', 'pest', 'road_cut', 'gate_closure', 'epidemic'] as const;

export type ForceMajeureCause = (typeof FORCE_MAJEURE_CAUSES)[number];

/** A household behind the cooperative, and what it promised. The name is the cooperative's own, never shown to a market. */
export interface HouseholdShare {
  readonly name: string;
  readonly kg: Kg;
}

/** How the two parties are linked under Decree 98/2018, and the households behind the cooperative. */
export interface Linkage {
  readonly form: LinkageForm;
  readonly households: readonly HouseholdShare[];
}

/**
 * Everything that two parties sign. Plain data of whole numbers and text, so that its canonical form can be hashed.
 *
 * Units: kg, VND/kg, basis points (1/10,000), hours, days of Vietnam.
 */
export interface ContractTerms {
  readonly productId: ProductId;
  /** Varieties that will do; empty means any of the product. */
  readonly varietyIds: readonly VarietyId[];
  readonly grades: readonly GradeTerm[];
  /** The plant that takes the fruit in. */
  readonly placeId: PlaceId;
  readonly slot: DeliverySlot | null;
  readonly season: DayWindow;
  /** Weeks or months that cover the season without gap or overlap. */
  readonly periods: readonly ContractPeriod[];
  /** What is committed: the sum over the periods. */
  readonly agreedKg: Kg;
  /** The most that may be called off in the season; at most the committed weight with its tolerance. */
  readonly ceilingKg: Kg;
  readonly toleranceBp: number;
  readonly noticeHours: number;
  /** How long the cooperative has to answer a call-off above the band. */
  readonly confirmHours: number;
  /** Days after a missed call-off in which it may still be delivered. */
  readonly makeUpDays: number;
  /** Digits of whole VND; "0" for none. Civil Code 2015, article 328. */
  readonly depositVnd: string;
  /** Share of the value of the part breached. */
  readonly penaltyBp: number;
  readonly forceMajeure: readonly ForceMajeureCause[];
  readonly price: PriceRule;
  /** Null when the contract is by weight. */
  readonly area: PlantedArea | null;
  /** Codes of the planting areas that the fruit comes from; empty when none is named. */
  readonly areaCodes: readonly string[];
  readonly linkage: Linkage | null;
}

/** Grades that will do, in the order of the terms. */
export function gradeIdsOf(terms: Pick<ContractTerms, 'grades'>): readonly GradeId[] {
  return terms.grades.map((grade) => grade.gradeId);
}
