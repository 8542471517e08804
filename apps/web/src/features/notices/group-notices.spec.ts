import type { Notice } from './api';
import { groupNotices } from './group-notices';

const notice = (id: string, about: string, at: string, changes: object = {}): Notice =>
  ({ id, about: { kind: 'trade', id: about }, at, memberId: null, needsAnswer: false, closedAt: null, ...changes }) as Notice;
const shape = (notices: readonly Notice[]) =>
  groupNotices(notices).map(({ day, things }) => [
    day,
    ...things.map(({ newest, older }) => [newest, ...older].map(({ id }) => id).join('<')),
  ]);

test('by day in Vietnam, and by the thing; a day later it is news again', () => {
  const rows = [
    notice('d', 't1', '2026-06-12T18:00:00.000Z'),
    notice('c', 't2', '2026-06-12T10:00:00.000Z'),
    notice('b', 't1', '2026-06-12T09:00:00.000Z'),
    notice('a', 't2', '2026-06-12T08:00:00.000Z'),
  ];
  expect(shape(rows)).toEqual([
    ['2026-06-13', 'd'],
    ['2026-06-12', 'c<a', 'b'],
  ]);
});

test('what waits for an answer is never folded away, nor is one person’s alert with the organisation’s news', () => {
  const at = '2026-06-12T08:00:00.000Z';
  const rows = [notice('c', 't', at), notice('b', 't', at, { needsAnswer: true }), notice('a', 't', at, { memberId: 'me' })];
  expect(shape(rows)).toEqual([['2026-06-12', 'c', 'b', 'a']]);
});
