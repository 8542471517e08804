import { addDays, type Day, daysBetween } from './day';
import { DomainError } from './domain-error';

/** A run of calendar days, both ends included: harvest "12 to 14 June" is three days. */
export interface DayWindow {
  readonly from: Day;
  readonly to: Day;
}

/** The wire's names of the two ends, so that a refusal points at the right box of the form. */
export interface WindowFields {
  readonly from: string;
  readonly to: string;
}

/**
 * Builds a window of days.
 *
 * @throws DomainError `window.ends_before_start`, `window.too_long` (in that order), both at the last day
 */
export function dayWindow(from: Day, to: Day, daysMax: number, fields: WindowFields): DayWindow {
  if (to < from) throw new DomainError('window.ends_before_start', { from, to }, fields.to);
  const days = daysBetween(from, to) + 1;
  if (days > daysMax) throw new DomainError('window.too_long', { days, daysMax }, fields.to);
  return { from, to };
}

/**
 * Holds a new window to the days ahead: nothing is promised for yesterday or for a season nobody can foresee.
 *
 * @throws DomainError `window.in_past`, `window.too_far_ahead` (in that order), both at the first day
 */
export function requireUpcoming(window: DayWindow, today: Day, aheadDaysMax: number, fields: WindowFields): void {
  if (window.from < today) throw new DomainError('window.in_past', { from: window.from, today }, fields.from);
  const latest = addDays(today, aheadDaysMax);
  if (window.from > latest) throw new DomainError('window.too_far_ahead', { from: window.from, latest }, fields.from);
}

/** Number of days in a window, both ends counted. */
export function lengthInDays(window: DayWindow): number {
  return daysBetween(window.from, window.to) + 1;
}

/** True on every day of the window. */
export function includesDay(window: DayWindow, day: Day): boolean {
  return window.from <= day && day <= window.to;
}

/** True once the last day of the window has passed. */
export function isOver(window: DayWindow, today: Day): boolean {
  return window.to < today;
}

/** Days by which two windows miss each other: 0 when they share a day, 1 when one ends the day before the other starts. */
export function daysApart(left: DayWindow, right: DayWindow): number {
  if (left.to < right.from) return daysBetween(left.to, right.from);
  if (right.to < left.from) return daysBetween(right.to, left.from);
  return 0;
}
