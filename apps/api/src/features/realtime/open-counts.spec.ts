import type { MemberId, OrganisationId } from '@domain/shared/ids';
import { type Holder, LONG_POLLS, OpenCounts, SOCKETS } from './open-counts';

const holder = (member: string, organisation = 'org'): Holder => ({
  memberId: member as MemberId,
  organisationId: organisation as OrganisationId,
});

test.each([
  ['sockets', SOCKETS],
  ['long polls', LONG_POLLS],
])('a member has so many %s at once, and another when one closes', (_kind, limits) => {
  const counts = new OpenCounts(limits);
  const closing = Array.from({ length: limits.perMember }, () => counts.opened(holder('lò')));
  expect(() => counts.requireRoom(holder('lò'))).toThrow('rate.limited');
  closing[0]?.();
  expect(() => counts.requireRoom(holder('lò'))).not.toThrow();
});

test('an organisation has two hundred sockets, whoever opens them', () => {
  const counts = new OpenCounts(SOCKETS);
  for (let person = 0; person < 20; person++) for (let socket = 0; socket < 10; socket++) counts.opened(holder(`m${person}`));
  expect(() => counts.requireRoom(holder('one more'))).toThrow('rate.limited');
  expect(() => counts.requireRoom(holder('one more', 'another'))).not.toThrow();
});
