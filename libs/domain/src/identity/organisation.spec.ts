import { sampleId } from '../shared/samples';
import type { OrganisationId } from '../shared/ids';
import { haveSameOwner } from './organisation';

const of = (n: number, group: string | null) => ({ id: sampleId<OrganisationId>(n), group });

test('sister organisations have the same owner, strangers do not', () => {
  expect(haveSameOwner(of(1, 'dong-giao'), of(2, 'dong-giao'))).toBe(true);
  expect(haveSameOwner(of(1, 'dong-giao'), of(2, 'nafoods'))).toBe(false);
});

test('two organisations without a group are strangers, but each is itself', () => {
  expect(haveSameOwner(of(1, null), of(2, null))).toBe(false);
  expect(haveSameOwner(of(1, null), of(1, null))).toBe(true);
});
