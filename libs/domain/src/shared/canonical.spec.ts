import fc from 'fast-check';
import { canonical } from './canonical';

test('names are sorted, blanks left out, bigints written as digits', () => {
  expect(canonical({ kg: 12, ask: { b: 2n, a: -0 }, none: undefined, list: [true, null, 'đ'] })).toBe(
    '{"ask":{"a":0,"b":"2"},"kg":12,"list":[true,null,"đ"]}',
  );
});

test('the order in which facts were written down never shows', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
      const reversed = Object.fromEntries(Object.entries(facts).reverse());
      expect(canonical(reversed)).toBe(canonical(facts));
    }),
  );
});

test('a canonical text is JSON of the same meaning', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
    }),
  );
});

test('what is not data is a defect', () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  for (const value of [Number.NaN, Infinity, () => 1, Symbol('x'), undefined, ring])
    expect(() => canonical(value)).toThrow(/to be hashed|be hashed/);
});
