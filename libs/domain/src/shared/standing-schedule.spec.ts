import fc from 'fast-check';
import { addDays, type Day, dayOf } from './day';
import { instantFromIso, instantToIso, plusMs, startOfDay } from './instant';
import { SUNDAY } from './samples';
import { dueAt, dueDays, hasLine, nextLine, requireSchedule, type StandingSchedule, type Weekday, weekdayOf } from './standing-schedule';
import { aSchedule } from './schedule-samples';

const day = (text: string) => dayOf(text, 'day');
const MINUTE_MS = 60_000;
const BOUNDS = { aheadDays: 60, windowDays: 31 };

test('8 June 2026 is a Monday, and its line is due at five in the morning of Sunday in Vietnam', () => {
  expect([weekdayOf(day('2026-06-08')), weekdayOf(SUNDAY), weekdayOf(day('2000-01-01'))]).toEqual([1, 7, 6]);
  expect(instantToIso(dueAt(aSchedule({}), day('2026-06-08')))).toBe('2026-06-06T22:00:00.000Z');
});

test('a week of downtime is caught up with, in order, weekends left out', () => {
  const due = dueDays(aSchedule({}), day('2026-06-08'), instantFromIso('2026-06-14T21:59:59Z', 'now'), 31);
  expect(due).toEqual({
    days: ['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12', '2026-06-15'],
    nextDay: '2026-06-16',
  });
  const half = dueDays(aSchedule({}), day('2026-06-08'), instantFromIso('2026-06-14T21:59:59Z', 'now'), 2);
  expect(half).toEqual({ days: ['2026-06-08', '2026-06-09'], nextDay: '2026-06-10' });
});

test('a schedule has no line after its last day, and says so', () => {
  const short = aSchedule({ until: day('2026-06-09') });
  expect([nextLine(short, day('2026-06-09')), nextLine(short, day('2026-06-10'))]).toEqual(['2026-06-09', null]);
  expect(nextLine(aSchedule({ weekdays: [7] }), day('2026-06-08'))).toBe('2026-06-14');
});

test('a day that is left out has no line; the days around it have', () => {
  const schedule = aSchedule({ skips: [day('2026-06-09'), day('2026-06-15')] });
  expect([hasLine(schedule, day('2026-06-09')), nextLine(schedule, day('2026-06-09'))]).toEqual([false, '2026-06-10']);
  const mondays = Array.from({ length: 8 }, (_, week) => addDays(day('2026-06-08'), 7 * week));
  expect(nextLine(aSchedule({ weekdays: [1], skips: mondays }), day('2026-06-08'))).toBe('2026-08-03');
});

test.each([
  [{ weekdays: [] as Weekday[] }, 'schedule.weekdays_invalid', 'weekdays'],
  [{ weekdays: [8 as Weekday] }, 'schedule.weekdays_invalid', 'weekdays'],
  [{ from: day('2026-06-06') }, 'window.in_past', 'from'],
  [{ from: day('2026-08-07') }, 'window.too_far_ahead', 'from'],
  [{ until: day('2026-06-07') }, 'schedule.until_out_of_range', 'until'],
  [{ until: day('2027-08-01') }, 'schedule.until_out_of_range', 'until'],
  [{ leadDays: 31 }, 'schedule.lead_out_of_range', 'leadDays'],
  [{ leadDays: -1 }, 'schedule.lead_out_of_range', 'leadDays'],
  [{ placeAtMinute: 1_440 }, 'schedule.time_invalid', 'placeAt'],
  [{ windowDays: 0 }, 'schedule.window_out_of_range', 'windowDays'],
  [{ skips: Array.from({ length: 61 }, (_, ahead) => addDays(SUNDAY, ahead)) }, 'schedule.too_many_skips', 'skips'],
])('%j is no schedule', (change, code, field) => {
  expect(() => requireSchedule(aSchedule(change), SUNDAY, BOUNDS)).toThrow(expect.objectContaining({ code, field }));
});

test('weekdays are a set', () => expect(requireSchedule(aSchedule({ weekdays: [5, 1, 5] }), SUNDAY, BOUNDS).weekdays).toEqual([1, 5]));

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) as fc.Arbitrary<Weekday[]>;
const schedules: fc.Arbitrary<StandingSchedule> = fc.record({
  weekdays,
  from: fc.integer({ min: 0, max: 10 }).map((ahead) => addDays(SUNDAY, ahead)),
  skips: fc.array(
    fc.integer({ min: 0, max: 60 }).map((ahead) => addDays(SUNDAY, ahead)),
    { maxLength: 12 },
  ),
  until: fc.option(fc.integer({ min: 0, max: 60 }).map((ahead) => addDays(SUNDAY, ahead))),
  leadDays: fc.integer({ min: 0, max: 30 }),
  placeAtMinute: fc.integer({ min: 0, max: 1_439 }),
  windowDays: fc.constant(3),
});
/** 10,000 standing orders over 30 days in the long run. */
const RUNS = process.env['LONG'] === '1' ? 10_000 : 500;

// Goal: whenever the program looks, however often and after whatever rest, each day comes once. Method: sweeps at random minutes of 30
// days, at most so many days at a time, against a plain walk over the calendar.
test('however the sweeps fall, every due day comes exactly once and in order', () => {
  const sweeps = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 * 1_440 }), fc.integer({ min: 1, max: 31 })), { maxLength: 60 });
  fc.assert(
    fc.property(schedules, sweeps, (schedule, at) => {
      const sorted = [...at].sort(([a], [b]) => a - b);
      let nextDay = schedule.from;
      const settled: Day[] = [];
      for (const [minute, most] of sorted) {
        const now = plusMs(startOfDay(SUNDAY), minute * MINUTE_MS);
        const due = dueDays(schedule, nextDay, now, most);
        expect(due.days.length).toBeLessThanOrEqual(most);
        expect(due.nextDay >= nextDay).toBe(true);
        settled.push(...due.days);
        nextDay = due.nextDay;
      }
      const end = plusMs(startOfDay(SUNDAY), 30 * 1_440 * MINUTE_MS);
      settled.push(...dueDays(schedule, nextDay, end, 1_000).days);
      const walked = Array.from({ length: 70 }, (_, ahead) => addDays(SUNDAY, ahead)).filter(
        (one) => hasLine(schedule, one) && dueAt(schedule, one) <= end,
      );
      expect(settled).toEqual(walked);
    }),
    { numRuns: RUNS },
  );
});

test('whatever the schedule is changed to between sweeps, no day comes twice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(schedules, fc.integer({ min: 0, max: 1_440 })), { minLength: 2, maxLength: 20 }), (changes) => {
      let now = startOfDay(SUNDAY);
      let nextDay = SUNDAY;
      const settled: Day[] = [];
      for (const [schedule, minutes] of changes) {
        now = plusMs(now, minutes * MINUTE_MS);
        const due = dueDays(schedule, nextDay, now, 31);
        settled.push(...due.days);
        nextDay = due.nextDay;
      }
      expect(settled).toEqual([...new Set(settled)].sort());
    }),
    { numRuns: RUNS },
  );
});
