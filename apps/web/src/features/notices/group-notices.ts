import { dayOf, type Day } from '../../shared/format/date';
import type { Notice } from './api';

/** One thing that somebody was told of: the newest notice, and what it has overtaken that day. */
export interface TellingOfOne {
  readonly newest: Notice;
  readonly older: readonly Notice[];
}

/** What was told on one day. */
export interface TellingOfDay {
  readonly day: Day;
  readonly things: readonly TellingOfOne[];
}

/** Notices, newest first, by the day they happened on and the thing they are about. What still waits for an answer always stands alone. */
export function groupNotices(notices: readonly Notice[]): TellingOfDay[] {
  const days: { day: Day; things: { newest: Notice; older: Notice[] }[] }[] = [];
  for (const notice of notices) {
    const day = dayOf(Date.parse(notice.at));
    let group = days.find((one) => one.day === day);
    if (group === undefined) days.push((group = { day, things: [] }));
    const before = isOpen(notice) ? undefined : group.things.find(({ newest }) => isSame(newest, notice));
    if (before === undefined) group.things.push({ newest: notice, older: [] });
    else before.older.push(notice);
  }
  return days;
}

const isOpen = ({ needsAnswer, closedAt }: Notice): boolean => needsAnswer && closedAt === null;

// Alerts of one person stand apart from what concerns the organisation, though they may be about the same lot.
const isSame = (one: Notice, other: Notice): boolean =>
  one.about.kind === other.about.kind && one.about.id === other.about.id && one.memberId === other.memberId;
