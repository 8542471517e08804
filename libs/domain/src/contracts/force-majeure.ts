import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { OrganisationId } from '../shared/ids';
import type { Contract } from './contract';
import type { ForceMajeureCause } from './contract-terms';

/** What one side says has struck. It frees a party of its duty only once the other side has said yes to it. */
export interface ForceMajeure {
  readonly id: string;
  readonly cause: ForceMajeureCause;
  readonly from: Day;
  readonly to: Day;
  readonly claimedBy: OrganisationId;
  readonly agreed: boolean;
}

/**
 * Claims a force majeure that the contract names. Source: Commercial Law 2005, article 294.
 *
 * @throws DomainError `contract.not_in_force`, `contract.cause_unknown`, `window.ends_before_start` (in that order)
 */
export function claimForceMajeure(
  contract: Pick<Contract, 'state' | 'forceMajeure'>,
  claim: { id: string; cause: string; from: Day; to: Day; by: OrganisationId },
): ForceMajeure {
  if (contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: contract.state });
  const cause = contract.forceMajeure.find((one) => one === claim.cause);
  if (cause === undefined) throw new DomainError('contract.cause_unknown', {}, 'cause');
  if (claim.to < claim.from) throw new DomainError('window.ends_before_start', { from: claim.from, to: claim.to }, 'to');
  return { id: claim.id, cause, from: claim.from, to: claim.to, claimedBy: claim.by, agreed: false };
}

/** The other side's yes. @throws DomainError `contract.claim_not_found` for a claim that is not there, one's own, or agreed already */
export function agreeForceMajeure(claim: ForceMajeure | undefined, by: OrganisationId): ForceMajeure {
  if (claim === undefined || claim.claimedBy === by || claim.agreed) throw new DomainError('contract.claim_not_found', {});
  return { ...claim, agreed: true };
}
