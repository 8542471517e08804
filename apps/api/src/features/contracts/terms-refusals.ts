import { LIST_NAMING_REFUSALS } from '@domain/catalogue/naming-refusals';
import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What any route that enters a contract may refuse. */
export const ENTRY_REFUSALS = [
  'organisation.not_found',
  'organisation.suspended',
  ...LIST_NAMING_REFUSALS,
  'window.ends_before_start',
  'window.too_long',
  'text.too_short',
  'text.too_long',
  'text.unseen_character',
  'contract.wrong_party',
  'contract.same_owner',
  'contract.tolerance_out_of_range',
  'contract.notice_out_of_range',
  'contract.season_over',
] as const satisfies readonly RefusalCode[];

/** What any route that takes whole terms may refuse. */
export const TERMS_REFUSALS = [
  ...ENTRY_REFUSALS,
  'area_code.invalid',
  'contract.confirm_window_out_of_range',
  'contract.make_up_out_of_range',
  'contract.penalty_too_high',
  'contract.deposit_invalid',
  'contract.slot_invalid',
  'contract.cause_unknown',
  'contract.spread_out_of_range',
  'contract.periods_outside_season',
  'contract.periods_overlap',
  'contract.periods_gap',
  'contract.band_missing',
  'contract.band_out_of_range',
  'contract.ceiling_out_of_range',
  'contract.band_over_ceiling',
  'contract.index_missing',
  'contract.index_days_out_of_range',
  'contract.cap_below_floor',
  'price_index.not_found',
  'contract.area_out_of_range',
  'contract.area_too_small',
  'contract.households_over_agreed',
] as const satisfies readonly RefusalCode[];
