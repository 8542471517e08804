import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { ContractSubjects, Signatory } from '@domain/contracts/contract-parties';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import { gradeIdsOf } from '@domain/contracts/contract-terms';
import { signedText } from '@domain/contracts/contract-version';
import type { HashOf } from '@domain/contracts/draft-contract';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { IdentityQueries } from '../identity/identity.queries';

/** SHA-256 of the text that is signed, in hexadecimal. */
export const hashOfTerms: HashOf = (contract, version, terms) =>
  createHash('sha256')
    .update(signedText(contract, version, terms))
    .digest('hex');

/** Looks up whom and what a contract names. */
@Injectable()
export class ContractSubjectsReader {
  constructor(
    private readonly identity: IdentityQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** @throws DomainError `organisation.not_found`, `organisation.suspended`, `variety.unknown`, `grade.*`, `place.*` */
  async of(parties: { cooperativeId: OrganisationId; processorId: OrganisationId }, terms: ContractTerms): Promise<ContractSubjects> {
    const { catalogue } = this.catalogue;
    return {
      cooperative: await this.signatory(parties.cooperativeId, 'cooperativeId'),
      processor: await this.signatory(parties.processorId, 'processorId'),
      varieties: terms.varietyIds.map((id) => catalogue.variety(id, 'varietyIds')),
      grades: gradeIdsOf(terms).map((id) => catalogue.grade(terms.productId, id, 'gradeIds')),
      place: catalogue.place(terms.placeId, 'factory', 'placeId'),
    };
  }

  async signatory(id: OrganisationId, field: string): Promise<Signatory> {
    const found = await this.identity.organisation(id);
    if (found.state !== 'active') throw new DomainError('organisation.suspended', {}, field);
    return { id, name: found.name, demo: found.demo, kind: found.kind, group: found.ownerGroup };
  }
}
