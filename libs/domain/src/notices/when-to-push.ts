import { type Instant, plusMs } from '../shared/instant';
import type { Notice } from './notice';
import type { NoticeSettings } from './notice-settings';
import { quietUntil } from './quiet-hours';
import { topicOf } from './topic';

/** An answer takes so long to give; what lapses sooner after the quiet hours is as good as lapsed: half an hour, in milliseconds. */
const TO_ANSWER_MS = 1_800_000;

/** News older than this ring no more: a day, in milliseconds. */
export const PUSH_FOR_MS = 86_400_000;

/**
 * When a notice may ring on the devices of a member with these settings: now, later (when the quiet hours are over), or never (null): the
 * topic is not to ring, it has been seen or closed, or it comes too late to be of use.
 */
export function whenToPush(
  notice: Pick<Notice, 'rule' | 'state' | 'needsAnswer' | 'answerBy' | 'sentAt'>,
  settings: NoticeSettings,
  now: Instant,
): Instant | null {
  const { rule, state, needsAnswer, answerBy, sentAt } = notice;
  if (state !== 'sent' || settings.ways[topicOf(rule)] !== 'push') return null;
  if ((answerBy !== null && answerBy <= now) || plusMs(sentAt, PUSH_FOR_MS) <= now) return null;
  const until = settings.quiet && quietUntil(settings.quiet, now);
  if (until === null) return now;
  const isUrgent = needsAnswer && answerBy !== null && answerBy <= plusMs(until, TO_ANSWER_MS);
  return isUrgent && settings.urgentAnyway ? now : until;
}
