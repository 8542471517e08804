import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DocumentContent, DocumentLanguage } from '@domain/documents/document-content';
import { DomainError } from '@domain/shared/domain-error';
import { instantToIso } from '@domain/shared/instant';
import type { OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { DocumentKind, DocumentWish } from './document-kind';
import { DocumentsRepository, type DocumentRow, type WantedFile } from './documents.repository';
import { Printer } from './printer';

// What a room that writes papers needs to know of this one.
export type { DocumentKind, DocumentWish, Issue } from './document-kind';

/** Prints that may fail before somebody must look: a fault of the paper stays a fault. */
const ATTEMPTS_MAX = 5;

/** Takes wishes for papers, issues and prints them. */
@Injectable()
export class DocumentsService {
  private readonly kinds = new Map<string, DocumentKind>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly documents: DocumentsRepository,
    private readonly printer: Printer,
    private readonly ids: IdSource,
  ) {}

  /** Makes a kind of paper known. Each room does so once, when the program starts. */
  register(kind: DocumentKind): void {
    invariant(!this.kinds.has(kind.kind), 'two rooms write the same kind of paper', { kind: kind.kind });
    this.kinds.set(kind.kind, kind);
  }

  /** Asks for papers in the caller's transaction: they are made if and only if it commits. Asking twice makes one. */
  async ask(tx: Tx, wishes: readonly DocumentWish[]): Promise<void> {
    await this.documents.insertMany(
      tx,
      wishes.map((wish) => ({ ...wish, id: this.ids.next() })),
    );
  }

  /** Asks for a paper by hand: another edition each time, since its subject may have moved on. @throws DomainError `document.unknown_kind` */
  async askByHand(asker: OrganisationId, kind: string, subjectId: string): Promise<DocumentRow> {
    return this.work.run(async (tx) => {
      const parties = this.kinds.get(kind)?.partiesFor(tx, asker, subjectId);
      if (!parties) throw new DomainError('document.unknown_kind', { kind }, 'kind');
      const id = this.ids.next();
      await this.documents.insertEdition(tx, { id, kind, subjectId, partyIds: await parties });
      return this.documents.ofParty(tx, asker, id);
    });
  }

  /** Asks for a file in a language; made already, or on its way, it stays as it is, and one that failed is tried again. */
  async askForFile(asker: OrganisationId, id: string, language: DocumentLanguage): Promise<DocumentRow> {
    return this.work.run(async (tx) => {
      await this.documents.ofParty(tx, asker, id);
      await this.documents.wantFile(tx, id, language);
      return this.documents.ofParty(tx, asker, id);
    });
  }

  /** Issues and prints one paper that waits. Answers 0 when none does. */
  async makeNext(): Promise<number> {
    return this.work.run(async (tx) => {
      const wanted = await this.documents.lockWanted(tx);
      if (!wanted) return 0;
      try {
        await tx.query('SAVEPOINT printing');
        await this.make(tx, wanted);
      } catch (error) {
        await tx.query('ROLLBACK TO SAVEPOINT printing');
        await this.documents.saveFailure(tx, wanted, ATTEMPTS_MAX);
        this.printer.complain(wanted, error as Error);
      }
      return 1;
    });
  }

  private async make(tx: Tx, wanted: WantedFile): Promise<void> {
    const content = wanted.content ?? (await this.issue(tx, wanted));
    const pdf = await this.printer.print({ content, hash: sha256(content.terms), language: wanted.language });
    await this.documents.saveFile(tx, wanted, pdf);
  }

  /** Freezes what the paper says. */
  private async issue(tx: Tx, { documentId, kind, subjectId }: WantedFile): Promise<DocumentContent> {
    const writer = this.kinds.get(kind);
    invariant(writer !== undefined, 'nobody writes this kind of paper', { kind });
    const running = await this.documents.nextNumber(tx);
    const content = await writer.content(tx, { subjectId, issuedAt: instantToIso(await databaseNow(tx)), running });
    await this.documents.saveContent(tx, documentId, content);
    return content;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
