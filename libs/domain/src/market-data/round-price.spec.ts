import fc from 'fast-check';
import { roundPrice } from './round-price';

const part = fc.record({
  gradeId: fc.constantFrom('grade1', 'grade2'),
  farmGateVndPerKg: fc.integer({ min: 1, max: 1_000_000 }),
  kg: fc.integer({ min: 0, max: 1_000_000_000 }),
});

test('weighs each price by its kilograms; what is not priced has none', () => {
  const prices = [
    { gradeId: 'grade1', farmGateVndPerKg: 9_000, kg: 3_000 },
    { gradeId: 'grade2', farmGateVndPerKg: 5_000, kg: 1_000 },
    { gradeId: 'grade2', farmGateVndPerKg: 5_001, kg: 1_000 },
  ];
  expect([roundPrice(prices, null), roundPrice(prices, 'grade1'), roundPrice(prices, 'grade2')]).toEqual([7_400, 9_000, 5_000]);
  expect([roundPrice(prices, 'grade3'), roundPrice([], null)]).toEqual([null, null]);
});

test('lies between the lowest and the highest, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (prices) => {
      const price = roundPrice(prices, null);
      const priced = prices.filter(({ kg }) => kg > 0).map(({ farmGateVndPerKg }) => farmGateVndPerKg);
      if (price === null) return expect(priced).toEqual([]);
      expect(price).toBeGreaterThanOrEqual(Math.min(...priced));
      expect(price).toBeLessThanOrEqual(Math.max(...priced));
      return expect(roundPrice([...prices].reverse(), null)).toBe(price);
    }),
  );
});
