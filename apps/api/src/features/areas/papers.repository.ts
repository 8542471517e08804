import { Injectable } from '@nestjs/common';
import type { Paper, PaperKind } from '@domain/areas/paper';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId, PaperId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { type PaperRow, SELECT_PAPERS, toPaper } from './paper-row';

/** Rows of papers. */
@Injectable()
export class PapersRepository {
  /** One declaration of a holder at a time, so that two that overlap cannot both pass. */
  async holdHolder(tx: Tx, holderId: OrganisationId): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('papers ' || $1))`, [holderId]);
  }

  /** True where any organisation has declared a paper of this number. */
  async isTaken(tx: Tx, kind: PaperKind, number: string): Promise<boolean> {
    const [row] = await tx.query<unknown[]>('SELECT 1 FROM papers WHERE kind = $1 AND number = $2', [kind, number]);
    return row !== undefined;
  }

  async ofHolder(tx: Tx, holderId: OrganisationId): Promise<Paper[]> {
    return (await tx.query<PaperRow[]>(`${SELECT_PAPERS} WHERE p.holder_id = $1`, [holderId])).map(toPaper);
  }

  /** Holds a declaration to a file of its own holder. @throws DomainError `paper.file_not_found` */
  async requireOwnFile(tx: Tx, fileId: string, holderId: string): Promise<void> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM paper_files WHERE id = $1 AND holder_id = $2', [fileId, holderId]);
    if (rows.length === 0) throw new DomainError('paper.file_not_found', {}, 'fileId');
  }

  async insert(tx: Tx, paper: Paper): Promise<void> {
    await tx.query(
      `INSERT INTO papers (id, holder_id, kind, number, product_ids, area_id, issuer, stars, valid_from, valid_to, document, state, version, file_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        paper.id,
        paper.holderId,
        paper.kind,
        paper.number,
        paper.productIds,
        paper.areaId,
        paper.issuer,
        paper.stars,
        paper.validity.from,
        paper.validity.to,
        paper.document,
        paper.state,
        paper.version,
        paper.fileId,
      ],
    );
  }

  /** @throws DomainError `paper.not_found` */
  async one(tx: Tx, id: PaperId): Promise<Paper> {
    return first(await tx.query<PaperRow[]>(`${SELECT_PAPERS} WHERE p.id = $1`, [id]));
  }

  /** Holds a paper's row until the transaction ends. @throws DomainError `paper.not_found` */
  async lock(tx: Tx, id: PaperId): Promise<Paper> {
    return first(await tx.query<PaperRow[]>(`${SELECT_PAPERS} WHERE p.id = $1 FOR UPDATE`, [id]));
  }

  async saveState(tx: Tx, { id, state, version }: Paper): Promise<void> {
    await tx.query('UPDATE papers SET state = $2, version = $3 WHERE id = $1', [id, state, version]);
  }

  async list(tx: Tx, asked: { readonly holderId: string | null; readonly state: string | null; readonly limit: number }): Promise<Paper[]> {
    const rows = await tx.query<PaperRow[]>(
      `${SELECT_PAPERS} WHERE ($1::uuid IS NULL OR p.holder_id = $1) AND ($2::text IS NULL OR p.state = $2) ORDER BY p.valid_to, p.id LIMIT $3`,
      [asked.holderId, asked.state, asked.limit],
    );
    return rows.map(toPaper);
  }

  /** Good papers that end by a day and of which their holder was not reminded: marked as reminded. */
  async takeEnding(tx: Tx, by: string, limit: number): Promise<Paper[]> {
    const rows = await tx.query<PaperRow[]>(
      `${SELECT_PAPERS} WHERE p.state = 'verified' AND p.reminded_at IS NULL AND p.valid_to <= $1 ORDER BY p.id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [by, limit],
    );
    await tx.query('UPDATE papers SET reminded_at = clock_timestamp() WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
    return rows.map(toPaper);
  }

  /** Good papers whose last day lies before today and of which nobody was told: marked as told. */
  async takeExpired(tx: Tx, today: string, limit: number): Promise<Paper[]> {
    const rows = await tx.query<PaperRow[]>(
      `${SELECT_PAPERS} WHERE p.state = 'verified' AND p.expiry_told_at IS NULL AND p.valid_to < $1 ORDER BY p.id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [today, limit],
    );
    await tx.query('UPDATE papers SET expiry_told_at = clock_timestamp() WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
    return rows.map(toPaper);
  }
}

function first(rows: readonly PaperRow[]): Paper {
  const [row] = rows;
  if (!row) throw new DomainError('paper.not_found', {});
  return toPaper(row);
}
