import fc from 'fast-check';
import { KG_MAX, kgOf, lesserKg, lotKgOf, minusKg, NO_KG, plusKg } from './weight';

const anyKg = fc.integer({ min: 0, max: KG_MAX / 2 }).map((kg) => kgOf(kg, 'kg'));
const notAWeight = [-1, 0.5, 1.5, KG_MAX + 1, 2 ** 53, 2 ** 63, Number.NaN, Infinity, -Infinity, Number.MIN_VALUE];

test('a lot weighs from one kilogram to a million tonnes', () => {
  expect(lotKgOf(1, 'kg')).toBe(1);
  expect(lotKgOf(KG_MAX, 'kg')).toBe(1_000_000_000);
  expect(() => lotKgOf(0, 'kg')).toThrow('weight.out_of_range');
  expect(() => lotKgOf(-0, 'kg')).toThrow('weight.out_of_range');
});

test.each(notAWeight)('%p is no weight, and the refusal names the field', (value) => {
  for (const read of [kgOf, lotKgOf]) {
    expect(() => read(value, 'agreedKg')).toThrow(expect.objectContaining({ code: 'weight.out_of_range', field: 'agreedKg' }));
  }
});

test('text and nothing are no weights even when types are bypassed', () => {
  for (const value of ['12', '１０', null, undefined, [5], {}, true] as unknown as number[]) {
    expect(() => kgOf(value, 'kg')).toThrow('weight.out_of_range');
  }
});

test('a negative zero is plain zero', () => {
  expect(Object.is(kgOf(-0, 'kg'), 0)).toBe(true);
});

test('what is added can be taken away again, to the kilogram', () => {
  fc.assert(
    fc.property(anyKg, anyKg, (left, right) => {
      expect(minusKg(plusKg(left, right), right)).toBe(left);
      expect(lesserKg(left, right)).toBe(Math.min(left, right));
    }),
  );
});

test('no mass becomes negative and no sum passes the cap', () => {
  expect(() => minusKg(NO_KG, kgOf(1, 'kg'))).toThrow('more weight was taken');
  expect(() => plusKg(kgOf(KG_MAX, 'kg'), kgOf(1, 'kg'))).toThrow('a sum of weights');
});
