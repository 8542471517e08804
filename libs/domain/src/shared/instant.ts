import type { Brand } from './brand';
import { type Day, dayFromNumber, dayNumber, dayOf } from './day';
import { DomainError } from './domain-error';
import { invariant } from './invariant';

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** Vietnam keeps UTC+7 all year and has had no daylight saving since 1975. */
const VIETNAM_OFFSET_MS = 7 * MS_PER_HOUR;

/** 2100-01-01: later than anything the platform plans, so a larger figure is in the wrong unit. */
const INSTANT_MAX = 4_102_444_800_000;

const ISO_FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3}))?Z$/;

/** Reads whole milliseconds as a moment. @throws BrokenInvariant outside 1970..2100: our clocks and rows never hold such a figure */
export function instantOf(ms: number): Instant {
  invariant(Number.isSafeInteger(ms) && ms >= 0 && ms <= INSTANT_MAX, 'a moment is out of range', { ms });
  return ms as Instant;
}

/** The moment on the wire: ISO 8601 in UTC, always with three digits of milliseconds, so that texts sort as moments do. */
export function instantToIso(instant: Instant): string {
  const ms = instant % MS_PER_DAY;
  const clock = [Math.floor(ms / MS_PER_HOUR), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1_000) % 60].map((part) => padded(part, 2));
  return `${dayFromNumber(Math.floor(instant / MS_PER_DAY))}T${clock.join(':')}.${padded(ms % 1_000, 3)}Z`;
}

/** Reads the wire's form back. @throws DomainError `instant.invalid` for an offset, a 24th hour or any other text */
export function instantFromIso(text: string, field: string): Instant {
  const match = ISO_FORM.exec(text);
  if (!match) throw new DomainError('instant.invalid', {}, field);
  const [hours, minutes, seconds, ms] = [Number(match[2]), Number(match[3]), Number(match[4]), Number(match[5] ?? '0')];
  if (hours > 23 || minutes > 59 || seconds > 59) throw new DomainError('instant.invalid', {}, field);
  const midnight = dayNumber(dayOf(match[1] ?? '', field)) * MS_PER_DAY;
  return instantOf(midnight + hours * MS_PER_HOUR + minutes * 60_000 + seconds * 1_000 + ms);
}

/** The calendar day in Vietnam at a moment. */
export function dayAt(instant: Instant): Day {
  return dayFromNumber(Math.floor((instant + VIETNAM_OFFSET_MS) / MS_PER_DAY));
}

/** The moment a calendar day begins in Vietnam. */
export function startOfDay(day: Day): Instant {
  return instantOf(dayNumber(day) * MS_PER_DAY - VIETNAM_OFFSET_MS);
}

/** The moment so many hours later. */
export function plusHours(instant: Instant, hours: number): Instant {
  return instantOf(instant + Math.round(hours * MS_PER_HOUR));
}

/** The moment so many milliseconds later. */
export function plusMs(instant: Instant, ms: number): Instant {
  return instantOf(instant + ms);
}

/** Whole hours from one moment to another, rounded down: a notice of 47 h 59 min is 47 hours. */
export function wholeHoursBetween(from: Instant, to: Instant): number {
  return Math.floor((to - from) / MS_PER_HOUR);
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
