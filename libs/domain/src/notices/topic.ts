import { invariant } from '../shared/invariant';

/** What notices are about, as people choose by it how they are told. */
export const NOTICE_TOPICS = ['trades', 'bids', 'call_offs', 'contracts', 'stock', 'papers', 'alerts'] as const;

export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

/** The first word of a rule says its topic. */
const TOPIC_OF: Readonly<Record<string, NoticeTopic>> = {
  trade: 'trades',
  correction: 'trades',
  gap: 'trades',
  bid: 'bids',
  call_off: 'call_offs',
  plan: 'call_offs',
  contract: 'contracts',
  offer: 'stock',
  order: 'stock',
  standing_order: 'stock',
  standing_offer: 'stock',
  lot: 'stock',
  area: 'papers',
  paper: 'papers',
  alert: 'alerts',
};

/** The topic of a notice by its rule. @throws BrokenInvariant for a rule that begins with a word nobody has sorted */
export function topicOf(rule: string): NoticeTopic {
  const topic = TOPIC_OF[rule.slice(0, rule.indexOf('.'))];
  invariant(topic !== undefined, 'a notice has no topic', { rule });
  return topic;
}
