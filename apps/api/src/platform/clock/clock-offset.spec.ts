import { Clock } from './clock';
import { offsetOf } from './clock-offset';

test('a clock that is right, or nearly, is left alone', () => {
  expect(offsetOf({ before: 1_000, after: 1_010, there: 1_005 })).toBe(0);
  expect(offsetOf({ before: 1_000, after: 1_010, there: 1_250 })).toBe(0);
});

test('a clock that is minutes off is told by how much', () => {
  expect(offsetOf({ before: 1_000, after: 1_010, there: 301_005 })).toBe(300_000);
  expect(offsetOf({ before: 400_000, after: 400_010, there: 100_005 })).toBe(-300_000);
});

test('an answer that took long proves only what lies beyond its own time', () => {
  expect(offsetOf({ before: 0, after: 10_000, there: 10_000 })).toBe(0);
  expect(offsetOf({ before: 0, after: 10_000, there: 10_300 })).toBe(5_300);
});

test('TM-16 the program’s time is the machine’s with what it is off by', () => {
  const clock = new Clock();
  clock.offsetMs = 300_000;
  const off = clock.now() - Date.now();
  expect(off).toBeGreaterThan(299_000);
  expect(off).toBeLessThan(301_000);
});
