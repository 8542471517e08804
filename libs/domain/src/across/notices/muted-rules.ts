import { NOTICE_RULES } from './notice-table';
import { mutedTopics, type NoticeSettings } from '../../notices/notice-settings';
import { topicOf } from '../../notices/topic';

/** Rules of the topics that somebody wants to hear nothing of. */
export function mutedRules(settings: NoticeSettings): readonly string[] {
  const muted = mutedTopics(settings);
  return muted.length === 0 ? [] : [...NOTICE_RULES.keys()].filter((rule) => muted.includes(topicOf(rule)));
}
