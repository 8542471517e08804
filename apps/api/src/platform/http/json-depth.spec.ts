import { jsonDepth } from './json-depth';

const depth = (text: string): number => jsonDepth(Buffer.from(text));

test('brackets count where they nest, not where they stand side by side', () => {
  expect(depth('1')).toBe(0);
  expect(depth('{"kg":[1,2],"place":{"id":"cp"}}')).toBe(2);
  expect(depth('[[],[],[[]]]')).toBe(3);
  expect(depth('{"a":'.repeat(25_000))).toBe(25_000);
});

test('brackets in a text are letters, also after an escaped quote', () => {
  expect(depth('{"reason":"[[[{{{"}')).toBe(1);
  expect(depth('{"reason":"\\"[[[","more":"\\\\","list":[]}')).toBe(2);
});
