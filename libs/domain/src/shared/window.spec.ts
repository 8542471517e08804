import { type Day, dayOf } from './day';
import { dayWindow, daysApart, includesDay, isOver, lengthInDays, requireUpcoming } from './window';

const FIELDS = { from: 'harvestFrom', to: 'harvestTo' };
const june = (day: number): Day => dayOf(`2026-06-${String(day).padStart(2, '0')}`, 'day');
const window = (from: number, to: number) => dayWindow(june(from), june(to), 10, FIELDS);

test('12 to 14 June is three days, both ends included', () => {
  const harvest = window(12, 14);
  expect(lengthInDays(harvest)).toBe(3);
  expect([11, 12, 14, 15].map((day) => includesDay(harvest, june(day)))).toEqual([false, true, true, false]);
  expect([14, 15].map((day) => isOver(harvest, june(day)))).toEqual([false, true]);
});

test('one day is a window, the day before is not', () => {
  expect(lengthInDays(window(12, 12))).toBe(1);
  expect(() => window(12, 11)).toThrow(expect.objectContaining({ code: 'window.ends_before_start', field: 'harvestTo' }));
});

test('the longest window fits and one day more does not', () => {
  expect(lengthInDays(window(1, 10))).toBe(10);
  expect(() => window(1, 11)).toThrow(expect.objectContaining({ code: 'window.too_long', facts: { days: 11, daysMax: 10 } }));
});

test('a new window starts between today and the furthest day ahead', () => {
  for (const from of [7, 9]) requireUpcoming(window(from, 10), june(7), 2, FIELDS);
  expect(() => requireUpcoming(window(6, 10), june(7), 2, FIELDS)).toThrow(
    expect.objectContaining({ code: 'window.in_past', field: 'harvestFrom' }),
  );
  expect(() => requireUpcoming(window(10, 10), june(7), 2, FIELDS)).toThrow('window.too_far_ahead');
});

test('windows are as far apart as the nights between their nearest days', () => {
  expect(daysApart(window(1, 3), window(3, 5))).toBe(0);
  expect(daysApart(window(1, 3), window(4, 5))).toBe(1);
  expect(daysApart(window(8, 9), window(4, 5))).toBe(3);
});
