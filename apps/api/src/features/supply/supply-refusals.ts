import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What the terms of a standing offer may be refused for beside those of an offer: its schedule, its ask, its estimate and its code. */
export const SUPPLY_TERMS_REFUSALS = [
  'schedule.weekdays_invalid',
  'schedule.until_out_of_range',
  'schedule.lead_out_of_range',
  'schedule.time_invalid',
  'schedule.window_out_of_range',
  'schedule.too_many_skips',
  'standing_offer.ask_invalid',
  'standing_offer.estimate_too_small',
  'standing_offer.code_other_product',
  'standing_offer.code_not_authorised',
  'standing_offer.code_not_active',
  'standing_offer.code_suspended',
  'standing_offer.code_revoked',
] as const satisfies readonly RefusalCode[];
