import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import type { RegisterKind } from './register-files';

export const IMPORT_STATES = ['waiting', 'running', 'done', 'refused', 'cancelled'] as const;

/** One import with its progress. */
export interface ImportRow {
  readonly id: string;
  readonly kind: RegisterKind;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly state: (typeof IMPORT_STATES)[number];
  readonly rowsTotal: number | null;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  readonly rowsSame: number;
  readonly rowsRefused: number;
  readonly refusal: { readonly code: string; readonly facts: Readonly<Record<string, string | number>> } | null;
}

/** What an import is run from. */
export interface ImportWork extends ImportRow {
  readonly content: Buffer;
  readonly memberId: MemberId;
  readonly organisationId: string;
}

/** What one batch did, and how many rows were read before it. */
export interface ImportStep {
  readonly from: number;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}

/** One line of a report. */
export interface ReportLine {
  readonly line: number;
  readonly code: string | null;
  readonly outcome: 'refused' | 'warned';
  readonly field: string | null;
  readonly refusal: string;
  readonly facts: object;
}

const COLUMNS = `id, kind, file_name AS "fileName", dry_run AS "dryRun", state, rows_total AS "rowsTotal", rows_read AS "rowsRead", rows_added AS "rowsAdded",
  rows_changed AS "rowsChanged", rows_same AS "rowsSame", rows_refused AS "rowsRefused", refusal`;

/** Rows of imports and their reports. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly source: DataSource) {}

  async insert(made: {
    id: string;
    kind: RegisterKind;
    organisationId: string;
    memberId: string;
    fileName: string;
    content: Buffer;
    dryRun: boolean;
  }): Promise<void> {
    await this.source.query(
      `INSERT INTO register_imports (id, organisation_id, member_id, kind, file_name, content, dry_run, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting')`,
      [made.id, made.organisationId, made.memberId, made.kind, made.fileName, made.content, made.dryRun],
    );
  }

  /** @throws DomainError `import.not_found` */
  async one(id: string): Promise<ImportRow> {
    const [row] = await this.source.query<ImportRow[]>(`SELECT ${COLUMNS} FROM register_imports WHERE id = $1`, [id]);
    if (!row) throw new DomainError('import.not_found', {});
    return row;
  }

  /** The last ones of my organisation, newest first. */
  async last(kind: RegisterKind, limit: number): Promise<ImportRow[]> {
    return this.source.query<ImportRow[]>(
      `SELECT ${COLUMNS} FROM register_imports WHERE kind = $1 ORDER BY created_at DESC, id DESC LIMIT $2`,
      [kind, limit],
    );
  }

  /**
   * Stops an import after the batch that is being written: its rows stay and are counted, none comes after it. One whose rows are all
   * read has nothing left to stop.
   *
   * @throws DomainError `import.not_found`, `import.ended`
   */
  async cancel(tx: Tx, id: string): Promise<ImportRow> {
    const [[stopped]] = await tx.query<[ImportRow[], number]>(
      `UPDATE register_imports SET state = 'cancelled', content = NULL, finished_at = clock_timestamp()
       WHERE id = $1 AND state IN ('waiting', 'running') AND rows_read < coalesce(rows_total, rows_read + 1) RETURNING ${COLUMNS}`,
      [id],
    );
    if (stopped) return stopped;
    await this.one(id);
    throw new DomainError('import.ended', {});
  }

  async work(id: string): Promise<ImportWork | undefined> {
    const [row] = await this.source.query<ImportWork[]>(
      `SELECT ${COLUMNS}, content, member_id AS "memberId", organisation_id AS "organisationId" FROM register_imports WHERE id = $1 AND state IN ('waiting', 'running')`,
      [id],
    );
    return row;
  }

  /** Imports that wait, and those whose worker died or still works: who is overtaken stops. */
  async waiting(): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `SELECT id FROM register_imports WHERE state IN ('waiting', 'running') ORDER BY created_at LIMIT 10`,
    );
    return rows.map(({ id }) => id);
  }

  /** Begins an import; one that a worker died over goes on where its last batch ended. */
  async begin(id: string, rowsTotal: number): Promise<void> {
    await this.source.query(`UPDATE register_imports SET state = 'running', rows_total = $2 WHERE id = $1 AND state = 'waiting'`, [
      id,
      rowsTotal,
    ]);
  }

  /**
   * Counts a batch in the transaction that wrote it, so that what is counted is in and what is in is counted. Answers false when somebody
   * else has gone past these rows meanwhile.
   */
  async progress(tx: Tx, id: string, step: ImportStep): Promise<boolean> {
    const [, moved] = await tx.query<[unknown[], number]>(
      `UPDATE register_imports SET rows_read = rows_read + $3, rows_added = rows_added + $4, rows_changed = rows_changed + $5,
         rows_same = rows_same + $6, rows_refused = rows_refused + $7 WHERE id = $1 AND rows_read = $2 AND state = 'running'`,
      [id, step.from, step.read, step.added, step.changed, step.same, step.refused],
    );
    return moved === 1;
  }

  async report(tx: Tx, id: string, lines: readonly ReportLine[]): Promise<void> {
    if (lines.length === 0) return;
    await tx.query(
      `INSERT INTO register_import_rows (import_id, line, code, outcome, field, refusal, facts)
       SELECT $1, line, code, outcome, field, refusal, facts
       FROM jsonb_to_recordset($2) AS r (line int, code text, outcome text, field text, refusal text, facts jsonb) ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(lines)],
    );
  }

  async finish(id: string, refusal: { code: string; facts: object } | null): Promise<void> {
    await this.source.query(
      `UPDATE register_imports SET state = $2, refusal = $3, content = NULL, finished_at = clock_timestamp()
       WHERE id = $1 AND state IN ('waiting', 'running')`,
      [id, refusal === null ? 'done' : 'refused', refusal === null ? null : JSON.stringify(refusal)],
    );
  }

  async lines(id: string, after: number, limit: number): Promise<ReportLine[]> {
    return this.source.query<ReportLine[]>(
      `SELECT line, code, outcome, field, refusal, facts FROM register_import_rows WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3`,
      [id, after, limit],
    );
  }
}
