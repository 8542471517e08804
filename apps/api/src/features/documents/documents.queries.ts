import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DocumentLanguage } from '@domain/documents/document-content';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';
import { type CheckedPaper, type DocumentRow, DocumentsRepository } from './documents.repository';

/** Reads papers: for their parties, and for whoever holds one in hand. */
@Injectable()
export class DocumentsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly documents: DocumentsRepository,
  ) {}

  async aboutSubject(party: OrganisationId, subjectId: string): Promise<DocumentRow[]> {
    return this.documents.aboutSubject(this.source.manager, party, subjectId);
  }

  /** @throws DomainError `document.not_found` */
  async one(party: OrganisationId, id: string): Promise<DocumentRow> {
    return this.documents.ofParty(this.source.manager, party, id);
  }

  /** @throws DomainError `document.not_found`, `document.not_ready` */
  async pdf(party: OrganisationId, id: string, language: DocumentLanguage): Promise<{ number: string; pdf: Buffer }> {
    const file = await this.documents.pdf(this.source.manager, party, id, language);
    if (!file) throw new DomainError('document.not_ready', {});
    return file;
  }

  /** @throws DomainError `document.not_found` */
  async check(mark: string): Promise<CheckedPaper> {
    const paper = await asProgram('whoever holds a paper may check it', () => this.documents.check(this.source.manager, mark));
    if (!paper) throw new DomainError('document.not_found', {});
    return paper;
  }
}
