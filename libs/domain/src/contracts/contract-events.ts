import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { CallOff } from './call-off';
import type { Contract, ContractProgress } from './contract';

/** A contract with everything that its two parties may read of it. */
export interface ContractFacts {
  readonly contract: Contract;
  readonly progress: ContractProgress;
  readonly cooperative: Party;
  readonly processor: Party;
}

interface ContractChange<Name extends string> extends ContractFacts {
  readonly name: Name;
  readonly at: Instant;
}

/** A change of one call-off; the contract is as it stands afterwards. */
interface CallOffChange<Name extends string> extends ContractChange<Name> {
  readonly callOff: CallOff;
}

export type ContractRegistered = ContractChange<'contract.registered'>;
export type ContractEnded = ContractChange<'contract.ended'>;
export type CallOffMade = CallOffChange<'call_off.made'>;
export type CallOffExpired = CallOffChange<'call_off.expired'>;

export type ContractEvent = ContractRegistered | ContractEnded | CallOffMade | CallOffExpired;
