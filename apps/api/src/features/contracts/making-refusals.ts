/** What any route that makes call-offs may refuse. */
export const MAKING_REFUSALS = [
  'contract.not_found',
  'weight.out_of_range',
  'day.invalid',
  'contract.not_in_force',
  'price_index.not_published',
  'call_off.outside_season',
  'call_off.notice_too_short',
  'call_off.area_suspended',
  'call_off.over_remaining',
] as const;
