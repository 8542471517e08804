import fc from 'fast-check';
import { freightVndPerKg } from './freight';

const bands = [
  { fromKm: 0, vndPerTonneKm: 6_000 },
  { fromKm: 60, vndPerTonneKm: 4_000 },
  { fromKm: 200, vndPerTonneKm: 2_500 },
];

test.each([
  [3, 18],
  [39, 234],
  [60, 360],
  [62, 360],
  [101, 404],
  [200, 800],
  [268, 800],
  [357, 893],
])('%i km cost %i đồng a kilogram', (km, vndPerKg) => {
  expect(freightVndPerKg(km, bands)).toBe(vndPerKg);
});

test('a longer way never costs less', () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.nat(300), (km, more) => {
      expect(freightVndPerKg(km + more, bands)).toBeGreaterThanOrEqual(freightVndPerKg(km, bands));
    }),
  );
});
