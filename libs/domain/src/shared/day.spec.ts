import fc from 'fast-check';
import { addDays, dayFromNumber, dayNumber, dayOf, daysBetween } from './day';

const notADay = [
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-01-00',
  '0000-01-01',
  '10000-01-01',
  '1999-12-31',
  '2101-01-01',
  '2026-6-7',
  '07/06/2026',
  '2026-06-07T00:00:00Z',
  ' 2026-06-07',
  '2026-06-07\n',
  '２０２６-06-07',
  '1780790400000',
  '',
];

test.each(notADay)('%p is no calendar day, and the refusal names the field', (text) => {
  expect(() => dayOf(text, 'harvestFrom')).toThrow(expect.objectContaining({ code: 'day.invalid', field: 'harvestFrom' }));
});

test('leap days exist in leap years', () => {
  expect(dayOf('2028-02-29', 'day')).toBe('2028-02-29');
  expect(addDays(dayOf('2028-02-28', 'day'), 2)).toBe('2028-03-01');
  expect(addDays(dayOf('2026-02-28', 'day'), 1)).toBe('2026-03-01');
});

test('the harvest of 12 to 14 June spans two nights', () => {
  expect(daysBetween(dayOf('2026-06-12', 'from'), dayOf('2026-06-14', 'to'))).toBe(2);
  expect(daysBetween(dayOf('2026-06-14', 'from'), dayOf('2026-06-12', 'to'))).toBe(-2);
});

test('days are numbered as the calendar of the machine numbers them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 84_005 }), (number) => {
      const day = dayFromNumber(number);
      expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
      expect(dayNumber(day)).toBe(number);
    }),
  );
});

test('text order is calendar order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_957, max: 47_000 }), fc.integer({ min: 10_957, max: 47_000 }), (left, right) => {
      expect(dayFromNumber(left) < dayFromNumber(right)).toBe(left < right);
    }),
  );
});

test('days outside four centuries are a defect, not a date', () => {
  for (const number of [-1, 84_006, 1.5, Number.NaN]) expect(() => dayFromNumber(number)).toThrow('out of range');
});
