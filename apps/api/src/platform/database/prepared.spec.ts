import { prepared, preparedName } from './prepared';

test('a declared statement has one name, short enough for PostgreSQL; any other has none', () => {
  const [one, other] = [prepared(`SELECT ${'x'.repeat(500)}`), prepared('SELECT 2')];
  expect(one).toBe(`SELECT ${'x'.repeat(500)}`);
  expect(preparedName(one)).toMatch(/^[\w-]{20}$/);
  expect(preparedName(prepared(one))).toBe(preparedName(one));
  expect(preparedName(other)).not.toBe(preparedName(one));
  expect(preparedName('SELECT 3')).toBeUndefined();
});
