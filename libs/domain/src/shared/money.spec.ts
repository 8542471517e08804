import fc from 'fast-check';
import { costOfGoods, NO_VND, plusVnd, vndFromWire, vndToWire } from './money';
import { priceOf, VND_PER_KG_MAX } from './unit-price';
import { kgOf, KG_MAX } from './weight';

const anyKg = fc.integer({ min: 0, max: KG_MAX });
const anyPrice = fc.integer({ min: 1, max: VND_PER_KG_MAX });

test('12 t at 9,000 đồng cost 108 million', () => {
  expect(vndToWire(costOfGoods(kgOf(12_000, 'kg'), priceOf(9_000, 'ask')))).toBe('108000000');
});

test('the dearest and heaviest lot is exact, where a double would round', () => {
  const sum = costOfGoods(kgOf(KG_MAX - 1, 'kg'), priceOf(VND_PER_KG_MAX - 1, 'ask'));
  expect(vndToWire(sum)).toBe('99999998900000001');
  expect(Number.isSafeInteger(Number(sum))).toBe(false);
});

test('a sum comes back from the wire as it was sent (I17)', () => {
  fc.assert(
    fc.property(anyKg, anyPrice, (kg, price) => {
      const sum = costOfGoods(kgOf(kg, 'kg'), priceOf(price, 'ask'));
      expect(vndFromWire(vndToWire(sum))).toBe(sum);
    }),
  );
});

test('splitting a lot changes nothing about what it costs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: KG_MAX / 2 }), fc.integer({ min: 1, max: KG_MAX / 2 }), anyPrice, (left, right, price) => {
      const at = priceOf(price, 'ask');
      const parts = plusVnd(costOfGoods(kgOf(left, 'kg'), at), costOfGoods(kgOf(right, 'kg'), at));
      expect(parts).toBe(costOfGoods(kgOf(left + right, 'kg'), at));
    }),
  );
});

test.each(['', '-1', '1.5', '1e3', '0x10', '007', ' 1', '1 000', '１０', '12345678901234567890'])('%p is no sum of money', (text) => {
  expect(() => vndFromWire(text)).toThrow('not plain digits');
});

test('nothing to pay is zero', () => {
  expect(vndToWire(NO_VND)).toBe('0');
});
