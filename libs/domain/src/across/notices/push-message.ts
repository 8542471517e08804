import { printedMoment } from '../../documents/printed';
import type { Language } from '../../shared/refusal-codes';
import { NOTICE_RULES } from './notice-table';
import { filled, type NameOf } from './notice-views';
import type { Notice, NoticeAbout, NoticeFacts } from '../../notices/notice';
import { instantToIso } from '../../shared/instant';
import { invariant } from '../../shared/invariant';

/** What a device is told: enough for a locked screen, and where a tap leads. */
export interface PushMessage {
  /** The notice; a second message about it takes the first one's place. */
  readonly id: string;
  readonly rule: string;
  readonly about: NoticeAbout;
  readonly title: string;
  readonly body: string;
  readonly language: Language;
  readonly needsAnswer: boolean;
  /** ISO moment. */
  readonly at: string;
  /** How many notices it stands for. */
  readonly count: number;
}

/** For whom a message is put into words. */
export interface PushReader {
  readonly language: Language;
  readonly showsPrices: boolean;
}

/** From so many on that ring at once, one message says how many there are. */
export const MANY = 4;

/** A screen shows no more, and a push service takes no more than 4 KB (RFC 8030, section 7.2). */
const SHOWN_MAX = 200;

const PRICE = /VndPerKg$/;

/**
 * A notice for a locked screen: its title, until when it waits, and, for who asked for it, the prices. A lot that somebody asked for is on
 * the market with its price, and keeps it; at which price somebody wanted to be told is theirs alone.
 */
export function pushMessage(notice: Notice, nameOf: NameOf, { language, showsPrices }: PushReader): PushMessage {
  const rule = NOTICE_RULES.get(notice.rule);
  invariant(rule !== undefined, 'a notice has a rule that is not in the table', { rule: notice.rule });
  const isOpen = showsPrices || rule.isPublished === true;
  const facts = isOpen ? notice.facts : withoutPrices(notice.facts);
  const detail = isOpen ? filled(rule.detail, facts, nameOf)[language] : '';
  const until = notice.needsAnswer && notice.answerBy !== null ? UNTIL[language] + printedMoment(notice.answerBy) : '';
  return {
    id: notice.id,
    rule: notice.rule,
    about: notice.about,
    title: cut(filled(rule.title, facts, nameOf)[language]),
    body: cut([detail, until].filter((line) => line !== '').join('\n')),
    language,
    needsAnswer: notice.needsAnswer,
    at: instantToIso(notice.sentAt),
    count: 1,
  };
}

const UNTIL = { vi: 'Trả lời trước ', en: 'Answer by ' } as const;

/** Many that ring at once, as one that leads to the list. @throws BrokenInvariant for none */
export function pushTogether(messages: readonly PushMessage[]): PushMessage {
  const last = messages.at(-1);
  invariant(last !== undefined, 'nothing to tell together', {});
  const count = messages.length;
  const title = last.language === 'vi' ? `${count} tin mới` : `${count} new notices`;
  const needsAnswer = messages.some((one) => one.needsAnswer);
  return { ...last, title, body: cut(messages.map((one) => one.title).join('\n')), needsAnswer, count };
}

function withoutPrices(facts: NoticeFacts): NoticeFacts {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, PRICE.test(name) ? '…' : fact]));
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= SHOWN_MAX ? text : `${letters.slice(0, SHOWN_MAX - 1).join('')}…`;
}
