import type { MemberId, OrganisationId } from '@domain/shared/ids';
import { SocketCounts } from './socket-counts';

const member = (name: string): MemberId => name as MemberId;
const ORGANISATION = 'org' as OrganisationId;

test('a member has ten sockets at once, and another when one closes', () => {
  const counts = new SocketCounts();
  const closing = Array.from({ length: 10 }, () => counts.opened(member('lò'), ORGANISATION));
  expect(() => counts.requireRoom(member('lò'), ORGANISATION)).toThrow('rate.limited');
  closing[0]?.();
  expect(() => counts.requireRoom(member('lò'), ORGANISATION)).not.toThrow();
});

test('an organisation has two hundred, whoever opens them', () => {
  const counts = new SocketCounts();
  for (let person = 0; person < 20; person++) for (let socket = 0; socket < 10; socket++) counts.opened(member(`m${person}`), ORGANISATION);
  expect(() => counts.requireRoom(member('one more'), ORGANISATION)).toThrow('rate.limited');
  expect(() => counts.requireRoom(member('one more'), 'another' as OrganisationId)).not.toThrow();
});
