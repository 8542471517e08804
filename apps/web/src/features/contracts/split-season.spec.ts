import { splitSeason, trySplit } from './split-season';

test('a season is split into months or weeks without gap, by days, to the kilogram', () => {
  expect(splitSeason('2026-06-10', '2026-08-05', 'month', 57_001)).toEqual([
    { from: '2026-06-10', to: '2026-06-30', kg: 21_000 },
    { from: '2026-07-01', to: '2026-07-31', kg: 31_000 },
    { from: '2026-08-01', to: '2026-08-05', kg: 5_001 },
  ]);
  const weeks = splitSeason('2026-12-28', '2027-01-12', 'week', 100);
  expect(weeks.map(({ from, to }) => [from, to])).toEqual([
    ['2026-12-28', '2027-01-03'],
    ['2027-01-04', '2027-01-10'],
    ['2027-01-11', '2027-01-12'],
  ]);
  expect(weeks.reduce((sum, { kg }) => sum + kg, 0)).toBe(100);
});

test.each([
  ['no such day', ['2026-02-31', '2026-08-05', 'month', 9_000], { lack: 'noSeason', n: 0 }],
  ['no day at all', ['', '2026-08-05', 'month', 9_000], { lack: 'noSeason', n: 0 }],
  ['the last day before the first', ['2026-08-05', '2026-06-10', 'month', 9_000], { lack: 'noSeason', n: 0 }],
  ['more periods than a contract may have', ['2026-01-01', '2027-02-01', 'week', 9_000], { lack: 'tooMany', n: 55 }],
  ['a period that would get nothing', ['2026-06-10', '2026-08-05', 'month', 2], { lack: 'tooLittle', n: 3 }],
] as const)('%s is not split', (_why, asked, lack) => expect(trySplit(...asked)).toEqual(lack));

test('what can be split is split to the kilogram', () => {
  expect(trySplit('2026-06-10', '2026-06-30', 'month', 21)).toEqual({ parts: [{ from: '2026-06-10', to: '2026-06-30', kg: 21 }] });
});
