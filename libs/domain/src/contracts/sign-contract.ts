import { DomainError } from '../shared/domain-error';
import type { MemberId, OrganisationId } from '../shared/ids';
import { dayAt, type Instant } from '../shared/instant';
import { type Contract, CONTRACT_STATES } from './contract';
import type { ContractFacts, ContractInForce, ContractSigned } from './contract-events';
import { requireSeasonAhead } from './contract-parties';
import { type ContractSignature, type ContractVersion, VERSION_STATES } from './contract-version';

/** What a member signs: the version and the very text that stood on the screen. */
export interface SigningAsk {
  readonly party: OrganisationId;
  readonly memberId: MemberId;
  readonly version: number;
  readonly termsHash: string;
}

/** What became of a signature. With the second one the version holds, and an earlier version is superseded. */
export interface Signed {
  readonly contract: Contract;
  readonly version: ContractVersion;
  readonly event: ContractSigned | ContractInForce;
}

/**
 * Takes one side's signature under an offered version. Each side signs once; with both the terms are in force from that moment, and
 * call-offs made before keep theirs. What was put forward and not signed before the contract or its season was over is signed no more.
 *
 * @throws DomainError `contract.not_offered`, `contract.not_in_force`, `contract.season_over`, `contract.terms_changed`,
 * `contract.already_signed`, `contract.amendment_below_called` (in that order)
 */
export function signContract(before: ContractFacts, offered: ContractVersion | null, ask: SigningAsk, now: Instant): Signed {
  const { contract } = before;
  if (offered?.state !== 'offered') throw new DomainError('contract.not_offered', {});
  if (contract.state !== 'offered' && contract.state !== 'in_force')
    throw new DomainError('contract.not_in_force', { state: contract.state });
  requireSeasonAhead(offered.terms.season, dayAt(now));
  if (offered.version !== ask.version || offered.termsHash !== ask.termsHash)
    throw new DomainError('contract.terms_changed', { version: offered.version });
  if (signatureOf(offered, ask.party)) throw new DomainError('contract.already_signed', {});
  requireCovered(contract, offered);
  const signature: ContractSignature = { party: ask.party, memberId: ask.memberId, termsHash: ask.termsHash, at: now };
  const signed: ContractVersion = { ...offered, signatures: [...standingSignatures(offered), signature] };
  const both = [contract.cooperativeId, contract.processorId].every((party) => signatureOf(signed, party));
  if (!both) return { contract, version: signed, event: { ...before, name: 'contract.signed', at: now, version: signed } };
  const version: ContractVersion = { ...signed, state: VERSION_STATES.move(signed.state, 'in_force') };
  const holding: Contract = {
    ...contract,
    ...version.terms,
    version: version.version,
    state: contract.state === 'in_force' ? 'in_force' : CONTRACT_STATES.move(contract.state, 'in_force'),
  };
  return { contract: holding, version, event: { ...before, name: 'contract.in_force', at: now, contract: holding, version } };
}

/** The signature of a party under the text as it stands; one under an earlier text does not count. */
export function signatureOf(version: ContractVersion, party: OrganisationId): ContractSignature | undefined {
  return standingSignatures(version).find((signature) => signature.party === party);
}

function standingSignatures(version: ContractVersion): ContractSignature[] {
  return version.signatures.filter((signature) => signature.termsHash === version.termsHash);
}

/** What is called off already must fit under the new ceiling: more may have been called since the amendment was written. */
function requireCovered({ calledOffKg }: Contract, { terms }: ContractVersion): void {
  if (calledOffKg > terms.ceilingKg)
    throw new DomainError('contract.amendment_below_called', { calledOffKg, ceilingKg: terms.ceilingKg }, 'ceilingKg');
}
