import type { RefusalCode } from '../shared/refusal-codes';

/** What whatever names fruit and a place may be refused for: a lot, an order, a contract. */
export const NAMING_REFUSALS = [
  'variety.unknown',
  'variety.retired',
  'grade.unknown',
  'grade.wrong_product',
  'grade.retired',
  'place.unknown',
  'place.wrong_kind',
  'weight.out_of_range',
  'price.out_of_range',
  'day.invalid',
] as const satisfies readonly RefusalCode[];

/** The same where varieties and grades are lists of a product that is named beside them. */
export const LIST_NAMING_REFUSALS = [
  ...NAMING_REFUSALS,
  'product.unknown',
  'variety.wrong_product',
  'list.too_short',
  'list.too_long',
] as const satisfies readonly RefusalCode[];
