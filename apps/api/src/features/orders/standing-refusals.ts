import type { RefusalCode } from '@domain/shared/refusal-codes';
import { ORDER_TERMS_REFUSALS } from './order-terms-refusals';

/** What the terms of a standing order may be refused for: all of an order, and its name and schedule. */
export const TERMS_REFUSALS = [
  ...ORDER_TERMS_REFUSALS,
  'text.too_short',
  'text.too_long',
  'text.unseen_character',
  'schedule.weekdays_invalid',
  'schedule.until_out_of_range',
  'schedule.lead_out_of_range',
  'schedule.time_invalid',
  'schedule.window_out_of_range',
  'standing_order.stands_out_of_range',
  'standing_order.limit_invalid',
] as const satisfies readonly RefusalCode[];
