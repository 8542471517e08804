import { dayOf } from './day';
import type { StandingSchedule } from './standing-schedule';

/** Monday to Friday from 8 June 2026 on, placed at five in the morning of the day before, with three days to arrive. */
export function aSchedule(change: Partial<StandingSchedule>): StandingSchedule {
  return {
    weekdays: [1, 2, 3, 4, 5],
    from: dayOf('2026-06-08', 'from'),
    until: null,
    skips: [],
    leadDays: 1,
    placeAtMinute: 300,
    windowDays: 3,
    ...change,
  };
}
