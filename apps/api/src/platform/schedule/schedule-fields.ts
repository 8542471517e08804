import { dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { StandingSchedule, Weekday } from '@domain/shared/standing-schedule';

/** How schedules come over the wire, whatever repeats by them. */
export interface ScheduleFields {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until?: string | null;
  readonly skips?: readonly string[];
  readonly leadDays: number;
  readonly placeAt: string;
  readonly windowDays: number;
}

/** Every day of the week twice: what is longer is no list of weekdays. */
export const WEEKDAYS_SENT_MAX = 14;

const CLOCK_FORM = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Reads a schedule's words and figures; the domain holds them to what a person can mean. @throws DomainError `schedule.time_invalid`, `day.invalid` */
export function scheduleOf({ weekdays, from, until, skips, leadDays, placeAt, windowDays }: ScheduleFields): StandingSchedule {
  const clock = CLOCK_FORM.exec(placeAt);
  if (!clock) throw new DomainError('schedule.time_invalid', {}, 'placeAt');
  return {
    weekdays: weekdays as readonly Weekday[],
    from: dayOf(from, 'from'),
    until: typeof until === 'string' ? dayOf(until, 'until') : null,
    skips: (skips ?? []).map((day) => dayOf(day, 'skips')),
    leadDays,
    placeAtMinute: Number(clock[1]) * 60 + Number(clock[2]),
    windowDays,
  };
}
