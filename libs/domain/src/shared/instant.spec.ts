import fc from 'fast-check';
import { dayOf } from './day';
import { dayAt, instantFromIso, instantOf, instantToIso, plusHours, plusMs, startOfDay, wholeHoursBetween } from './instant';

const anyMs = fc.integer({ min: 946_684_800_000, max: 4_102_444_799_999 });

test('moments on the wire read and sort as the machine writes them', () => {
  fc.assert(
    fc.property(anyMs, (ms) => {
      const iso = instantToIso(instantOf(ms));
      expect(iso).toBe(new Date(ms).toISOString());
      expect(instantFromIso(iso, 'at')).toBe(ms);
    }),
  );
});

test('the day in Sơn La turns at five in the afternoon UTC', () => {
  expect(dayAt(instantFromIso('2026-06-07T16:59:59.999Z', 'at'))).toBe('2026-06-07');
  expect(dayAt(instantFromIso('2026-06-07T17:00:00Z', 'at'))).toBe('2026-06-08');
  expect(instantToIso(startOfDay(dayOf('2026-06-08', 'day')))).toBe('2026-06-07T17:00:00.000Z');
});

test('a day starts on itself and the moment before is the day before', () => {
  fc.assert(
    fc.property(anyMs, (ms) => {
      const day = dayAt(instantOf(ms));
      expect(dayAt(startOfDay(day))).toBe(day);
      expect(dayAt(plusMs(startOfDay(day), -1)) < day).toBe(true);
    }),
  );
});

test('a notice of one minute less than two days is 47 hours', () => {
  const noon = instantFromIso('2026-06-07T05:00:00Z', 'at');
  expect(wholeHoursBetween(noon, plusHours(noon, 48))).toBe(48);
  expect(wholeHoursBetween(noon, plusMs(plusHours(noon, 48), -60_000))).toBe(47);
});

test.each(['2026-06-07T24:00:00Z', '2026-06-07T05:60:00Z', '2026-06-07T05:00:60Z', '2026-06-07T12:00:00+07:00', '1780790400000', ''])(
  '%p is no moment',
  (text) => {
    expect(() => instantFromIso(text, 'at')).toThrow(expect.objectContaining({ code: 'instant.invalid', field: 'at' }));
  },
);

test('a moment on a day that does not exist is refused for its day', () => {
  expect(() => instantFromIso('2026-02-30T00:00:00Z', 'at')).toThrow('day.invalid');
});

test('seconds instead of milliseconds, or the far future, are a defect', () => {
  for (const ms of [-1, 1.5, 4_102_444_800_001, Number.NaN]) expect(() => instantOf(ms)).toThrow('out of range');
});
