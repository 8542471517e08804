import type { Certificate } from '../offers/certificate';
import { asSet } from '../shared/bounded-list';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { GradeId, MemberId, OrganisationId, PlaceId, ProductId } from '../shared/ids';
import { cleanText } from '../shared/text';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';

/** More alerts than this one person does not read; it bounds what each new lot is held against. */
export const ALERTS_MAX = 20;

const NAME = { min: 1, max: 40 };
const WORDS = { min: 0, max: 100 };
const PRODUCTS = { min: 0, max: 40 };

/** How far somebody asks at most: km by road, and days from today. */
export const ALERT_KM_MAX = 2_000;
export const ALERT_DAYS_MAX = 60;

/** What somebody wants to be told of: lots for sale, or what is wanted. */
export const ALERT_KINDS = ['lots', 'demands'] as const;

export type AlertKind = (typeof ALERT_KINDS)[number];

/** Which lots, or which orders, somebody wants to be told of. What is empty or null asks nothing. */
export interface AlertTerms {
  readonly kind: AlertKind;
  readonly name: string;
  readonly productIds: readonly ProductId[];
  readonly certificates: readonly Certificate[];
  /** Words of the lot's names, in any order, with or without accents. */
  readonly words: string;
  /** Of a lot: its ask, farm gate. Of what is wanted: the best limit on the market's board, delivered; an order's own limit is nobody's to know. */
  readonly minVndPerKg: VndPerKg | null;
  readonly maxVndPerKg: VndPerKg | null;
  /** Open kg. */
  readonly minKg: Kg | null;
  /** By road between the lot's place, or the order's, and `placeId`; the two stand together. */
  readonly maxKm: number | null;
  readonly placeId: PlaceId | null;
  /** A grade that somebody has: orders that it may serve. Of demands alone. */
  readonly gradeId: GradeId | null;
  /** Delivery may begin within so many days. Of demands alone. */
  readonly withinDays: number | null;
  /** The harvest window touches these days. Of lots alone. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** One person's alert. */
export interface Alert extends AlertTerms {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
}

/**
 * Terms as they are kept: names cleaned, lists as sets.
 *
 * @throws DomainError of `cleanText` at `name` and `words`, `list.too_long`; `alert.range_invalid` when a lower bound is above its upper one;
 * `alert.out_of_range` for km or days that nobody means; `alert.no_place` for a distance from nowhere; `alert.wrong_kind` for a condition of
 * the other kind; `alert.too_wide` when every lot, or what every market wants, would be told
 */
export function alertTerms(terms: AlertTerms): AlertTerms {
  const { minVndPerKg, maxVndPerKg, minKg, from, to } = terms;
  const clean = {
    ...terms,
    name: cleanText(terms.name, NAME, 'name'),
    words: cleanText(terms.words, WORDS, 'words'),
    productIds: asSet(terms.productIds, PRODUCTS, 'productIds'),
  };
  if (minVndPerKg !== null && maxVndPerKg !== null && minVndPerKg > maxVndPerKg)
    throw new DomainError('alert.range_invalid', {}, 'minVndPerKg');
  if (from !== null && to !== null && from > to) throw new DomainError('alert.range_invalid', {}, 'from');
  requireReach(terms);
  if (terms.kind === 'demands') {
    requireDemand(clean);
    return clean;
  }
  if (terms.gradeId !== null) throw new DomainError('alert.wrong_kind', {}, 'gradeId');
  if (terms.withinDays !== null) throw new DomainError('alert.wrong_kind', {}, 'withinDays');
  const asks = [minVndPerKg, maxVndPerKg, minKg, terms.maxKm, from, to].some((one) => one !== null);
  if (!asks && clean.words === '' && clean.productIds.length === 0 && terms.certificates.length === 0) {
    throw new DomainError('alert.too_wide', {}, 'productIds');
  }
  return clean;
}

function requireReach({ maxKm, placeId, withinDays }: AlertTerms): void {
  if (maxKm !== null && !isWithin(maxKm, 1, ALERT_KM_MAX))
    throw new DomainError('alert.out_of_range', { least: 1, most: ALERT_KM_MAX }, 'maxKm');
  if ((maxKm === null) !== (placeId === null)) throw new DomainError('alert.no_place', {}, 'placeId');
  if (withinDays !== null && !isWithin(withinDays, 0, ALERT_DAYS_MAX)) {
    throw new DomainError('alert.out_of_range', { least: 0, most: ALERT_DAYS_MAX }, 'withinDays');
  }
}

/** What is wanted is asked for by market: by what a lot alone has, nobody can. */
function requireDemand({ productIds, certificates, words, maxVndPerKg, from, to }: AlertTerms): void {
  if (productIds.length === 0) throw new DomainError('alert.too_wide', {}, 'productIds');
  if (certificates.length > 0) throw new DomainError('alert.wrong_kind', {}, 'certificates');
  if (words !== '') throw new DomainError('alert.wrong_kind', {}, 'words');
  if (maxVndPerKg !== null) throw new DomainError('alert.wrong_kind', {}, 'maxVndPerKg');
  if (from !== null || to !== null) throw new DomainError('alert.wrong_kind', {}, 'from');
}

function isWithin(figure: number, least: number, most: number): boolean {
  return Number.isSafeInteger(figure) && figure >= least && figure <= most;
}
