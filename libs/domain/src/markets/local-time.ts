import type { Brand } from '../shared/brand';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { type Instant, plusMs, startOfDay } from '../shared/instant';

/** A time of day in Asia/Ho_Chi_Minh, 'HH:MM'. Sorts as clocks do. */
export type LocalTime = Brand<string, 'LocalTime'>;

const FORM = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MS_PER_MINUTE = 60_000;

/** Reads a time of day. @throws DomainError `gate.time_invalid` for any other text, 24:00 among them */
export function localTimeOf(text: string, field: string): LocalTime {
  if (!FORM.test(text)) throw new DomainError('gate.time_invalid', {}, field);
  return text as LocalTime;
}

/** Minutes since midnight. */
export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The moment of a time on a day. */
export function momentOf(day: Day, time: LocalTime): Instant {
  return plusMs(startOfDay(day), minutesOf(time) * MS_PER_MINUTE);
}
