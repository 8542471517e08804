import fc from 'fast-check';
import { addDays } from './date';
import { formatDate, readDay } from './read-day';

describe('days as people type them', () => {
  it.each([
    ['25/11/2026', '2026-11-25'],
    [' 5/1/26 ', '2026-01-05'],
    ['5-1-2026', '2026-01-05'],
    ['05.01.2026', '2026-01-05'],
    ['5 / 1 / 2026', '2026-01-05'],
    ['2026-01-05', '2026-01-05'],
    ['29/02/2028', '2028-02-29'],
  ])('reads %s', (typed, day) => expect(readDay(typed)).toBe(day));

  it.each(['', 'mai', '25/11', '31/02/2026', '29/02/2026', '11/25/2026', '0/1/2026', '1/1/226', '2026-13-01', '1/1/2026 8 giờ'])(
    'reads no day out of %p',
    (typed) => expect(readDay(typed)).toBeNull(),
  );

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (days) => {
        const day = addDays('2000-01-01', days);
        expect(readDay(formatDate(day))).toBe(day);
      }),
    );
  });
});
