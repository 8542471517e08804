import { canonical } from '../shared/canonical';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { termsOf } from './contract';
import type { AmendmentProposed, AmendmentWithdrawn, ContractFacts } from './contract-events';
import { type ContractSubjects, requireSeasonAhead, requireSubjects } from './contract-parties';
import type { ContractTerms } from './contract-terms';
import { type ContractVersion, VERSION_STATES } from './contract-version';
import type { HashOf } from './draft-contract';
import { requireTerms } from './require-terms';

/** New terms and who proposes them. */
export interface AmendmentAsk extends ContractSubjects {
  readonly terms: ContractTerms;
  readonly by: OrganisationId;
}

/**
 * Puts new terms to the other side. The old ones bind until both have signed; nothing that was called off before changes.
 *
 * Product and plant stay: another fruit or another plant is another contract.
 * @throws DomainError `contract.not_in_force`, `contract.amendment_open`, of `requireSubjects`, of `requireTerms`,
 * `contract.season_over`, `contract.amendment_below_called`, `contract.no_change` (in that order)
 */
export function proposeAmendment(
  before: ContractFacts,
  newest: ContractVersion,
  ask: AmendmentAsk,
  at: { today: Day; now: Instant; hashOf: HashOf; paperId: string },
): { version: ContractVersion; event: AmendmentProposed } {
  const { contract } = before;
  if (contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: contract.state });
  if (newest.state === 'offered') throw new DomainError('contract.amendment_open', { version: newest.version });
  const varietyIds = requireSubjects(contract.productId, ask);
  const terms: ContractTerms = { ...ask.terms, varietyIds, productId: contract.productId, placeId: contract.placeId };
  requireTerms(terms);
  requireSeasonAhead(terms.season, at.today);
  const { calledOffKg } = contract;
  if (calledOffKg > terms.ceilingKg)
    throw new DomainError('contract.amendment_below_called', { calledOffKg, ceilingKg: terms.ceilingKg }, 'ceilingKg');
  if (canonical(terms) === canonical(termsOf(contract))) throw new DomainError('contract.no_change', {});
  const number = newest.version + 1;
  const version: ContractVersion = {
    contractId: contract.id,
    version: number,
    terms,
    termsHash: at.hashOf(contract, number, terms),
    state: 'offered',
    paperId: at.paperId,
    proposedBy: ask.by,
    at: at.now,
    signatures: [],
  };
  return { version, event: { ...before, name: 'contract.amendment_proposed', at: at.now, version } };
}

/** Takes a proposed amendment back, or says no to it: the terms in force go on. @throws DomainError `contract.not_offered` */
export function withdrawAmendment(
  before: ContractFacts,
  newest: ContractVersion,
  now: Instant,
): { version: ContractVersion; event: AmendmentWithdrawn } {
  if (newest.state !== 'offered' || before.contract.state !== 'in_force') throw new DomainError('contract.not_offered', {});
  const version: ContractVersion = { ...newest, state: VERSION_STATES.move(newest.state, 'withdrawn') };
  return { version, event: { ...before, name: 'contract.amendment_withdrawn', at: now, version } };
}
