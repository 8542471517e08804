import { seasons, type Season } from './season';
import { harvestShare, ridge } from './skyline-shape';

const coffee: Season = { productId: 'c', nameVi: '', nameEn: '', from: 9, peak: 11, to: 1 };

describe('the skyline of the year', () => {
  it('is highest at the peak and flat outside the season', () => {
    for (const season of seasons) {
      expect(harvestShare(season, season.peak)).toBeCloseTo(1);
      for (let month = 1; month <= 12; month += 0.1) expect(harvestShare(season, month)).toBeLessThanOrEqual(1);
    }
    expect(harvestShare(coffee, 5)).toBe(0);
  });

  it('runs over the new year', () => {
    expect(harvestShare(coffee, 12)).toBeGreaterThan(0.4);
    expect(harvestShare(coffee, 1)).toBeGreaterThan(0);
    expect(harvestShare(coffee, 2)).toBe(0);
  });

  it('draws the same ridge every time', () => {
    const size = { width: 920, baseY: 300, rise: 90 };
    expect(ridge(coffee, 3, size)).toEqual(ridge(coffee, 3, size));
    expect(ridge(coffee, 3, size).peak.y).toBeLessThan(300 - 80);
  });
});
