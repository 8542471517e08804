import { gapBetween, placeOn, segmentsOf, stepPath } from './step-curves';

const supply = [
  { vndPerKg: 8_000, kg: 5_000 },
  { vndPerKg: 7_000, kg: 10_000 },
  { vndPerKg: 7_000, kg: 2_000 },
  { vndPerKg: 9_000, kg: 0 },
];

describe('curves of supply and demand', () => {
  it('takes the cheapest supply and the dearest demand first, equal prices together', () => {
    expect(segmentsOf(supply, 'supply')).toEqual([
      { vndPerKg: 7_000, kg: 12_000, fromKg: 0, toKg: 12_000 },
      { vndPerKg: 8_000, kg: 5_000, fromKg: 12_000, toKg: 17_000 },
    ]);
    expect(segmentsOf(supply, 'demand').map((segment) => segment.vndPerKg)).toEqual([8_000, 7_000]);
  });

  it('is drawn in steps, never aslant', () => {
    const path = stepPath(
      segmentsOf(supply, 'supply'),
      { x: (kg) => kg / 1_000, y: (price) => price / 100 },
      { start: 6_000, end: 10_000 },
    );
    expect(path).toBe('M0.0 60.0V70.0H12.0V80.0H17.0V100.0');
  });

  it('shows mine at the end of its level, and nowhere when its level is not there', () => {
    const segments = segmentsOf(supply, 'supply');
    expect(placeOn(segments, { vndPerKg: 7_000, kg: 3_000 })).toEqual({ fromKg: 9_000, toKg: 12_000 });
    expect(placeOn(segments, { vndPerKg: 7_100, kg: 3_000 })).toBeNull();
  });

  it('says how far apart the sides are, and nothing when they meet', () => {
    const demand = segmentsOf([{ vndPerKg: 6_900, kg: 1 }], 'demand');
    expect(gapBetween(segmentsOf(supply, 'supply'), demand)).toBe(100);
    expect(gapBetween(segmentsOf(supply, 'supply'), segmentsOf([{ vndPerKg: 7_000, kg: 1 }], 'demand'))).toBeNull();
    expect(gapBetween([], demand)).toBeNull();
  });
});
