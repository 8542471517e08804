import { Injectable } from '@nestjs/common';
import type { Permission } from '@domain/identity/permission';
import type { Notice, NoticeOutcome } from '@domain/notices/notice';
import type { OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { fromNotice, NOTICE_COLUMNS, toNotice, type NoticeRow } from './notice-row';

/** A subject of an organisation that an event closed. */
export interface ClosingRow {
  readonly organisationId: string;
  readonly subject: string;
  /** Only notices of this rule; null: of any. */
  readonly rule: string | null;
  readonly outcome: NoticeOutcome;
  readonly eventNumber: number;
  readonly at: string;
}

/** Who asks for a list: what they may do, and whether they are a manager. */
export interface Reader {
  readonly organisationId: OrganisationId;
  readonly memberId: string;
  readonly permissions: readonly Permission[];
  readonly isManager: boolean;
  /** Rules that they want to hear nothing of. */
  readonly muted: readonly string[];
}

/** Which part of a list is asked for. */
export interface ListAsk {
  /** Only what waits for an answer. */
  readonly waiting: boolean;
  /** Only what came before this id. */
  readonly before: string | null;
  readonly limit: number;
}

/** Unseen notices beyond this are not counted: a screen says "99+". */
const COUNTED_MAX = 100;

const INSERT = `
  INSERT INTO notices AS n (id, organisation_id, event_number, rule, subject, about_kind, about_id, permission, member_id, managers_too, needs_answer, facts,
                       answer_by, at, sent_at, level, escalate_at, state, seen_at, closed_at)
  SELECT * FROM jsonb_to_recordset($1) AS r (id uuid, "organisationId" uuid, "eventNumber" bigint, rule text, subject text, "aboutKind" text,
    "aboutId" text, permission text, "memberId" uuid, "managersToo" boolean, "needsAnswer" boolean, facts jsonb, "answerBy" timestamptz, at timestamptz,
    "sentAt" timestamptz, level smallint, "escalateAt" timestamptz, state text, "seenAt" timestamptz, "closedAt" timestamptz)
  ON CONFLICT ON CONSTRAINT notices_once DO NOTHING RETURNING ${NOTICE_COLUMNS}`;

// A notice may be closed by several events of one batch: the first of them counts.
const CLOSE = `
  WITH closing AS (
    SELECT * FROM jsonb_to_recordset($1) AS c ("organisationId" uuid, subject text, rule text, outcome text, "eventNumber" bigint, at timestamptz)
  ), first AS (
    SELECT DISTINCT ON (n.id) n.id, c.outcome, c."eventNumber", c.at FROM notices n
    JOIN closing c ON c."organisationId" = n.organisation_id AND c.subject = n.subject AND c."eventNumber" > n.event_number
      AND (c.rule IS NULL OR c.rule = n.rule)
    WHERE n.closed_at IS NULL ORDER BY n.id, c."eventNumber"
  )
  UPDATE notices n SET state = f.outcome, closed_at = greatest(f.at, n.at), closed_by = f."eventNumber", escalate_at = NULL
  FROM first f WHERE n.id = f.id RETURNING ${NOTICE_COLUMNS}`;

const ADDRESSED = `n.organisation_id = $1 AND CASE WHEN n.member_id IS NULL THEN n.permission = ANY($2) AND (n.managers_too OR NOT $3) ELSE n.member_id = $4 END`;

@Injectable()
export class NoticesRepository {
  /** Adds what is not told yet. Answers what was added. */
  async insert(tx: Tx, notices: readonly Notice[]): Promise<Notice[]> {
    if (notices.length === 0) return [];
    const rows = await tx.query<NoticeRow[]>(INSERT, [JSON.stringify(notices.map(fromNotice))]);
    return rows.map(toNotice);
  }

  /** Closes what is open of these subjects and was told before. Answers what was closed. */
  async close(tx: Tx, closings: readonly ClosingRow[]): Promise<Notice[]> {
    if (closings.length === 0) return [];
    const [rows] = await tx.query<[NoticeRow[], number]>(CLOSE, [JSON.stringify(closings)]);
    return rows.map(toNotice);
  }

  /** Notices that nobody has answered for so long that they are told again, held until the transaction ends. */
  async lockDue(tx: Tx, limit: number): Promise<Notice[]> {
    const rows = await tx.query<NoticeRow[]>(
      `SELECT ${NOTICE_COLUMNS} FROM notices n WHERE n.escalate_at <= clock_timestamp() ORDER BY n.escalate_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map(toNotice);
  }

  async saveSent(tx: Tx, notices: readonly Notice[]): Promise<void> {
    await tx.query(
      `UPDATE notices n SET state = r.state, level = r.level, sent_at = r."sentAt", escalate_at = r."escalateAt", seen_at = NULL, seen_by = NULL,
         managers_too = r."managersToo"
       FROM jsonb_to_recordset($1) AS r (id uuid, state text, level smallint, "sentAt" timestamptz, "escalateAt" timestamptz, "managersToo" boolean)
       WHERE n.id = r.id`,
      [JSON.stringify(notices.map(fromNotice))],
    );
  }

  /** Marks as seen what is meant for this reader. Answers the ids of those. */
  async see(tx: Tx, reader: Reader, ids: readonly string[]): Promise<string[]> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `UPDATE notices n SET state = 'seen', seen_at = clock_timestamp(), seen_by = $4
       WHERE ${ADDRESSED} AND n.state = 'sent' AND n.id = ANY($5) RETURNING n.id`,
      [...addressed(reader), ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Notices by their ids. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<Notice[]> {
    const rows = await tx.query<NoticeRow[]>(`SELECT ${NOTICE_COLUMNS} FROM notices n WHERE n.id = ANY($1::uuid[])`, [ids]);
    return rows.map(toNotice);
  }

  /** What this reader may act on, newest first; `waiting`: only what waits for an answer. */
  async list(tx: Tx, reader: Reader, { waiting, before, limit }: ListAsk): Promise<Notice[]> {
    const rows = await tx.query<NoticeRow[]>(
      `SELECT ${NOTICE_COLUMNS} FROM notices n
       WHERE n.organisation_id = $1 AND n.permission = ANY($2) AND ($3::uuid IS NULL OR n.id < $3)
         AND (NOT $4 OR (n.needs_answer AND n.closed_at IS NULL)) AND (n.member_id IS NULL OR n.member_id = $6)
         AND (NOT n.rule = ANY($7) OR (n.needs_answer AND n.closed_at IS NULL))
       ORDER BY n.id DESC LIMIT $5`,
      [reader.organisationId, reader.permissions, before, waiting, limit, reader.memberId, reader.muted],
    );
    return rows.map(toNotice);
  }

  /** How many notices meant for this reader nobody has seen, and how many wait for an answer; each counted up to a hundred. */
  async counts(tx: Tx, reader: Reader): Promise<{ unseen: number; waiting: number }> {
    const [row] = await tx.query<{ unseen: number; waiting: number }[]>(
      `SELECT (SELECT count(*) FROM (SELECT 1 FROM notices n WHERE ${ADDRESSED} AND n.state = 'sent' AND NOT n.rule = ANY($5) LIMIT ${COUNTED_MAX}) u)::int AS unseen,
              (SELECT count(*) FROM (SELECT 1 FROM notices n
                 WHERE n.organisation_id = $1 AND n.permission = ANY($2) AND n.needs_answer AND n.closed_at IS NULL AND n.subject IS NOT NULL
                 LIMIT ${COUNTED_MAX}) w)::int AS waiting`,
      [...addressed(reader), reader.muted],
    );
    return row ?? { unseen: 0, waiting: 0 };
  }
}

function addressed({ organisationId, permissions, isManager, memberId }: Reader): unknown[] {
  return [organisationId, permissions, isManager, memberId];
}
