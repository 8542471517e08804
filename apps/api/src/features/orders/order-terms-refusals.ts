import { LIST_NAMING_REFUSALS } from '@domain/catalogue/naming-refusals';
import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What the terms of any order may be refused for, placed once or by the calendar: see `OrderTermsDto`. */
export const ORDER_TERMS_REFUSALS = [
  ...LIST_NAMING_REFUSALS,
  'destination.unknown',
  'window.in_past',
  'window.too_far_ahead',
  'certificate.unknown',
  'order.spread_invalid',
  'order.min_out_of_range',
  'order.max_out_of_range',
  'order.whole_with_max',
] as const satisfies readonly RefusalCode[];
