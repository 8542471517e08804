import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { Kg } from '../shared/weight';
import type { CallOff } from './call-off';
import type { Contract, ContractProgress } from './contract';
import type { ContractVersion } from './contract-version';
import type { ForceMajeure } from './force-majeure';

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

/** A change of one version of the terms: written, put to the other side, signed, taken back. */
interface VersionChange<Name extends string> extends ContractChange<Name> {
  readonly version: ContractVersion;
}

/** A change of one call-off; the contract is as it stands afterwards. */
interface CallOffChange<Name extends string> extends ContractChange<Name> {
  readonly callOff: CallOff;
}

export type ContractRegistered = ContractChange<'contract.registered'>;
export type ContractEnded = ContractChange<'contract.ended'>;
export type ContractFulfilled = ContractChange<'contract.fulfilled'>;
export type ContractTerminated = ContractChange<'contract.terminated'> & { readonly reason: string };
/** The cooperative has posted less than is called of it for the days ahead. */
export type ContractReminded = ContractChange<'contract.reminded'> & { readonly calledKg: Kg; readonly postedKg: Kg };

/** One side says what has struck; with the other's yes a shortfall of those days is nobody's cause. */
export type ForceClaimed = ContractChange<'contract.force_claimed'> & { readonly claim: ForceMajeure };
export type ForceAgreed = ContractChange<'contract.force_agreed'> & { readonly claim: ForceMajeure };

export type ContractDrafted = VersionChange<'contract.drafted'>;
export type ContractOffered = VersionChange<'contract.offered'>;
export type ContractSigned = VersionChange<'contract.signed'>;
/** Both have signed: these terms hold from now on. */
export type ContractInForce = VersionChange<'contract.in_force'>;
export type ContractWithdrawn = VersionChange<'contract.withdrawn'>;
export type AmendmentProposed = VersionChange<'contract.amendment_proposed'>;
export type AmendmentWithdrawn = VersionChange<'contract.amendment_withdrawn'>;

export type CallOffMade = CallOffChange<'call_off.made'>;
/** Above the band: it waits for the cooperative's yes. */
export type CallOffRequested = CallOffChange<'call_off.requested'>;
export type CallOffApproved = CallOffChange<'call_off.approved'>;
export type CallOffDeclined = CallOffChange<'call_off.declined'>;
export type CallOffLapsed = CallOffChange<'call_off.lapsed'>;
export type CallOffAmended = CallOffChange<'call_off.amended'>;
export type CallOffCancelled = CallOffChange<'call_off.cancelled'>;
export type CallOffExpired = CallOffChange<'call_off.expired'>;
/** A round divided an intake plan and drew these kilograms under the contract. */
export type CallOffDrawn = CallOffChange<'call_off.drawn'>;
/** Its day has passed and it is not served; the make-up window runs. */
export type CallOffMissed = CallOffChange<'call_off.missed'>;
export type CallOffReceived = CallOffChange<'call_off.received'> & { readonly deliveredKg: Kg; readonly acceptedKg: Kg };

export type VersionEvent =
  ContractDrafted | ContractOffered | ContractSigned | ContractInForce | ContractWithdrawn | AmendmentProposed | AmendmentWithdrawn;

export type CallOffEvent =
  | CallOffMade
  | CallOffRequested
  | CallOffApproved
  | CallOffDeclined
  | CallOffLapsed
  | CallOffAmended
  | CallOffCancelled
  | CallOffExpired
  | CallOffDrawn
  | CallOffMissed
  | CallOffReceived;

export type ContractEvent =
  | ContractRegistered
  | ContractEnded
  | ContractFulfilled
  | ContractTerminated
  | ContractReminded
  | ForceClaimed
  | ForceAgreed
  | VersionEvent
  | CallOffEvent;
