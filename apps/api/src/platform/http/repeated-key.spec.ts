import fc from 'fast-check';
import { repeatsKey } from './repeated-key';

const repeats = (text: string): boolean => repeatsKey(Buffer.from(text));

test.each([
  '{"kg":1,"kg":2}',
  '{"kg":1, "ask":2,\n"kg" : 2}',
  '{"kg":1,"\\u006bg":2}',
  '[{"a":{"b":[{"c":1,"c":1}]}}]',
  '{"a":{"x":1},"a":{"y":1}}',
  '{"":1,"":2}',
  '{"đất":1,"đất":2}',
  '{"__proto__":1,"__proto__":2}',
])('%s gives a field twice', (text) => {
  expect(repeats(text)).toBe(true);
});

test.each([
  '{"kg":1,"ask":2}',
  '[{"kg":1},{"kg":2}]',
  '{"kg":{"kg":{"kg":1}},"more":[{"kg":1}]}',
  '{"a":"kg\\",\\"kg","b":"\\"a\\":1"}',
  '{"a":["kg","kg"],"b":["kg","kg"]}',
  '{"Kg":1,"kg":2}',
  '"kg"',
  '{"kg":1',
  '{"kg',
  '',
])('%s does not', (text) => {
  expect(repeats(text)).toBe(false);
});

test('a field whose name is no JSON is no JSON', () => {
  expect(() => repeats('{"\\u12":1}')).toThrow(SyntaxError);
});

test('whatever JSON.stringify writes has every field once; written again within itself, it has one twice', () => {
  const value = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
  fc.assert(
    fc.property(value, (one) => {
      const text = JSON.stringify(one);
      expect(repeats(text)).toBe(false);
      expect(repeats(`${text.slice(0, -1)},${text.slice(1)}`)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
