import { gradeIdOf, idOf, isSlug, isUuid, type OfferId, placeIdOf, productIdOf, varietyIdOf } from './ids';

const GOOD = '01900000-0000-7000-8000-000000000001';

test('a row is named by a UUID in lower case', () => {
  expect(idOf<OfferId>(GOOD, 'offerId')).toBe(GOOD);
  expect(isUuid(GOOD)).toBe(true);
});

test.each([
  '',
  '1',
  GOOD.toUpperCase().replace('0', 'A'),
  `${GOOD}\n`,
  `{${GOOD}}`,
  GOOD.replaceAll('-', ''),
  '../../etc/passwd',
  "' OR 1=1 --",
  '%00',
])('%p is no id', (text) => {
  expect(() => idOf(text, 'offerId')).toThrow(expect.objectContaining({ code: 'id.invalid', field: 'offerId' }));
  expect(isUuid(text)).toBe(false);
});

test('reference data is named by slugs', () => {
  expect(productIdOf('mango', 'productId')).toBe('mango');
  expect(varietyIdOf('mango-gl4-dai-loan', 'varietyId')).toBe('mango-gl4-dai-loan');
  expect(isSlug('a'.repeat(80))).toBe(true);
});

test.each(['', 'Mango', 'xoài', 'mango--x', '-mango', 'mango-', 'man go', '../mango', '__proto__', 'a'.repeat(81)])(
  '%p names nothing',
  (text) => {
    expect(() => productIdOf(text, 'productId')).toThrow('product.unknown');
    expect(() => varietyIdOf(text, 'varietyId')).toThrow('variety.unknown');
    expect(() => gradeIdOf(text, 'gradeId')).toThrow('grade.unknown');
    expect(() => placeIdOf(text, 'placeId')).toThrow('place.unknown');
  },
);
