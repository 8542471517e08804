import type { Brand } from './brand';
import { DomainError } from './domain-error';
import { invariant } from './invariant';

/**
 * A calendar day of Asia/Ho_Chi_Minh, 'YYYY-MM-DD'.
 *
 * ISO text sorts as the calendar does, so days are compared with `<` and `===` and pass the wire and the database unchanged.
 */
export type Day = Brand<string, 'Day'>;

const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Years outside are slips of the keyboard: the platform holds live seasons, not history. */
const YEAR_MIN = 2000;
const YEAR_MAX = 2100;

/**
 * Reads a calendar day, strictly: four, two and two ASCII digits, and a day that exists.
 *
 * @throws DomainError `day.invalid` for any other text, 30 February or a year outside 2000..2100
 */
export function dayOf(text: string, field: string): Day {
  const match = DAY_FORM.exec(text);
  if (!match) throw new DomainError('day.invalid', {}, field);
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
    throw new DomainError('day.invalid', {}, field);
  }
  return text as Day;
}

/** The day's place in the row of days: 1970-01-01 is 0. */
export function dayNumber(day: Day): number {
  return daysFromCivil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** The day at a place in the row of days. @throws BrokenInvariant outside the years 1970 to 2199 */
export function dayFromNumber(number: number): Day {
  invariant(Number.isSafeInteger(number) && number >= 0 && number < 84_006, 'a day number is out of range', { number });
  const { year, month, dayOfMonth } = civilFromDays(number);
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as Day;
}

/** The day so many days later, or earlier if negative. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Days from one day to another: 0 for the same day, negative if `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Days since 1970-01-01 of a Gregorian date, by counting whole 400-year eras of 146,097 days with the year starting in March.
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
 */
function daysFromCivil(year: number, month: number, dayOfMonth: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(number: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
