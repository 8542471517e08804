import type { Day } from '../shared/day';
import { type DayWindow, dayWindow } from '../shared/window';

/** A month: a standing demand beyond it is a contract. */
export const DELIVERY_DAYS_MAX = 31;

/** As far ahead as a harvest may be offered. */
export const DELIVERY_AHEAD_DAYS_MAX = 60;

/** The wire's names of the two ends. */
export const DELIVERY_FIELDS = { from: 'deliverFrom', to: 'deliverTo' } as const;

/**
 * Builds the window in which fruit may arrive, both days included.
 *
 * @throws DomainError `window.ends_before_start`, `window.too_long`
 */
export function deliveryWindow(from: Day, to: Day): DayWindow {
  return dayWindow(from, to, DELIVERY_DAYS_MAX, DELIVERY_FIELDS);
}
