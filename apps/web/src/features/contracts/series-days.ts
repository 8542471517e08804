import { addDays, type Day } from '../../shared/format/date';

/** Days of the week as the server counts them: 0 is Sunday. Shown from Monday on. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

/** A series covers at most so many days. */
export const SERIES_DAYS_MAX = 31;

/** The days of a window that fall on chosen days of the week: none for a window that is the wrong way round or too long. */
export function seriesDays(from: Day, to: Day, weekdays: readonly number[]): Day[] {
  if (to < from || addDays(from, SERIES_DAYS_MAX - 1) < to) return [];
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay())) days.push(day);
  return days;
}
