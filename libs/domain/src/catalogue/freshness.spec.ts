import { freshnessVndPerKgDay, maxHoldDays } from './freshness';

const mango = { ambientDaysMin: 5, ambientDaysMax: 8, referencePriceVndPerKg: 7_054 };
const strawberry = { ambientDaysMin: 1, ambientDaysMax: 2, referencePriceVndPerKg: 165_000 };
const tea = { ambientDaysMin: 0, ambientDaysMax: 1, referencePriceVndPerKg: 8_000 };
const maize = { ambientDaysMin: 60, ambientDaysMax: 180, referencePriceVndPerKg: 6_450 };

test('a mango loses 110 đồng a day: a tenth of 7,054 over 6.5 days, rounded up', () => {
  expect(freshnessVndPerKgDay(mango)).toBe(110);
});

test('a strawberry loses a hundred times what a mango loses', () => {
  expect(freshnessVndPerKgDay(strawberry)).toBe(11_000);
});

test('leaf that keeps less than a day is aged by a whole day, not by a fraction', () => {
  expect(freshnessVndPerKgDay(tea)).toBe(800);
});

test('mangoes wait two days, strawberries and tea none, grain three', () => {
  expect([mango, strawberry, tea, maize].map(maxHoldDays)).toEqual([2, 0, 0, 3]);
});
