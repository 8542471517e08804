import { bookRows } from './book';
import { depthFrame, depthPath, priceRange } from './depth-shape';

const level = (vndPerKg: number, kg: number) => ({ vndPerKg, kg, count: 1 });
const supply = bookRows([level(7_600, 15), level(7_700, 20)], 100, 'supply');
const demand = bookRows([level(7_500, 12), level(7_400, 18)], 100, 'demand');
const frame = depthFrame({ from: 7_000, to: 8_000 }, 100, { left: 0, right: 1_000, top: 0, bottom: 100 });

describe('depth', () => {
  it('rises in steps from the cheapest offer to the right', () => {
    expect(depthPath(supply, 'supply', frame)).toBe('M600.0 100.0H600.0V85.0H700.0V65.0H1000.0');
  });

  it('rises in steps from the dearest order to the left', () => {
    expect(depthPath(demand, 'demand', frame)).toBe('M500.0 100.0H500.0V88.0H400.0V70.0H0.0');
  });

  it('draws nothing for an empty side and has no range without prices', () => {
    expect(depthPath([], 'supply', frame)).toBe('');
    expect(priceRange([], [])).toBeNull();
    expect(priceRange(supply, demand)).toEqual({ from: 7_300, to: 7_800 });
  });
});
