import { addDays, type Day } from '@domain/shared/day';

/** The days that the demo talks about: the real tomorrow, whatever day of the year is played. */
export interface DemoDays {
  readonly today: Day;
  readonly tomorrow: Day;
}

/** Vietnam has been seven hours ahead of UTC since 1975, without summer time. */
const VIETNAM_MS = 7 * 3_600_000;

/** The calendar day in Vietnam at a moment. */
export function daysAt(epochMs: number): DemoDays {
  const today = new Date(epochMs + VIETNAM_MS).toISOString().slice(0, 10) as Day;
  return { today, tomorrow: addDays(today, 1) };
}

/** So many days after tomorrow. */
export function afterTomorrow(days: DemoDays, later: number): Day {
  return addDays(days.tomorrow, later);
}
