import type { Day } from '../shared/day';
import { type DayWindow, dayWindow } from '../shared/window';

/** A month: a lot is picked within days, and a longer window says that nobody has looked at the trees yet. */
export const HARVEST_DAYS_MAX = 31;

/** Two months: growers forecast a harvest from flowering, about sixty days before. */
export const HARVEST_AHEAD_DAYS_MAX = 60;

/** The wire's names of the two ends. */
export const HARVEST_FIELDS = { from: 'harvestFrom', to: 'harvestTo' } as const;

/**
 * Builds the window in which a lot can be picked, both days included.
 *
 * @throws DomainError `window.ends_before_start`, `window.too_long`
 */
export function harvestWindow(from: Day, to: Day): DayWindow {
  return dayWindow(from, to, HARVEST_DAYS_MAX, HARVEST_FIELDS);
}
