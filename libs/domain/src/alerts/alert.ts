import type { Certificate } from '../offers/certificate';
import { asSet } from '../shared/bounded-list';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { MemberId, OrganisationId, ProductId } from '../shared/ids';
import { cleanText } from '../shared/text';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';

/** More alerts than this one person does not read; it bounds what each new lot is held against. */
export const ALERTS_MAX = 20;

const NAME = { min: 1, max: 40 };
const WORDS = { min: 0, max: 100 };
const PRODUCTS = { min: 0, max: 40 };

/** Which lots somebody wants to be told of. What is empty or null asks nothing. */
export interface AlertTerms {
  readonly name: string;
  readonly productIds: readonly ProductId[];
  readonly certificates: readonly Certificate[];
  /** Words of the lot's names, in any order, with or without accents. */
  readonly words: string;
  /** The ask, farm gate. */
  readonly minVndPerKg: VndPerKg | null;
  readonly maxVndPerKg: VndPerKg | null;
  /** Open kg. */
  readonly minKg: Kg | null;
  /** The harvest window touches these days. */
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
 * `alert.too_wide` when every lot would be told
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
  const asks = [minVndPerKg, maxVndPerKg, minKg, from, to].some((one) => one !== null);
  if (!asks && clean.words === '' && clean.productIds.length === 0 && terms.certificates.length === 0) {
    throw new DomainError('alert.too_wide', {}, 'productIds');
  }
  return clean;
}
