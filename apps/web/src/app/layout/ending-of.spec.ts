import { endingOf } from './ending-of';

const MINUTE = 60_000;
const now = 1_800_000_000_000;
const known = (changes: object) => ({ now, restedSince: now, idleMinutes: 30, lastsUntil: now + 600 * MINUTE, ...changes });

test('nothing is said while the session is young and in use', () => {
  expect(endingOf(known({}))).toBeNull();
  expect(endingOf(known({ restedSince: now - 27 * MINUTE }))).toBeNull();
});

test('a session that rests is warned of two minutes before', () => {
  expect(endingOf(known({ restedSince: now - 28 * MINUTE }))).toEqual({ at: now + 2 * MINUTE, why: 'rest' });
});

test('a session that grows old is warned of five minutes before, however much it is used', () => {
  expect(endingOf(known({ lastsUntil: now + 5 * MINUTE }))).toEqual({ at: now + 5 * MINUTE, why: 'age' });
  expect(endingOf(known({ lastsUntil: now + 5 * MINUTE, restedSince: now - 29 * MINUTE }))).toMatchObject({ why: 'age' });
});

test('once it is over there is nothing to warn of: the next answer says so', () => {
  expect(endingOf(known({ restedSince: now - 31 * MINUTE }))).toBeNull();
  expect(endingOf(known({ lastsUntil: now - 1 }))).toBeNull();
});
