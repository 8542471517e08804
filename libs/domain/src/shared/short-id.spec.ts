import fc from 'fast-check';
import { idOfShort, shortOf } from './short-id';

test('every id has one short form, and it leads back', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(shortOf(id)).toMatch(/^[0-9A-Za-z]{22}$/);
      expect(idOfShort(shortOf(id))).toBe(id);
    }),
  );
});

test.each(['', 'abc', '0'.repeat(23), 'z'.repeat(22), `${'0'.repeat(21)}-`, `${'0'.repeat(21)}ạ`])('%j names nothing', (short) =>
  expect(idOfShort(short)).toBeNull(),
);
