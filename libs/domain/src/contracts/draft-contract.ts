import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { ContractId, OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { FIRST_VERSION } from '../shared/version';
import { NO_KG } from '../shared/weight';
import { type Contract, CONTRACT_STATES, NO_PROGRESS } from './contract';
import type { ContractDrafted, ContractFacts, ContractOffered, ContractWithdrawn } from './contract-events';
import { contractNumberOf, requireSeasonAhead, requireSubjects, type ContractSubjects } from './contract-parties';
import type { ContractTerms } from './contract-terms';
import { type ContractVersion, VERSION_STATES } from './contract-version';
import { requireTerms } from './require-terms';

/** A contract as one side writes it, each value already read by its own constructor. */
export interface ContractDraft extends ContractSubjects {
  readonly number: string;
  readonly terms: ContractTerms;
}

/** Makes the hash of a text that is signed; SHA-256 lives outside the domain. */
export type HashOf = (contract: Contract, version: number, terms: ContractTerms) => string;

interface Writing {
  readonly by: OrganisationId;
  readonly today: Day;
  readonly now: Instant;
  readonly hashOf: HashOf;
}

/** A contract with the version that changed. */
export interface WrittenContract<Event> {
  readonly contract: Contract;
  readonly version: ContractVersion;
  readonly event: Event;
}

/**
 * Writes a contract down. It binds nobody and only its writer sees a use in it until it is offered.
 *
 * @throws DomainError of `requireSubjects`, `text.*`, of `requireTerms`, `contract.season_over` (in that order)
 */
export function draftContract(draft: ContractDraft, writing: Writing & { id: ContractId }): WrittenContract<ContractDrafted> {
  const varietyIds = requireSubjects(draft.terms.productId, draft);
  const terms = { ...draft.terms, varietyIds };
  const number = contractNumberOf(draft.number);
  requireTerms(terms);
  requireSeasonAhead(terms.season, writing.today);
  const { cooperative, processor } = draft;
  const contract: Contract = {
    ...terms,
    id: writing.id,
    number,
    cooperativeId: cooperative.id,
    processorId: processor.id,
    calledOffKg: NO_KG,
    state: 'draft',
    version: FIRST_VERSION,
    registeredAt: writing.now,
  };
  const version = writtenBy(contract, terms, writing);
  return {
    contract,
    version,
    event: { name: 'contract.drafted', at: writing.now, contract, progress: NO_PROGRESS, cooperative, processor, version },
  };
}

/**
 * Writes a draft's terms anew. Whoever has read the earlier text signs nothing with it: its hash is another.
 *
 * @throws DomainError `contract.not_draft`, of `requireSubjects`, of `requireTerms`, `contract.season_over` (in that order)
 */
export function rewriteDraft(before: ContractFacts, draft: ContractDraft, writing: Writing): WrittenContract<ContractDrafted> {
  if (before.contract.state !== 'draft') throw new DomainError('contract.not_draft', { state: before.contract.state });
  const varietyIds = requireSubjects(draft.terms.productId, draft);
  const terms = { ...draft.terms, varietyIds };
  requireTerms(terms);
  requireSeasonAhead(terms.season, writing.today);
  const contract: Contract = { ...before.contract, ...terms };
  const version = writtenBy(contract, terms, writing);
  return { contract, version, event: { ...before, name: 'contract.drafted', at: writing.now, contract, version } };
}

/** Puts a draft to the other side. @throws DomainError `contract.not_draft`, `contract.season_over` */
export function offerContract(
  before: ContractFacts,
  version: ContractVersion,
  at: { today: Day; now: Instant },
): WrittenContract<ContractOffered> {
  if (before.contract.state !== 'draft') throw new DomainError('contract.not_draft', { state: before.contract.state });
  requireSeasonAhead(before.contract.season, at.today);
  const contract: Contract = { ...before.contract, state: CONTRACT_STATES.move(before.contract.state, 'offered') };
  const offered: ContractVersion = { ...version, state: VERSION_STATES.move(version.state, 'offered') };
  return { contract, version: offered, event: { ...before, name: 'contract.offered', at: at.now, contract, version: offered } };
}

/** Takes an offered contract back to a draft, to be written anew; signatures under it count no longer. @throws DomainError `contract.not_offered` */
export function recallContract(before: ContractFacts, version: ContractVersion, now: Instant): WrittenContract<ContractDrafted> {
  if (before.contract.state !== 'offered') throw new DomainError('contract.not_offered', { state: before.contract.state });
  const contract: Contract = { ...before.contract, state: CONTRACT_STATES.move(before.contract.state, 'draft') };
  const draft: ContractVersion = { ...version, state: VERSION_STATES.move(version.state, 'draft'), signatures: [] };
  return { contract, version: draft, event: { ...before, name: 'contract.drafted', at: now, contract, version: draft } };
}

/** Drops a contract that nobody is bound by yet. @throws DomainError `contract.not_offered` when it is in force or over */
export function withdrawContract(before: ContractFacts, version: ContractVersion, now: Instant): WrittenContract<ContractWithdrawn> {
  if (!CONTRACT_STATES.canMove(before.contract.state, 'withdrawn')) {
    throw new DomainError('contract.not_offered', { state: before.contract.state });
  }
  const contract: Contract = { ...before.contract, state: CONTRACT_STATES.move(before.contract.state, 'withdrawn') };
  const gone: ContractVersion = { ...version, state: VERSION_STATES.move(version.state, 'withdrawn') };
  return { contract, version: gone, event: { ...before, name: 'contract.withdrawn', at: now, contract, version: gone } };
}

function writtenBy(contract: Contract, terms: ContractTerms, { by, now, hashOf }: Writing): ContractVersion {
  const { id, version } = contract;
  const termsHash = hashOf(contract, version, terms);
  return { contractId: id, version, terms, termsHash, state: 'draft', paperId: id, proposedBy: by, at: now, signatures: [] };
}
