import { DomainError } from '../shared/domain-error';
import { dayAt, type Instant, plusMs, startOfDay } from '../shared/instant';

const DAY_MIN = 24 * 60;
const MS_PER_MIN = 60_000;

/** When no device is to ring, by the clock in Vietnam. Minutes of the day; from 21:00 to 05:30 goes over midnight. */
export interface QuietHours {
  readonly fromMin: number;
  readonly toMin: number;
}

/** @throws DomainError `quiet_hours.invalid` for a minute that no clock shows, and for hours without an end */
export function quietHoursOf(hours: QuietHours): QuietHours {
  for (const minute of [hours.fromMin, hours.toMin]) {
    if (!Number.isSafeInteger(minute) || minute < 0 || minute >= DAY_MIN) throw new DomainError('quiet_hours.invalid', {}, 'quiet');
  }
  if (hours.fromMin === hours.toMin) throw new DomainError('quiet_hours.invalid', {}, 'quiet');
  return hours;
}

/** When the quiet hours that this moment lies in are over; null when it lies in none. The first minute is quiet, the last is not. */
export function quietUntil({ fromMin, toMin }: QuietHours, now: Instant): Instant | null {
  const midnight = startOfDay(dayAt(now));
  const minute = Math.floor((now - midnight) / MS_PER_MIN);
  const isOver = fromMin > toMin;
  const isQuiet = isOver ? minute >= fromMin || minute < toMin : minute >= fromMin && minute < toMin;
  if (!isQuiet) return null;
  const days = isOver && minute >= fromMin ? 1 : 0;
  return plusMs(midnight, (toMin + days * DAY_MIN) * MS_PER_MIN);
}
