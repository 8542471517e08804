import fc from 'fast-check';
import { LEVELS_MAX, orderBoard, type Standing } from './order-board';

const standing: fc.Arbitrary<Standing> = fc.record({
  vndPerKg: fc.integer({ min: 1, max: 5_000 }),
  kg: fc.integer({ min: 0, max: 50_000 }),
});

test('asks of one hundred-đồng step stand together, rounded up', () => {
  const board = orderBoard(
    [
      { vndPerKg: 7_501, kg: 1_000 },
      { vndPerKg: 7_600, kg: 500 },
      { vndPerKg: 9_000, kg: 200 },
    ],
    [],
  );
  expect(board.supply).toEqual([
    { vndPerKg: 7_600, kg: 1_500, count: 2 },
    { vndPerKg: 9_000, kg: 200, count: 1 },
  ]);
});

test('limits are rounded down, the highest first', () => {
  const board = orderBoard(
    [],
    [
      { vndPerKg: 7_499, kg: 100 },
      { vndPerKg: 8_050, kg: 300 },
    ],
  );
  expect(board.demand).toEqual([
    { vndPerKg: 8_000, kg: 300, count: 1 },
    { vndPerKg: 7_400, kg: 100, count: 1 },
  ]);
});

test('no kilogram is lost or made while there is room for every level', () => {
  fc.assert(
    fc.property(fc.array(standing, { maxLength: 40 }), (standings) => {
      const { supply } = orderBoard(standings, []);
      const total = standings.reduce((sum, { kg }) => sum + kg, 0);
      expect(supply.reduce((sum, { kg }) => sum + kg, 0)).toBe(total);
      expect(supply.every((level) => level.vndPerKg % 100 === 0 && level.kg > 0)).toBe(true);
    }),
  );
});

test('a board has a bound, and keeps the best prices', () => {
  const asks = Array.from({ length: 200 }, (_, index) => ({ vndPerKg: (200 - index) * 100, kg: 1 }));
  const { supply } = orderBoard(asks, []);
  expect(supply).toHaveLength(LEVELS_MAX);
  expect(supply[0]?.vndPerKg).toBe(100);
});
