import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What any route that states a product may refuse. */
export const SHEET_REFUSALS: readonly RefusalCode[] = [
  'catalogue.past_day',
  'catalogue.empty',
  'catalogue.named_twice',
  'catalogue.id_invalid',
  'catalogue.id_taken',
  'catalogue.grades_unsound',
  'catalogue.season_invalid',
  'catalogue.shelf_life_invalid',
  'catalogue.measure_out_of_range',
  'catalogue.conversion_invalid',
  'area.yield_out_of_range',
  'price.out_of_range',
  'day.invalid',
];
