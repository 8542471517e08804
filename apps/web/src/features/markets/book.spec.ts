import fc from 'fast-check';
import { bookRows, offeredUpTo, totalKg } from './book';

const level = (vndPerKg: number, kg: number, count = 1) => ({ vndPerKg, kg, count });

describe('the book', () => {
  it('sums from the best price outwards on each side', () => {
    expect(bookRows([level(7_700, 20), level(7_600, 15)], 100, 'supply')).toEqual([
      { ...level(7_600, 15), cumulativeKg: 15 },
      { ...level(7_700, 20), cumulativeKg: 35 },
    ]);
    expect(bookRows([level(7_400, 18), level(7_500, 12)], 100, 'demand').map((row) => [row.vndPerKg, row.cumulativeKg])).toEqual([
      [7_500, 12],
      [7_400, 30],
    ]);
  });

  it('rounds sellers up and buyers down in coarser steps', () => {
    expect(bookRows([level(7_600, 15), level(7_900, 6)], 500, 'supply').map((row) => row.vndPerKg)).toEqual([8_000]);
    expect(bookRows([level(7_600, 15), level(7_900, 6)], 500, 'demand').map((row) => row.vndPerKg)).toEqual([7_500]);
  });

  it('keeps every kilogram in every step', () => {
    const levels = fc.array(
      fc.record({
        vndPerKg: fc.integer({ min: 10, max: 500 }).map((n) => n * 100),
        kg: fc.integer({ min: 1, max: 90_000 }),
        count: fc.integer({ min: 1, max: 9 }),
      }),
    );
    fc.assert(
      fc.property(levels, fc.constantFrom(100, 500, 1_000), fc.constantFrom('supply' as const, 'demand' as const), (some, step, side) => {
        expect(totalKg(bookRows(some, step, side))).toBe(some.reduce((sum, one) => sum + one.kg, 0));
      }),
    );
  });

  it('answers how much is on offer up to a price', () => {
    const rows = bookRows([level(7_600, 15), level(7_700, 20)], 100, 'supply');
    expect([7_500, 7_600, 7_700].map((price) => offeredUpTo(rows, price))).toEqual([0, 15, 35]);
  });
});
