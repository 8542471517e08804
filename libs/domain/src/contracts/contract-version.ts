import { canonical } from '../shared/canonical';
import type { ContractId, MemberId, OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import type { Contract } from './contract';
import type { ContractTerms } from './contract-terms';

/** The life of one version of the terms. */
export const VERSION_STATES = stateTable<VersionState>('version', {
  draft: ['offered', 'withdrawn'],
  offered: ['draft', 'in_force', 'withdrawn'],
  in_force: ['superseded'],
  superseded: [],
  withdrawn: [],
});

export type VersionState = 'draft' | 'offered' | 'in_force' | 'superseded' | 'withdrawn';

/** One side's signature under one text. */
export interface ContractSignature {
  readonly party: OrganisationId;
  readonly memberId: MemberId;
  /** SHA-256 of the canonical text that was signed, in hexadecimal. */
  readonly termsHash: string;
  readonly at: Instant;
}

/** One version of a contract's terms. Version 1 is the contract itself; each amendment is the next. */
export interface ContractVersion {
  readonly contractId: ContractId;
  readonly version: number;
  readonly terms: ContractTerms;
  readonly termsHash: string;
  readonly state: VersionState;
  /** What its printed paper goes by; that of version 1 is the contract itself. */
  readonly paperId: string;
  /** Who wrote it. */
  readonly proposedBy: OrganisationId;
  readonly at: Instant;
  readonly signatures: readonly ContractSignature[];
}

/** The text that is signed: who, under which number, in which version, on which terms. The same facts give the same text. */
export function signedText(
  contract: Pick<Contract, 'id' | 'number' | 'cooperativeId' | 'processorId'>,
  version: number,
  terms: ContractTerms,
): string {
  const { id, number, cooperativeId, processorId } = contract;
  return canonical({ form: 'muavu-contract/1', id, number, cooperativeId, processorId, version, terms });
}
