import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { isOver } from '../shared/window';
import { type Contract, CONTRACT_STATES } from './contract';
import type { ContractEnded, ContractFacts } from './contract-events';

/**
 * Ends a contract whose season has passed. Open call-offs lie inside the season, so they run out on their own.
 *
 * @throws DomainError `contract.not_in_force`, `contract.not_due` (in that order): both mean that a sweep came twice or too early
 */
export function endContract(before: ContractFacts, ending: { today: Day; now: Instant }): { contract: Contract; event: ContractEnded } {
  const { state, season } = before.contract;
  if (state !== 'in_force') throw new DomainError('contract.not_in_force', { state });
  if (!isOver(season, ending.today)) throw new DomainError('contract.not_due', { seasonTo: season.to, today: ending.today });
  const contract: Contract = { ...before.contract, state: CONTRACT_STATES.move(state, 'ended') };
  return { contract, event: { ...before, name: 'contract.ended', at: ending.now, contract } };
}
