import fc from 'fast-check';
import { isInSeason, seasonMonths } from './season';

const aSeason = (fromMonth: number, toMonth: number) => ({ fromMonth, toMonth, peakMonths: [] });

test('mangoes are picked from May to August', () => {
  expect(seasonMonths(aSeason(5, 8))).toEqual([5, 6, 7, 8]);
  expect(isInSeason(aSeason(5, 8), 4)).toBe(false);
  expect(isInSeason(aSeason(5, 8), 8)).toBe(true);
});

test('oranges are picked over the new year', () => {
  expect(seasonMonths(aSeason(10, 2))).toEqual([10, 11, 12, 1, 2]);
  expect(isInSeason(aSeason(10, 2), 1)).toBe(true);
  expect(isInSeason(aSeason(10, 2), 3)).toBe(false);
});

// Goal: the two ways to ask about a season never disagree. Method: every pair of ends, every month.
test('a month is in season exactly when the season lists it', () => {
  const month = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(month, month, month, (from, to, asked) => {
      expect(isInSeason(aSeason(from, to), asked)).toBe(seasonMonths(aSeason(from, to)).includes(asked));
    }),
  );
});
