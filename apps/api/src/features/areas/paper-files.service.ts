import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { paperFileType, type PaperFileType } from '@domain/areas/paper-file';
import { DomainError } from '@domain/shared/domain-error';
import type { PaperId } from '@domain/shared/ids';
import { IdSource } from '../../platform/clock/id-source';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';

/** A kept file without its bytes. */
export interface KeptFile {
  readonly id: string;
  readonly mediaType: PaperFileType;
  readonly sha256: string;
}

/** Keeps scans of certificates under their hash: the same file twice is one file. */
@Injectable()
export class PaperFilesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    private readonly ids: IdSource,
  ) {}

  /** @throws DomainError `paper.file_too_large`, `paper.file_unreadable` */
  async keep(actor: Actor, content: Buffer): Promise<KeptFile> {
    const mediaType = paperFileType(content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return this.work.run(async (tx) => {
      await tx.query(
        `INSERT INTO paper_files (id, holder_id, media_type, content, sha256, sent_by) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (holder_id, sha256) DO NOTHING`,
        [this.ids.next(), actor.organisationId, mediaType, content, sha256, actor.memberId],
      );
      const [row] = await tx.query<{ id: string }[]>('SELECT id FROM paper_files WHERE holder_id = $1 AND sha256 = $2', [
        actor.organisationId,
        sha256,
      ]);
      if (!row) throw new DomainError('paper.file_not_found', {});
      return { id: row.id, mediaType, sha256 };
    });
  }

  /** The document behind a paper: its holder's, or any for whoever verifies papers. @throws DomainError `paper.file_not_found` */
  async ofPaper(actor: Actor, paperId: PaperId): Promise<KeptFile & { readonly content: Buffer }> {
    const row = actor.permissions.has('paper.verify')
      ? await asProgram('an officer reads the document behind a paper', () => this.fileOf(paperId, null))
      : await this.fileOf(paperId, actor.organisationId);
    if (!row) throw new DomainError('paper.file_not_found', {});
    return row;
  }

  private async fileOf(paperId: PaperId, holderId: string | null): Promise<(KeptFile & { readonly content: Buffer }) | undefined> {
    const [row] = await this.source.query<(KeptFile & { content: Buffer })[]>(
      `SELECT f.id, f.media_type AS "mediaType", f.sha256, f.content FROM papers p JOIN paper_files f ON f.id = p.file_id
       WHERE p.id = $1 AND ($2::uuid IS NULL OR p.holder_id = $2)`,
      [paperId, holderId],
    );
    return row;
  }
}
