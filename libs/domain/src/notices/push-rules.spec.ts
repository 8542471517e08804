import fc from 'fast-check';
import { dayAt, instantFromIso, instantOf, startOfDay } from '../shared/instant';
import { afterTry, TRIES_MAX } from './delivery';
import { mutedTopics, noticeSettings, USUAL_SETTINGS } from './notice-settings';
import { quietUntil } from './quiet-hours';
import { topicOf } from './topic';
import { whenToPush } from './when-to-push';

/** A moment of 12 June 2026 by the clock in Vietnam. */
const at = (clock: string, day = '2026-06-12') => instantOf(instantFromIso(`${day}T${clock}:00Z`, 'at') - 7 * 3_600_000);
const NIGHT = { fromMin: 21 * 60, toMin: 5 * 60 };
const notice = (changes: object = {}) => ({
  rule: 'call_off.to_approve',
  state: 'sent' as const,
  needsAnswer: true,
  answerBy: at('06:30', '2026-06-13'),
  sentAt: at('20:00'),
  ...changes,
});

test.each([
  ['20:59', null],
  ['21:00', at('05:00', '2026-06-13')],
  ['23:59', at('05:00', '2026-06-13')],
  ['00:00', at('05:00')],
  ['04:59', at('05:00')],
  ['05:00', null],
])('over midnight, at %s', (clock, until) => expect(quietUntil(NIGHT, at(clock))).toBe(until));

test('within a day too; wherever they lie, they end after they began and at their minute', () => {
  expect(quietUntil({ fromMin: 720, toMin: 780 }, at('12:30'))).toBe(at('13:00'));
  expect(quietUntil({ fromMin: 720, toMin: 780 }, at('13:00'))).toBeNull();
  const minute = fc.integer({ min: 0, max: 1_439 });
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: 0, max: 86_399_999 }), (fromMin, toMin, ms) => {
      fc.pre(fromMin !== toMin);
      const now = instantOf(at('00:00') + ms);
      const until = quietUntil({ fromMin, toMin }, now);
      if (until === null) return;
      expect(until).toBeGreaterThan(now);
      expect(until - now).toBeLessThan(86_400_000);
      expect((until - startOfDay(dayAt(until))) / 60_000).toBe(toMin);
      expect(quietUntil({ fromMin, toMin }, until)).toBeNull();
    }),
  );
});

test.each([
  { fromMin: 60, toMin: 60 },
  { fromMin: -1, toMin: 60 },
  { fromMin: 0, toMin: 1_440 },
  { fromMin: 0.5, toMin: 60 },
])('no quiet hours: %p', (quiet) => expect(() => noticeSettings({ ...USUAL_SETTINGS, quiet })).toThrow('quiet_hours.invalid'));

test('by day it rings at once; by night it waits for the morning, unless it would lapse by then', () => {
  const night = at('22:00');
  expect(whenToPush(notice(), USUAL_SETTINGS, at('20:00'))).toBe(at('20:00'));
  expect(whenToPush(notice(), USUAL_SETTINGS, night)).toBe(at('05:00', '2026-06-13'));
  const soon = notice({ answerBy: at('05:30', '2026-06-13') });
  expect(whenToPush(soon, USUAL_SETTINGS, night)).toBe(night);
  expect(whenToPush(soon, { ...USUAL_SETTINGS, urgentAnyway: false }, night)).toBe(at('05:00', '2026-06-13'));
  expect(whenToPush({ ...soon, needsAnswer: false }, USUAL_SETTINGS, night)).toBe(at('05:00', '2026-06-13'));
  expect(whenToPush(notice(), { ...USUAL_SETTINGS, quiet: null }, night)).toBe(night);
});

test('what was seen, is over, is old or is not wanted rings no more', () => {
  const now = at('20:00');
  for (const changes of [
    { state: 'seen' as const },
    { state: 'answered' as const },
    { answerBy: now },
    { sentAt: instantOf(now - 86_400_000) },
  ])
    expect(whenToPush(notice(changes), USUAL_SETTINGS, now)).toBeNull();
  for (const way of ['page', 'none'] as const)
    expect(whenToPush(notice(), { ...USUAL_SETTINGS, ways: { ...USUAL_SETTINGS.ways, call_offs: way } }, now)).toBeNull();
});

test('a try that fails is made again, later each time, at most five times in all, whatever the other end asks for', () => {
  const now = at('12:00');
  const again = (afterMs: number | null) => ({ kind: 'again', answer: 503, afterMs }) as const;
  const waits = [1, 2, 3, 4].map((tries) => Number(afterTry(again(null), tries, now).nextAt) - now);
  expect(waits).toEqual([30_000, 120_000, 480_000, 1_920_000]);
  expect(afterTry(again(null), TRIES_MAX, now)).toEqual({ state: 'failed', nextAt: null });
  expect(Number(afterTry(again(1e12), 1, now).nextAt) - now).toBe(3_600_000);
  expect(afterTry({ kind: 'sent', answer: 201 }, 1, now).state).toBe('sent');
  expect(afterTry({ kind: 'gone', answer: 410 }, 1, now).state).toBe('gone');
  expect(afterTry({ kind: 'refused', answer: 400 }, 1, now).state).toBe('failed');
});

test('every topic can be silenced; a rule that nobody has sorted is caught', () => {
  expect(mutedTopics({ ...USUAL_SETTINGS, ways: { ...USUAL_SETTINGS.ways, bids: 'none', papers: 'none' } })).toEqual(['bids', 'papers']);
  expect(() => topicOf('weather.rain')).toThrow();
});
