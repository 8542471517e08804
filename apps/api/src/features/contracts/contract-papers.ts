import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ContractNames, contractPaper } from '@domain/contracts/contract-paper';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import type { ContractVersion } from '@domain/contracts/contract-version';
import type { DocumentContent } from '@domain/documents/document-content';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import type { Tx } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { type DocumentKind, DocumentsService } from '../documents/documents.service';
import { ContractsQueries } from './contracts.queries';
import { VersionsRepository } from './versions.repository';

/** The paper of a contract, printed when both have signed, one for each version that came into force. */
@Injectable()
export class ContractPapers implements OnModuleInit {
  constructor(
    private readonly documents: DocumentsService,
    private readonly queries: ContractsQueries,
    private readonly versions: VersionsRepository,
    private readonly catalogue: CatalogueQueries,
  ) {}

  onModuleInit(): void {
    this.documents.register(this.paper());
  }

  private paper(): DocumentKind {
    return {
      kind: 'offtake_contract',
      partiesFor: (tx, asker, subjectId) => this.partiesOf(tx, asker, subjectId),
      content: (tx, issue) => this.write(tx, issue.subjectId),
    };
  }

  private async write(tx: Tx, paperId: string): Promise<DocumentContent> {
    const version = await this.versions.ofPaper(tx, paperId);
    invariant(version !== undefined && isSigned(version), 'a paper was asked for terms that nobody signed', { paperId });
    const [facts] = await this.queries.byIds(tx, [version.contractId]);
    invariant(facts !== undefined, 'a version belongs to no contract', { paperId });
    const text = await this.versions.signedText(tx, version.contractId, version.version);
    return contractPaper(facts, version, this.names(version.terms), text ?? '');
  }

  /** @throws DomainError `contract.not_found`, `contract.document_not_found` */
  private async partiesOf(tx: Tx, asker: OrganisationId, paperId: string): Promise<readonly OrganisationId[]> {
    const version = await this.versions.ofPaper(tx, paperId);
    if (!version) throw new DomainError('contract.not_found', {});
    const { contract } = await this.queries.ofParty(asker, version.contractId);
    if (!isSigned(version)) throw new DomainError('contract.document_not_found', {});
    return [contract.cooperativeId, contract.processorId];
  }

  private names(terms: ContractTerms): ContractNames {
    const words = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }) => ({ vi: nameVi, en: nameEn });
    const { catalogue } = this.catalogue;
    return {
      product: words(catalogue.product(terms.productId, 'productId')),
      varieties: terms.varietyIds.map((id) => words(catalogue.variety(id, 'varietyIds'))),
      grades: new Map(terms.grades.map((grade) => [grade.gradeId, words(catalogue.grade(terms.productId, grade.gradeId, 'grades'))])),
      place: words(catalogue.anyPlace(terms.placeId, 'placeId')),
    };
  }
}

/** Both have signed it here; a contract that was signed on paper has its paper elsewhere. */
function isSigned({ state, signatures }: ContractVersion): boolean {
  return (state === 'in_force' || state === 'superseded') && signatures.length >= 2;
}
