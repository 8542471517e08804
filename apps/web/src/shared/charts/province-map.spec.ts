import { sonLaOutline } from './son-la-outline';

/** Twice the signed area; below zero is clockwise, which d3-geo takes for the inside. */
const doubleArea = sonLaOutline.reduce((sum, [x, y], at) => {
  const [nextX, nextY] = sonLaOutline[(at + 1) % sonLaOutline.length] ?? [x, y];
  return sum + x * nextY - nextX * y;
}, 0);

describe('the outline of Sơn La', () => {
  it('is closed, clockwise and lies where the province lies', () => {
    expect(sonLaOutline[0]).toEqual(sonLaOutline.at(-1));
    expect(doubleArea).toBeLessThan(0);
    for (const [lon, lat] of sonLaOutline) {
      expect(lon).toBeGreaterThan(103);
      expect(lon).toBeLessThan(105.2);
      expect(lat).toBeGreaterThan(20.4);
      expect(lat).toBeLessThan(22.2);
    }
  });

  it('has the province’s size: about 14,100 km²', () => {
    const squareKm = (Math.abs(doubleArea) / 2) * 110.6 * 111.3 * Math.cos((21.2 * Math.PI) / 180);
    expect(squareKm).toBeGreaterThan(13_000);
    expect(squareKm).toBeLessThan(15_000);
  });
});
