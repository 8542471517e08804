import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What is refused of a leave to use a code, of an area or of a packing facility. */
export const LEAVE_REFUSALS: readonly RefusalCode[] = [
  'authorisation.no_holder',
  'authorisation.own_code',
  'authorisation.overlaps',
  'authorisation.past_capacity',
  'organisation.not_found',
  'weight.out_of_range',
  'window.ends_before_start',
  'window.too_long',
  'day.invalid',
];
