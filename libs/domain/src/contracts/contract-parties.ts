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
import type { ProductId, VarietyId } from '../shared/ids';
import { cleanText } from '../shared/text';
import { type DayWindow, dayWindow, isOver } from '../shared/window';

/** A season is at most a year; what lasts longer is signed anew. */
const SEASON_DAYS_MAX = 366;

/** No product has more; the clearing gives a demand 32 bits for each. */
const NAMES_MAX = 32;

/** Length of the number printed on the paper. */
const NUMBER_LENGTH = { min: 1, max: 40 } as const;

/** A party with what decides whether it may sign. */
export interface Signatory extends Party {
  readonly kind: OrganisationKind;
  readonly group: OwnerGroup;
}

/** Who signs, what grows, and where it goes, as identity and catalogue know them. */
export interface ContractSubjects {
  readonly cooperative: Signatory;
  readonly processor: Signatory;
  readonly varieties: readonly KnownVariety[];
  readonly grades: readonly KnownGrade[];
  readonly place: KnownPlace;
}

/** Builds the season of a contract. @throws DomainError `window.ends_before_start`, `window.too_long` */
export function seasonOf(from: Day, to: Day): DayWindow {
  return dayWindow(from, to, SEASON_DAYS_MAX, { from: 'seasonFrom', to: 'seasonTo' });
}

/**
 * Holds parties, fruit and place of a contract to what may be signed, and answers with its varieties as a set.
 *
 * @throws DomainError `contract.wrong_party`, `contract.same_owner`, `variety.wrong_product`, `grade.wrong_product`, `list.*`,
 * `place.wrong_kind` (in that order)
 */
export function requireSubjects(productId: ProductId, subjects: ContractSubjects): readonly VarietyId[] {
  const { cooperative, processor } = subjects;
  if (cooperative.kind !== 'cooperative') throw new DomainError('contract.wrong_party', { kind: cooperative.kind }, 'cooperativeId');
  if (processor.kind !== 'processor') throw new DomainError('contract.wrong_party', { kind: processor.kind }, 'processorId');
  if (haveSameOwner(cooperative, processor)) throw new DomainError('contract.same_owner', {}, 'processorId');
  for (const variety of subjects.varieties) requireVarietyOf(productId, variety, 'varietyIds');
  for (const grade of subjects.grades) requireGradeOf(productId, grade, 'gradeIds');
  const gradeIds = subjects.grades.map((grade) => grade.id);
  const varietyIds = subjects.varieties.map((variety) => variety.id);
  const varieties = asSet(varietyIds, { min: 0, max: NAMES_MAX }, 'varietyIds');
  asSet(gradeIds, { min: 1, max: NAMES_MAX }, 'gradeIds');
  requireDeliveryPlace(subjects.place, 'placeId');
  return varieties;
}

/** The number as it is printed. @throws DomainError `text.*` */
export function contractNumberOf(text: string): string {
  return cleanText(text, NUMBER_LENGTH, 'number');
}

/** A contract is not signed for a season that has passed. @throws DomainError `contract.season_over` */
export function requireSeasonAhead(season: DayWindow, today: Day): void {
  if (isOver(season, today)) throw new DomainError('contract.season_over', { seasonTo: season.to, today }, 'seasonTo');
}
