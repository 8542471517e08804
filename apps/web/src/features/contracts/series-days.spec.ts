import { seriesDays } from './series-days';

test('a series falls on the chosen days of the week, both ends included', () => {
  // 2026-06-01 is a Monday.
  expect(seriesDays('2026-06-01', '2026-06-14', [1, 5])).toEqual(['2026-06-01', '2026-06-05', '2026-06-08', '2026-06-12']);
  expect(seriesDays('2026-06-01', '2026-06-07', [0])).toEqual(['2026-06-07']);
});

test('no day for a window the wrong way round, one without its weekday, or one of more than 31 days', () => {
  expect(seriesDays('2026-06-02', '2026-06-01', [1, 2])).toEqual([]);
  expect(seriesDays('2026-06-01', '2026-06-02', [6])).toEqual([]);
  expect(seriesDays('2026-06-01', '2026-07-02', [1])).toEqual([]);
  expect(seriesDays('2026-06-01', '2026-07-01', [1])).toHaveLength(5);
});
