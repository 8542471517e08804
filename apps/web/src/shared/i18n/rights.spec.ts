import { PEOPLES_PERMISSIONS, PERMISSIONS } from '@domain/identity/permission';
import { rights as english } from './en/rights';
import { rights as vietnamese } from './vi/rights';

const wordsOf = (words: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] =>
  Object.entries(words).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`));

test.each([
  ['Vietnamese', vietnamese.rights],
  ['English', english.rights],
])('each right that a key may have is said in %s, and no other', (_, words) => {
  expect(wordsOf(words).sort()).toEqual(PERMISSIONS.filter((right) => !PEOPLES_PERMISSIONS.has(right)).sort());
});
