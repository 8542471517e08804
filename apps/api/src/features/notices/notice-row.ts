import { isUuid, type OrganisationId } from '@domain/shared/ids';
import { instantOf, type Instant } from '@domain/shared/instant';
import { asDate } from '../../platform/clock/as-date';
import { invariant } from '@domain/shared/invariant';
import type { Notice, NoticeAbout } from '@domain/notices/notice';

/** One notice as the database answers it. */
export interface NoticeRow extends Omit<Notice, 'at' | 'sentAt' | 'answerBy' | 'escalateAt' | 'seenAt' | 'closedAt' | 'about' | 'level'> {
  readonly aboutKind: NoticeAbout['kind'];
  readonly aboutId: string;
  readonly level: number;
  readonly at: Date;
  readonly sentAt: Date;
  readonly answerBy: Date | null;
  readonly escalateAt: Date | null;
  readonly seenAt: Date | null;
  readonly closedAt: Date | null;
}

/** Columns of notices `n`, in the form of a `NoticeRow`. */
export const NOTICE_COLUMNS = `
  n.id, n.organisation_id AS "organisationId", n.event_number AS "eventNumber", n.rule, n.subject, n.about_kind AS "aboutKind",
  n.about_id AS "aboutId", n.permission, n.member_id AS "memberId", n.managers_too AS "managersToo", n.needs_answer AS "needsAnswer", n.facts, n.answer_by AS "answerBy",
  n.at, n.sent_at AS "sentAt", n.level, n.escalate_at AS "escalateAt", n.state, n.seen_at AS "seenAt", n.closed_at AS "closedAt"`;

/** @throws BrokenInvariant for a row that no notice can be */
export function toNotice({ aboutKind, aboutId, level, ...row }: NoticeRow): Notice {
  invariant(isUuid(row.organisationId) && (level === 0 || level === 1 || level === 2), 'a notice is not as it was told', { id: row.id });
  return {
    ...row,
    organisationId: row.organisationId as OrganisationId,
    about: { kind: aboutKind, id: aboutId },
    level,
    at: moment(row.at),
    sentAt: moment(row.sentAt),
    answerBy: row.answerBy && moment(row.answerBy),
    escalateAt: row.escalateAt && moment(row.escalateAt),
    seenAt: row.seenAt && moment(row.seenAt),
    closedAt: row.closedAt && moment(row.closedAt),
  };
}

/** A notice as PostgreSQL reads it from JSON. */
export function fromNotice(notice: Notice): object {
  const { about, at, sentAt, answerBy, escalateAt, seenAt, closedAt, ...rest } = notice;
  return {
    ...rest,
    aboutKind: about.kind,
    aboutId: about.id,
    at: date(at),
    sentAt: date(sentAt),
    answerBy: date(answerBy),
    escalateAt: date(escalateAt),
    seenAt: date(seenAt),
    closedAt: date(closedAt),
  };
}

function moment(at: Date): Instant {
  return instantOf(at.getTime());
}

function date(at: Instant | null): Date | null {
  return at === null ? null : asDate(at);
}
