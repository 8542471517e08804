import { NOTICE_TOPICS, type NoticeTopic } from './topic';
import { quietHoursOf, type QuietHours } from './quiet-hours';

/** How somebody is told of a topic: on their devices too, in the list only, or not at all. */
export const NOTICE_WAYS = ['push', 'page', 'none'] as const;

export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** How one member wants to be told. */
export interface NoticeSettings {
  readonly ways: Readonly<Record<NoticeTopic, NoticeWay>>;
  /** Null: a device may ring at any hour. */
  readonly quiet: QuietHours | null;
  /** What lapses before the quiet hours are over rings all the same. */
  readonly urgentAnyway: boolean;
  /** Prices stand in what a locked screen shows. */
  readonly showsPrices: boolean;
}

/** Whoever has chosen nothing: what is traded rings, the rest is in the list; nobody is woken but by what would lapse meanwhile. */
export const USUAL_SETTINGS: NoticeSettings = {
  ways: { trades: 'push', bids: 'push', call_offs: 'push', contracts: 'push', stock: 'page', papers: 'page', alerts: 'push' },
  quiet: { fromMin: 21 * 60, toMin: 5 * 60 },
  urgentAnyway: true,
  showsPrices: false,
};

/** Settings as they are kept. @throws DomainError `quiet_hours.invalid` */
export function noticeSettings(asked: NoticeSettings): NoticeSettings {
  return { ...asked, quiet: asked.quiet === null ? null : quietHoursOf(asked.quiet) };
}

/** Topics that somebody wants to hear nothing of. What waits for an answer stays in their list all the same. */
export function mutedTopics({ ways }: NoticeSettings): readonly NoticeTopic[] {
  return NOTICE_TOPICS.filter((topic) => ways[topic] === 'none');
}
