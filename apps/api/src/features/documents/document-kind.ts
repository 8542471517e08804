import type { DocumentContent } from '@domain/documents/document-content';
import type { OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';

/** A paper to make: of which kind, about what, and who may have it. */
export interface DocumentWish {
  readonly kind: string;
  readonly subjectId: string;
  readonly partyIds: readonly OrganisationId[];
}

/** When a paper is issued, and under which running number if it has none of its own. */
export interface Issue {
  readonly subjectId: string;
  /** ISO with Z. */
  readonly issuedAt: string;
  readonly running: number;
}

/** One kind of paper, registered by the room that owns its subject. */
export interface DocumentKind {
  readonly kind: string;
  /**
   * Who may have a paper about this subject when one of them asks for it by hand; null for a paper that only its own change makes.
   *
   * @throws DomainError when the subject is not the asker's, or is not in a state to be printed
   */
  partiesFor(tx: Tx, asker: OrganisationId, subjectId: string): Promise<readonly OrganisationId[]> | null;
  /** What the paper says, read once, when it is issued. */
  content(tx: Tx, issue: Issue): Promise<DocumentContent>;
}
