import { freeName, readKept, sameSearch, VIEWS_MAX } from './saved-views';

// Goal: what somebody saved is found again, whatever form it was kept in, and no name stands twice.
const plum = { name: 'Mận', search: { product: 'plum' } };

it('reads what it keeps', () => {
  const kept = { views: [plum], start: 'Mận' };
  expect(readKept(JSON.stringify(kept))).toEqual(kept);
});

it('reads a bare list of filters, with their lists as words', () => {
  const old = [{ name: 'Gần', filter: { products: ['plum', 'mango'], maxKm: 50 } }];
  expect(readKept(JSON.stringify(old))).toEqual({ views: [{ name: 'Gần', search: { products: 'plum,mango', maxKm: 50 } }] });
});

it.each([null, '', '{', '7', 'null', '{"views":7}', '[{"name":7,"search":{}}]', '[null]', '[{"name":"a","search":"b"}]'])(
  'nothing comes of %j',
  (text) => {
    expect(readKept(text).views).toEqual([]);
  },
);

it('keeps no more than anybody finds anything in', () => {
  expect(readKept(JSON.stringify(Array.from({ length: 20 }, () => plum))).views).toHaveLength(VIEWS_MAX);
});

it('two addresses are the same in any order, and a figure is its word', () => {
  expect(sameSearch({ a: 1, b: 'x' }, { b: 'x', a: '1' })).toBe(true);
  expect(sameSearch({ a: 1 }, {})).toBe(false);
  expect(sameSearch({}, { a: 'x' })).toBe(false);
});

it('a copy gets a name of its own, never longer than a name may be', () => {
  expect(freeName('Mận', [])).toBe('Mận');
  expect(freeName('Mận', [plum, { ...plum, name: 'Mận 2' }])).toBe('Mận 3');
  const long = 'x'.repeat(40);
  expect(freeName(long, [{ ...plum, name: long }])).toHaveLength(40);
});
