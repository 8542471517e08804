import { Injectable } from '@nestjs/common';
import type { DocumentContent, DocumentLanguage } from '@domain/documents/document-content';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import type { DocumentWish } from './document-kind';

/** A printed file of a paper, as far as it is known without its bytes. */
export interface FileRow {
  readonly language: DocumentLanguage;
  readonly state: 'wanted' | 'made' | 'failed';
  readonly sha256: string | null;
  readonly bytes: number | null;
}

/** A paper as its parties see it. */
export interface DocumentRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly edition: number;
  readonly number: string | null;
  readonly hash: string | null;
  readonly issuedAt: Date | null;
  readonly askedAt: Date;
  readonly files: readonly FileRow[];
}

/** The next file to print. */
export interface WantedFile {
  readonly documentId: string;
  readonly language: DocumentLanguage;
  readonly kind: string;
  readonly subjectId: string;
  /** Null until the paper is issued. */
  readonly content: DocumentContent | null;
}

/** What everyone who holds a paper may learn from its number or its hash. */
export interface CheckedPaper {
  readonly number: string;
  readonly kind: string;
  readonly issuedAt: Date;
  readonly hash: string;
  readonly content: DocumentContent;
}

const INSERT = `
  WITH fresh AS (
    INSERT INTO documents (id, kind, subject_id, edition, party_ids)
    SELECT id, kind, "subjectId", edition, ARRAY(SELECT jsonb_array_elements_text("partyIds")::uuid)
    FROM jsonb_to_recordset($1) AS w (id uuid, kind text, "subjectId" uuid, edition integer, "partyIds" jsonb)
    ON CONFLICT (kind, subject_id, edition) DO NOTHING
    RETURNING id
  )
  INSERT INTO document_files (document_id, language, state) SELECT id, 'vi', 'wanted' FROM fresh`;

const SELECT = `
  SELECT d.id, d.kind, d.subject_id AS "subjectId", d.edition, d.number, encode(d.content_hash, 'hex') AS hash,
         d.issued_at AS "issuedAt", d.asked_at AS "askedAt",
         (SELECT jsonb_agg(jsonb_build_object('language', f.language, 'state', f.state, 'sha256', encode(f.sha256, 'hex'), 'bytes', f.bytes)
                           ORDER BY f.language) FROM document_files f WHERE f.document_id = d.id) AS files
  FROM documents d WHERE $1::uuid = ANY (d.party_ids)`;

const WANTED = `
  SELECT f.document_id AS "documentId", f.language, d.kind, d.subject_id AS "subjectId", d.content
  FROM document_files f JOIN documents d ON d.id = f.document_id
  WHERE f.state = 'wanted' ORDER BY f.asked_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** Rows of papers and their printed files. */
@Injectable()
export class DocumentsRepository {
  async insertMany(tx: Tx, wishes: readonly (DocumentWish & { readonly id: string })[]): Promise<void> {
    if (wishes.length > 0) await tx.query(INSERT, [JSON.stringify(wishes.map((wish) => ({ ...wish, edition: 1 })))]);
  }

  /** One paper more about a subject, after those there are. */
  async insertEdition(tx: Tx, wish: DocumentWish & { readonly id: string }): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 13))', [`${wish.kind} ${wish.subjectId}`]);
    const [last] = await tx.query<{ edition: number }[]>(
      'SELECT coalesce(max(edition), 0) AS edition FROM documents WHERE kind = $1 AND subject_id = $2',
      [wish.kind, wish.subjectId],
    );
    await tx.query(INSERT, [JSON.stringify([{ ...wish, edition: (last?.edition ?? 0) + 1 }])]);
  }

  /** @throws DomainError `document.not_found`, also for another's paper */
  async ofParty(tx: Tx, party: OrganisationId, id: string): Promise<DocumentRow> {
    const [row] = await tx.query<DocumentRow[]>(`${SELECT} AND d.id = $2`, [party, id]);
    if (!row) throw new DomainError('document.not_found', {});
    return row;
  }

  async aboutSubject(tx: Tx, party: OrganisationId, subjectId: string): Promise<DocumentRow[]> {
    return tx.query<DocumentRow[]>(`${SELECT} AND d.subject_id = $2 ORDER BY d.id`, [party, subjectId]);
  }

  async wantFile(tx: Tx, id: string, language: DocumentLanguage): Promise<void> {
    await tx.query(
      `INSERT INTO document_files (document_id, language, state) VALUES ($1, $2, 'wanted')
       ON CONFLICT (document_id, language) DO UPDATE SET state = 'wanted', attempts = 0 WHERE document_files.state = 'failed'`,
      [id, language],
    );
  }

  /** The bytes of a file of this party's paper; undefined while it is not made. @throws DomainError `document.not_found` */
  async pdf(tx: Tx, party: OrganisationId, id: string, language: DocumentLanguage): Promise<{ number: string; pdf: Buffer } | undefined> {
    const { number } = await this.ofParty(tx, party, id);
    const [row] = await tx.query<{ pdf: Buffer | null }[]>('SELECT pdf FROM document_files WHERE document_id = $1 AND language = $2', [
      id,
      language,
    ]);
    return row?.pdf && number !== null ? { number, pdf: row.pdf } : undefined;
  }

  /** An issued paper by its number or by the hash printed on it. */
  async check(tx: Tx, mark: string): Promise<CheckedPaper | undefined> {
    const [row] = await tx.query<CheckedPaper[]>(
      `SELECT number, kind, issued_at AS "issuedAt", encode(content_hash, 'hex') AS hash, content FROM documents
       WHERE number = $1 OR content_hash = CASE WHEN $1 ~ '^[0-9a-f]{64}$' THEN decode($1, 'hex') END
       ORDER BY edition DESC LIMIT 1`,
      [mark],
    );
    return row;
  }

  /** The file that has waited longest, held until the transaction ends; several printers share the pile. */
  async lockWanted(tx: Tx): Promise<WantedFile | undefined> {
    const [row] = await tx.query<WantedFile[]>(WANTED);
    return row;
  }

  async nextNumber(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ number: number }[]>(`SELECT nextval('document_numbers') AS number`);
    return row?.number ?? 0;
  }

  async saveContent(tx: Tx, id: string, content: DocumentContent): Promise<void> {
    await tx.query(
      `UPDATE documents SET number = $2, content = $3, content_hash = sha256(convert_to($4, 'UTF8')), issued_at = $5 WHERE id = $1`,
      [id, content.number, JSON.stringify(content), content.terms, content.issuedAt],
    );
  }

  async saveFile(tx: Tx, { documentId, language }: WantedFile, pdf: Uint8Array): Promise<void> {
    await tx.query(
      `UPDATE document_files SET state = 'made', made_at = clock_timestamp(), pdf = $3, sha256 = sha256($3), bytes = $4
       WHERE document_id = $1 AND language = $2`,
      [documentId, language, Buffer.from(pdf), pdf.byteLength],
    );
  }

  /** Notes a failure and puts the file at the end of the pile; after so many it waits for people. */
  async saveFailure(tx: Tx, { documentId, language }: WantedFile, attemptsMax: number): Promise<void> {
    await tx.query(
      `UPDATE document_files SET attempts = attempts + 1, asked_at = clock_timestamp(),
         state = CASE WHEN attempts + 1 >= $3 THEN 'failed' ELSE 'wanted' END
       WHERE document_id = $1 AND language = $2`,
      [documentId, language, attemptsMax],
    );
  }
}
