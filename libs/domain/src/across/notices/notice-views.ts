import { printedDay, printedKg, printedNumber, printedPrice } from '../../documents/printed';
import { NOTICE_RULES } from './notice-table';
import type { Notice, NoticeFacts } from '../../notices/notice';
import type { NoticeView, TwoWords } from '../../notices/notice-view';
import type { Day } from '../../shared/day';
import { type Instant, instantToIso } from '../../shared/instant';
import { invariant } from '../../shared/invariant';
import type { VndPerKg } from '../../shared/unit-price';

/** The catalogue's names of what a notice is about. */
export type NameOf = (kind: 'variety' | 'product', id: string) => TwoWords;

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** A notice with its words filled in. What people wrote in it stays text: it is never read as a template or as markup. */
export function noticeView(notice: Notice, nameOf: NameOf): NoticeView {
  const rule = NOTICE_RULES.get(notice.rule);
  invariant(rule !== undefined, 'a notice has a rule that is not in the table', { rule: notice.rule });
  const { id, about, needsAnswer, permission, memberId, managersToo, level, state } = notice;
  return {
    id,
    rule: notice.rule,
    about,
    title: filled(rule.title, notice.facts, nameOf),
    detail: filled(rule.detail, notice.facts, nameOf),
    silence: rule.silence ?? null,
    needsAnswer,
    answerBy: isoOrNull(notice.answerBy),
    permission,
    memberId,
    managersToo,
    level,
    state,
    at: instantToIso(notice.at),
    sentAt: instantToIso(notice.sentAt),
    seenAt: isoOrNull(notice.seenAt),
    closedAt: isoOrNull(notice.closedAt),
  };
}

/** A text of a rule with the facts of a notice. */
export function filled({ vi, en }: TwoWords, facts: NoticeFacts, nameOf: NameOf): TwoWords {
  const fill = (text: string, language: 'vi' | 'en') =>
    text.replace(PLACEHOLDER, (_, name: string) => {
      const said = facts[name] ?? facts[name + (language === 'vi' ? 'Vi' : 'En')];
      const spoken = spokenFact(name, said, nameOf);
      return typeof spoken === 'string' ? spoken : spoken[language];
    });
  return { vi: fill(vi, 'vi'), en: fill(en, 'en') };
}

function spokenFact(name: string, fact: string | number | undefined, nameOf: NameOf): string | TwoWords {
  if (fact === undefined) return '?';
  if (name === 'varietyId') return nameOf('variety', String(fact));
  if (name === 'productId') return nameOf('product', String(fact));
  if (name.endsWith('On')) return printedDay(String(fact) as Day);
  if (typeof fact === 'string') return fact;
  if (name.endsWith('VndPerKg')) return printedPrice(fact as VndPerKg);
  return /(^kg|Kg)$/.test(name) ? printedKg(fact) : printedNumber(fact);
}

function isoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : instantToIso(instant);
}
