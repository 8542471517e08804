import { type Instant, plusMs } from '../shared/instant';
import { NOTICE_STATES, type NewNotice, type Notice } from './notice';

/**
 * How much of a window may pass without an answer: at half of it the notice is sent again, at four fifths the managers are told too, which
 * still leaves them a fifth (24 minutes of the usual two hours).
 */
const PARTS: readonly number[] = [1 / 2, 4 / 5];

/** In a shorter window a second notice would come on the heels of the first: two minutes, in milliseconds. */
const WINDOW_LEAST_MS = 120_000;

/** A notice as it is sent first. */
export function sendNotice(told: NewNotice): Notice {
  const fresh = { ...told, sentAt: told.at, level: 0 as const, state: 'sent' as const, seenAt: null, closedAt: null };
  return { ...fresh, escalateAt: nextAt(fresh, 0) };
}

/**
 * Sends a notice again that nobody has answered; at the last level to the managers too. It counts as unseen from now on.
 *
 * @throws BrokenInvariant for a notice that is closed
 */
export function escalateNotice(notice: Notice, now: Instant): Notice {
  const level = notice.level === 0 ? 1 : 2;
  const state = notice.state === 'sent' ? 'sent' : NOTICE_STATES.move(notice.state, 'sent');
  const sent = { ...notice, level, state, sentAt: now, seenAt: null, managersToo: notice.managersToo || level === 2 } as const;
  return { ...sent, escalateAt: nextAt(sent, level) };
}

function nextAt({ needsAnswer, at, answerBy }: Pick<Notice, 'needsAnswer' | 'at' | 'answerBy'>, level: 0 | 1 | 2): Instant | null {
  const part = PARTS[level];
  if (!needsAnswer || answerBy === null || part === undefined || answerBy - at < WINDOW_LEAST_MS) return null;
  return plusMs(at, Math.floor((answerBy - at) * part));
}
