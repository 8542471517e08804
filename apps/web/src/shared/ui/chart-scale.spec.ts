import { innerTicks, linear, niceTicks } from './chart-scale';

describe('chart scales', () => {
  it.each([
    [91, [0, 20, 40, 60, 80, 100]],
    [1_260, [0, 500, 1_000, 1_500]],
    [3, [0, 1, 2, 3]],
    [0, [0, 1]],
  ])('%p gets the gridlines %p', (top, ticks) => {
    expect(niceTicks(top)).toEqual(ticks);
  });

  it('never draws more than seven lines and always covers the top', () => {
    for (let top = 1; top < 1e7; top = Math.ceil(top * 1.7)) {
      const ticks = niceTicks(top);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
    }
  });

  it('picks round prices inside a range', () => {
    expect(innerTicks(6_780, 8_530, 9)).toEqual([6_800, 7_000, 7_200, 7_400, 7_600, 7_800, 8_000, 8_200, 8_400]);
  });

  it('keeps a flat domain from dividing by zero', () => {
    expect(linear([5, 5], [0, 100])(5)).toBe(0);
  });
});
