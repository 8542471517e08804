import { addDays, type Day, dayNumber } from './day';
import { DomainError } from './domain-error';
import { type Instant, plusMs, startOfDay } from './instant';
import { lengthInDays, requireUpcoming } from './window';

/** Monday is 1 and Sunday is 7, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** On which days something that repeats (a standing order, a standing offer) makes a line, and when. */
export interface StandingSchedule {
  /** Days of the week that have a line, sorted, at least one. */
  readonly weekdays: readonly Weekday[];
  readonly from: Day;
  /** Last day that may have a line; null: until it is ended. */
  readonly until: Day | null;
  /** Days that are left out whatever the weekday says (a holiday, a wedding), sorted. */
  readonly skips: readonly Day[];
  /** A day's line is placed so many days before it. */
  readonly leadDays: number;
  /** The hour of placing, in minutes after midnight in Vietnam. */
  readonly placeAtMinute: number;
  /** Days on which the fruit may arrive, or be picked: the line's own day is the first. */
  readonly windowDays: number;
}

/** A longer row of days is a contract, or is set again next season. */
export const STANDING_DAYS_MAX = 400;
/** Half of how far ahead fruit may be ordered: the other half is for the first day. */
export const LEAD_DAYS_MAX = 30;
/** Two months of days left out; who leaves out more wants other weekdays. */
export const SKIPS_MAX = 60;
const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/** How far the first day may lie ahead, and how many days a line's window may have. */
export interface ScheduleBounds {
  readonly aheadDays: number;
  readonly windowDays: number;
}

/**
 * Holds a schedule to what a person can mean.
 *
 * @throws DomainError `schedule.weekdays_invalid`, `window.in_past`, `window.too_far_ahead`, `schedule.until_out_of_range`,
 * `schedule.lead_out_of_range`, `schedule.time_invalid`, `schedule.window_out_of_range`, `schedule.too_many_skips` (in
 * that order)
 */
export function requireSchedule(schedule: StandingSchedule, today: Day, bounds: ScheduleBounds): StandingSchedule {
  const { weekdays, skips, from, until, leadDays, placeAtMinute, windowDays } = schedule;
  const days = [...new Set(weekdays)].sort();
  if (days.length === 0 || days.some((day) => !isWithin(day, 1, 7))) throw new DomainError('schedule.weekdays_invalid', {}, 'weekdays');
  requireUpcoming({ from, to: from }, today, bounds.aheadDays, { from: 'from', to: 'until' });
  if (until !== null && (until < from || lengthInDays({ from, to: until }) > STANDING_DAYS_MAX))
    throw new DomainError('schedule.until_out_of_range', { most: STANDING_DAYS_MAX }, 'until');
  if (!isWithin(leadDays, 0, LEAD_DAYS_MAX)) throw new DomainError('schedule.lead_out_of_range', { most: LEAD_DAYS_MAX }, 'leadDays');
  if (!isWithin(placeAtMinute, 0, MINUTES_A_DAY - 1)) throw new DomainError('schedule.time_invalid', {}, 'placeAt');
  if (!isWithin(windowDays, 1, bounds.windowDays))
    throw new DomainError('schedule.window_out_of_range', { most: bounds.windowDays }, 'windowDays');
  const left = [...new Set(skips)].sort();
  if (left.length > SKIPS_MAX) throw new DomainError('schedule.too_many_skips', { most: SKIPS_MAX }, 'skips');
  return { ...schedule, weekdays: days, skips: left };
}

/** The moment from which a day's line is to be placed. */
export function dueAt(schedule: StandingSchedule, day: Day): Instant {
  return plusMs(startOfDay(addDays(day, -schedule.leadDays)), schedule.placeAtMinute * MINUTE_MS);
}

/** True for a day on which the schedule has a line. */
export function hasLine({ weekdays, from, until, skips }: StandingSchedule, day: Day): boolean {
  return day >= from && (until === null || day <= until) && weekdays.includes(weekdayOf(day)) && !skips.includes(day);
}

/** The first day from `day` on that has a line; null when there is none any more. */
export function nextLine(schedule: StandingSchedule, day: Day): Day | null {
  const first = day < schedule.from ? schedule.from : day;
  // Each skip takes at most one week's line away.
  const ahead = 7 * (schedule.skips.length + 1);
  for (let days = 0; days < ahead; days++) if (hasLine(schedule, addDays(first, days))) return addDays(first, days);
  return null;
}

/** Days whose lines are due, and the first day that is not settled with them. */
export interface DueDays {
  readonly days: readonly Day[];
  readonly nextDay: Day;
}

/**
 * The days, from the first unsettled one on, whose lines are due by now, in order; at most `most` of them.
 *
 * What is settled stays settled: `nextDay` only grows, so however often, however late and after whatever change of the schedule this is
 * asked, no day comes twice, and none that the schedule still has is left out.
 */
export function dueDays(schedule: StandingSchedule, nextDay: Day, now: Instant, most: number): DueDays {
  const days: Day[] = [];
  let unsettled = nextDay;
  for (let day = nextLine(schedule, nextDay); day !== null && dueAt(schedule, day) <= now && days.length < most;) {
    days.push(day);
    unsettled = addDays(day, 1);
    day = nextLine(schedule, unsettled);
  }
  return { days, nextDay: unsettled };
}

/** Which day of the week it is. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): Weekday {
  return (((dayNumber(day) + 3) % 7) + 1) as Weekday;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
