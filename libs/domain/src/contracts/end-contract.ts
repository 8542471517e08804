import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { cleanText } from '../shared/text';
import { isOver } from '../shared/window';
import { type Contract, CONTRACT_STATES } from './contract';
import type { ContractEnded, ContractFacts, ContractFulfilled, ContractTerminated } from './contract-events';

/** Long enough to name the clause and what happened. */
const REASON_LENGTH = { min: 3, max: 500 } as const;

/**
 * Closes a contract whose season has passed: fulfilled when everything committed was confirmed, ended otherwise. Its open call-offs must
 * have run out.
 *
 * @throws DomainError `contract.not_in_force`, `contract.not_due` (in that order): both mean that a sweep came twice or too early
 */
export function endContract(
  before: ContractFacts,
  ending: { today: Day; now: Instant },
): { contract: Contract; event: ContractEnded | ContractFulfilled } {
  const { state, season, agreedKg } = before.contract;
  if (state !== 'in_force') throw new DomainError('contract.not_in_force', { state });
  if (!isOver(season, ending.today)) throw new DomainError('contract.not_due', { seasonTo: season.to, today: ending.today });
  const name = before.progress.confirmedKg >= agreedKg ? 'contract.fulfilled' : 'contract.ended';
  const contract: Contract = {
    ...before.contract,
    state: CONTRACT_STATES.move(state, name === 'contract.fulfilled' ? 'fulfilled' : 'ended'),
  };
  return { contract, event: { ...before, name, at: ending.now, contract } };
}

/**
 * Ends a contract before its season is over, with the reason both will read. Its waiting and open call-offs are the caller's to close.
 *
 * @throws DomainError `contract.not_in_force`, `text.*` (in that order)
 */
export function terminateContract(
  before: ContractFacts,
  ending: { reason: string; now: Instant },
): { contract: Contract; event: ContractTerminated } {
  const { state } = before.contract;
  if (state !== 'in_force') throw new DomainError('contract.not_in_force', { state });
  const reason = cleanText(ending.reason, REASON_LENGTH, 'reason');
  const contract: Contract = { ...before.contract, state: CONTRACT_STATES.move(state, 'terminated') };
  return { contract, event: { ...before, name: 'contract.terminated', at: ending.now, contract, reason } };
}
