import { noticesOf } from '@domain/across/notices/notice-table';
import { managersFirst } from '@domain/notices/addressed';
import { sendNotice } from '@domain/notices/escalate-notice';
import { NOTICE_STATES, type Notice } from '@domain/notices/notice';
import type { OrganisationKind } from '@domain/identity/organisation';
import type { Role } from '@domain/identity/role';
import type { OrganisationId } from '@domain/shared/ids';
import { instantFromIso, instantOf } from '@domain/shared/instant';
import type { ClosingRow } from './notices.repository';
import type { OrgEvent } from './org-news';

/** Who works in an organisation. */
export interface Staff {
  readonly kind: OrganisationKind;
  readonly roles: readonly Role[];
}

/** What a batch of events comes to. */
export interface Settled {
  /** Of notices that were told before. */
  readonly closings: readonly ClosingRow[];
  /** In the order of their events; some of them closed again by a later event of the batch. */
  readonly told: readonly Notice[];
}

/** Reads a batch of events by the table, in their order. */
export function settleEvents(events: readonly OrgEvent[], staffOf: (id: string) => Staff | undefined, nextId: () => string): Settled {
  const closings: ClosingRow[] = [];
  const told: Notice[] = [];
  for (const { stream, number, name, at, body } of events) {
    const me = stream.slice('org:'.length);
    const staff = staffOf(me);
    if (staff === undefined) continue;
    const read = noticesOf(name, body, me);
    const close = (closing: Omit<ClosingRow, 'organisationId' | 'eventNumber' | 'at'>): void => {
      closings.push({ ...closing, organisationId: me, eventNumber: number, at: at.toISOString() });
      for (const [nth, notice] of told.entries())
        if (isOpenOf(notice, me, closing)) {
          const state = NOTICE_STATES.move(notice.state, closing.outcome);
          told[nth] = { ...notice, state, closedAt: instantOf(at.getTime()), escalateAt: null };
        }
    };
    for (const closing of read.closings) close({ ...closing, rule: null });
    for (const { rule, about, facts, subject, answerBy, memberId } of read.told) {
      if (subject !== undefined) close({ subject, rule: rule.rule, outcome: 'overtaken' });
      told.push(
        sendNotice({
          id: nextId(),
          organisationId: me as OrganisationId,
          eventNumber: number,
          rule: rule.rule,
          subject: subject ?? null,
          about,
          permission: rule.permission,
          memberId: memberId ?? null,
          managersToo: managersFirst(staff.kind, staff.roles, rule.permission),
          needsAnswer: rule.silence !== undefined,
          facts,
          answerBy: answerBy === undefined ? null : instantFromIso(answerBy, 'answerBy'),
          at: instantOf(at.getTime()),
        }),
      );
    }
  }
  return { closings, told };
}

function isOpenOf(notice: Notice, me: string, { subject, rule }: Pick<ClosingRow, 'subject' | 'rule'>): boolean {
  const isOpen = notice.organisationId === me && notice.closedAt === null;
  return isOpen && notice.subject === subject && (rule === null || notice.rule === rule);
}
