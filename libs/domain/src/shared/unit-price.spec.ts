import { costOf, plusPrice, priceOf, VND_PER_KG_MAX } from './unit-price';

test('a price is a whole number of đồng from 1 to 100 million', () => {
  expect(priceOf(1, 'askVndPerKg')).toBe(1);
  expect(priceOf(VND_PER_KG_MAX, 'askVndPerKg')).toBe(100_000_000);
});

test.each([-1, 9.5, VND_PER_KG_MAX + 1, 2 ** 53 + 2, Number.NaN])('%p is neither a price nor a cost', (value) => {
  expect(() => priceOf(value, 'askVndPerKg')).toThrow(expect.objectContaining({ code: 'price.out_of_range', field: 'askVndPerKg' }));
  expect(() => costOf(value, 'freightVndPerKg')).toThrow('price.out_of_range');
});

test('freight may be free, fruit may not', () => {
  expect(Object.is(costOf(-0, 'freightVndPerKg'), 0)).toBe(true);
  expect(() => priceOf(0, 'askVndPerKg')).toThrow('price.out_of_range');
});

test('a delivered price keeps to the cap', () => {
  expect(plusPrice(priceOf(9_000, 'ask'), costOf(300, 'freight'), 'delivered')).toBe(9_300);
  expect(() => plusPrice(priceOf(VND_PER_KG_MAX, 'ask'), costOf(1, 'freight'), 'delivered')).toThrow('price.out_of_range');
});
