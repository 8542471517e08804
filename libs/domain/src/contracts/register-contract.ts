import { haveSameOwner, type OrganisationKind, type OwnerGroup, type Party } from '../identity/organisation';
import {
  type KnownGrade,
  type KnownPlace,
  type KnownVariety,
  requireDeliveryPlace,
  requireGradeOf,
  requireVarietyOf,
} from '../offers/fruit';
import { asSet } from '../shared/bounded-list';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { ContractId, ProductId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { cleanText } from '../shared/text';
import type { VndPerKg } from '../shared/unit-price';
import { FIRST_VERSION } from '../shared/version';
import { type Kg, kgOf, NO_KG } from '../shared/weight';
import { type DayWindow, dayWindow, isOver } from '../shared/window';
import { ceilingKgOf, type Contract } from './contract';
import type { ContractRegistered } from './contract-events';

/** A season is at most a year; what lasts longer is signed anew. */
const SEASON_DAYS_MAX = 366;

/** ± 50 %: a wider band promises nothing. */
export const TOLERANCE_BP_MAX = 5_000;

/** Two weeks: a longer notice passes the life of the fruit on the tree. */
export const NOTICE_HOURS_MAX = 336;

/** No product has more; the clearing gives a demand 32 bits for each. */
const NAMES_MAX = 32;

/** Length of the number printed on the paper. */
const NUMBER_LENGTH = { min: 1, max: 40 } as const;

/** A party with what decides whether it may sign. */
export interface Signatory extends Party {
  readonly kind: OrganisationKind;
  readonly group: OwnerGroup;
}

/** A signed contract as the operator enters it, each value already read by its own constructor. */
export interface SignedContract {
  readonly number: string;
  readonly cooperative: Signatory;
  readonly processor: Signatory;
  readonly productId: ProductId;
  readonly varieties: readonly KnownVariety[];
  readonly grades: readonly KnownGrade[];
  readonly place: KnownPlace;
  readonly agreedKg: Kg;
  readonly toleranceBp: number;
  readonly priceVndPerKg: VndPerKg;
  readonly season: DayWindow;
  readonly noticeHours: number;
}

/** Builds the season of a contract. @throws DomainError `window.ends_before_start`, `window.too_long` */
export function seasonOf(from: Day, to: Day): DayWindow {
  return dayWindow(from, to, SEASON_DAYS_MAX, { from: 'seasonFrom', to: 'seasonTo' });
}

/**
 * Enters a contract that both parties have signed on paper. Nothing is called off yet.
 *
 * @throws DomainError `contract.wrong_party`, `contract.same_owner`, `variety.wrong_product`, `grade.wrong_product`, `list.*`,
 * `place.wrong_kind`, `text.*`, `contract.tolerance_out_of_range`, `contract.notice_out_of_range`, `weight.out_of_range`,
 * `contract.season_over` (in that order)
 */
export function registerContract(
  signed: SignedContract,
  entry: { id: ContractId; today: Day; now: Instant },
): { contract: Contract; event: ContractRegistered } {
  requireParties(signed);
  const { varietyIds, gradeIds } = fruitOf(signed);
  requireDeliveryPlace(signed.place, 'placeId');
  const number = cleanText(signed.number, NUMBER_LENGTH, 'number');
  requireBounds(signed, entry.today);
  const contract: Contract = {
    id: entry.id,
    number,
    cooperativeId: signed.cooperative.id,
    processorId: signed.processor.id,
    productId: signed.productId,
    varietyIds,
    gradeIds,
    placeId: signed.place.id,
    agreedKg: signed.agreedKg,
    toleranceBp: signed.toleranceBp,
    priceVndPerKg: signed.priceVndPerKg,
    season: signed.season,
    noticeHours: signed.noticeHours,
    calledOffKg: NO_KG,
    state: 'in_force',
    version: FIRST_VERSION,
    registeredAt: entry.now,
  };
  const progress = { heldKg: NO_KG, confirmedKg: NO_KG };
  const { cooperative, processor } = signed;
  return { contract, event: { name: 'contract.registered', at: entry.now, contract, progress, cooperative, processor } };
}

function requireParties({ cooperative, processor }: SignedContract): void {
  if (cooperative.kind !== 'cooperative') throw new DomainError('contract.wrong_party', { kind: cooperative.kind }, 'cooperativeId');
  if (processor.kind !== 'processor') throw new DomainError('contract.wrong_party', { kind: processor.kind }, 'processorId');
  if (haveSameOwner(cooperative, processor)) throw new DomainError('contract.same_owner', {}, 'processorId');
}

function fruitOf(signed: SignedContract): Pick<Contract, 'varietyIds' | 'gradeIds'> {
  for (const variety of signed.varieties) requireVarietyOf(signed.productId, variety, 'varietyIds');
  for (const grade of signed.grades) requireGradeOf(signed.productId, grade, 'gradeIds');
  const varietyIds = signed.varieties.map((variety) => variety.id);
  const gradeIds = signed.grades.map((grade) => grade.id);
  return {
    varietyIds: asSet(varietyIds, { min: 0, max: NAMES_MAX }, 'varietyIds'),
    gradeIds: asSet(gradeIds, { min: 1, max: NAMES_MAX }, 'gradeIds'),
  };
}

function requireBounds(signed: SignedContract, today: Day): void {
  if (!isWholeUpTo(signed.toleranceBp, TOLERANCE_BP_MAX)) {
    throw new DomainError('contract.tolerance_out_of_range', { given: String(signed.toleranceBp), maxBp: TOLERANCE_BP_MAX }, 'toleranceBp');
  }
  if (!isWholeUpTo(signed.noticeHours, NOTICE_HOURS_MAX)) {
    throw new DomainError('contract.notice_out_of_range', { given: String(signed.noticeHours), maxHours: NOTICE_HOURS_MAX }, 'noticeHours');
  }
  // The upper end of the band is a weight like any other: what may be called off must be countable.
  kgOf(ceilingKgOf(signed), 'agreedKg');
  if (isOver(signed.season, today)) throw new DomainError('contract.season_over', { seasonTo: signed.season.to, today }, 'seasonTo');
}

function isWholeUpTo(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most;
}
