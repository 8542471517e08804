import { NAMING_REFUSALS } from '@domain/catalogue/naming-refusals';
import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What putting a harvest up for sale may be refused for, alone or as one of several. */
export const OPENING_REFUSALS = [
  ...NAMING_REFUSALS,
  'window.ends_before_start',
  'window.in_past',
  'window.too_long',
  'window.too_far_ahead',
  'certificate.unknown',
  'area_code.invalid',
  'id.invalid',
  'lot.invited_out_of_range',
  'lot.min_out_of_range',
  'lot.step_out_of_range',
] as const satisfies readonly RefusalCode[];
