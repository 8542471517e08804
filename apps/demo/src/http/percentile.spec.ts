import { percentile } from './percentile';

test('the middle and the tail by nearest rank, whatever the order', () => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([50, 99, 100].map((percent) => percentile(oneToHundred, percent))).toEqual([50, 99, 100]);
  expect(percentile([7], 99)).toBe(7);
  expect(percentile([], 50)).toBeNull();
});
