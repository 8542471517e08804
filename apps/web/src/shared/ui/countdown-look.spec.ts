import { countdownLook, spokenMinute } from './countdown-look';

describe('countdown', () => {
  it.each([
    [3_600_000, 'held'],
    [15 * 60_000 - 1, 'soon'],
    [5 * 60_000 - 1, 'last'],
    [0, 'closed'],
    [-1, 'closed'],
  ])('%p ms left looks %p', (left, look) => {
    expect(countdownLook(left)).toBe(look);
  });

  it.each([
    [15 * 60_000, 'fifteen'],
    [15 * 60_000 - 10_000, null],
    [300_000, 'five'],
    [60_000, 'one'],
    [59_000, 'one'],
    [30_000, null],
  ])('at %p ms says %p', (left, spoken) => {
    expect(spokenMinute(left)).toBe(spoken);
  });
});
