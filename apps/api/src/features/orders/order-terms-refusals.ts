import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What the terms of any order may be refused for, placed once or by the calendar: see `OrderTermsDto`. */
export const ORDER_TERMS_REFUSALS = [
  'product.unknown',
  'variety.unknown',
  'variety.wrong_product',
  'variety.retired',
  'grade.unknown',
  'grade.wrong_product',
  'grade.retired',
  'list.too_short',
  'list.too_long',
  'place.unknown',
  'place.wrong_kind',
  'destination.unknown',
  'weight.out_of_range',
  'price.out_of_range',
  'day.invalid',
  'window.in_past',
  'window.too_far_ahead',
  'certificate.unknown',
  'order.spread_invalid',
  'order.min_out_of_range',
  'order.max_out_of_range',
  'order.whole_with_max',
] as const satisfies readonly RefusalCode[];
