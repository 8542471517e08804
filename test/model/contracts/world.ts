import type { CallOff } from '@domain/contracts/call-off';
import { drawnKgOf } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { ContractFacts } from '@domain/contracts/contract-events';
import { periodOf } from '@domain/contracts/contract-period';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import type { ContractVersion } from '@domain/contracts/contract-version';
import { draftContract, offerContract } from '@domain/contracts/draft-contract';
import type { IntakePlan } from '@domain/contracts/intake-plan';
import { progressOf } from '@domain/contracts/progress';
import { aDraft, COOPERATIVE, PROCESSOR, someTerms, textAsHash } from '@domain/contracts/samples';
import { signContract } from '@domain/contracts/sign-contract';
import type { DomainEvent } from '@domain/events';
import type { Offer } from '@domain/offers/offer';
import type { Brand } from '@domain/shared/brand';
import { type Day, dayOf } from '@domain/shared/day';
import type { OrganisationId } from '@domain/shared/ids';
import { dayAt, type Instant } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { sampleId, SUNDAY_NOON } from '@domain/shared/samples';
import { priceOf } from '@domain/shared/unit-price';
import { type Kg, kgOf, NO_KG, plusKg } from '@domain/shared/weight';
import { includesDay } from '@domain/shared/window';
import type { Frozen } from './frozen';

/** What the plant weighed of one call-off. */
interface Weighed {
  readonly deliveredKg: Kg;
  readonly acceptedKg: Kg;
}

/** Everything that the rooms keep, in plain maps: the rules are the domain's own, only locks and rows are missing. */
export interface World {
  now: Instant;
  nextId: number;
  frozen: Frozen | null;
  readonly contracts: Map<string, Contract>;
  readonly versions: Map<string, ContractVersion[]>;
  readonly callOffs: Map<string, CallOff>;
  readonly weighed: Map<string, Weighed>;
  readonly offers: Map<string, Offer>;
  readonly plans: Map<string, IntakePlan>;
  readonly events: DomainEvent[];
}

export const kg = (value: number): Kg => kgOf(value, 'kg');
export const day = (text: string): Day => dayOf(text, 'day');
export const today = (world: World): Day => dayAt(world.now);

/** An id that nobody else has. */
export function freshId<Id extends Brand<string, string>>(world: World): Id {
  return sampleId<Id>(++world.nextId);
}

/** Three weeks in two periods, ± 10 % each, 11 % in all; a day's notice, two days to make up. The price tells the version. */
export function modelTerms(change: Partial<ContractTerms>): ContractTerms {
  const periods = [
    { from: day('2026-06-01'), to: day('2026-06-12'), kg: kg(1_000), band: { percentBp: 1_000, kg: null } },
    { from: day('2026-06-13'), to: day('2026-06-21'), kg: kg(700), band: { percentBp: 1_000, kg: kg(50) } },
  ];
  return someTerms({
    season: { from: day('2026-06-01'), to: day('2026-06-21') },
    periods,
    agreedKg: kg(1_700),
    ceilingKg: kg(1_887),
    toleranceBp: 1_100,
    noticeHours: 24,
    makeUpDays: 2,
    price: { kind: 'fixed', vndPerKg: priceOf(8_001, 'price') },
    ...change,
  });
}

/** Three contracts of three cooperatives with one plant: two signed by both, the third offered and not signed. */
export function aWorld(): World {
  const world: World = {
    now: SUNDAY_NOON,
    nextId: 0,
    frozen: null,
    contracts: new Map(),
    versions: new Map(),
    callOffs: new Map(),
    weighed: new Map(),
    offers: new Map(),
    plans: new Map(),
    events: [],
  };
  for (const nth of [1, 2, 3]) {
    const cooperative = { ...COOPERATIVE, id: sampleId<OrganisationId>(900 + nth) };
    const writing = { by: PROCESSOR.id, today: today(world), now: world.now, hashOf: textAsHash, id: freshId<Contract['id']>(world) };
    const draft = { ...aDraft({}), terms: modelTerms({}), cooperative, number: `${nth}/2026` };
    const drafted = draftContract(draft, writing);
    const offered = offerContract(drafted.event, drafted.version, { today: today(world), now: world.now });
    keep(world, offered.contract, [drafted.event, offered.event]);
    world.versions.set(offered.contract.id, [offered.version]);
    if (nth < 3) for (const party of [PROCESSOR.id, cooperative.id]) signNewest(world, offered.contract.id, party);
  }
  return world;
}

/** A signature under the newest version, as the service takes it. */
export function signNewest(world: World, id: string, party: OrganisationId): void {
  const newest = newestOf(world, id);
  const ask = { party, memberId: sampleId<Parameters<typeof signContract>[2]['memberId']>(90), ...newest };
  const { contract, version, event } = signContract(factsOf(world, id), newest, ask, world.now);
  const before = world.versions.get(id) ?? [];
  const holds = event.name === 'contract.in_force';
  const others = before.slice(0, -1).map((one) => (holds && one.state === 'in_force' ? { ...one, state: 'superseded' as const } : one));
  world.versions.set(id, [...others, version]);
  keep(world, contract, [event]);
}

export function newestOf(world: World, id: string): ContractVersion {
  const newest = world.versions.get(id)?.at(-1);
  invariant(newest !== undefined, 'a contract has a version', { id });
  return newest;
}

/** The terms that a call-off was made under. */
export function termsOfCallOff(world: World, callOff: CallOff): ContractTerms {
  const version = world.versions.get(callOff.contractId)?.find((one) => one.version === callOff.contractVersion);
  invariant(version !== undefined, 'a call-off without its version', { id: callOff.id });
  return version.terms;
}

export function callOffsOf(world: World, contractId: string): CallOff[] {
  return [...world.callOffs.values()].filter((callOff) => callOff.contractId === contractId);
}

/** A contract with its parties and its balance, as the queries read them. */
export function factsOf(world: World, id: string): ContractFacts {
  const contract = world.contracts.get(id);
  invariant(contract !== undefined, 'a contract that the model knows', { id });
  const none: Weighed = { deliveredKg: NO_KG, acceptedKg: NO_KG };
  const progress = progressOf(callOffsOf(world, id).map((callOff) => ({ callOff, ...(world.weighed.get(callOff.id) ?? none) })));
  const cooperative = { id: contract.cooperativeId, name: COOPERATIVE.name, demo: true };
  return { contract, progress, cooperative, processor: PROCESSOR };
}

/** Drawn of the period that a day lies in, by every call-off but one. */
export function usedKg(world: World, contract: Contract, on: Day, except: string | null): Kg {
  if (!includesDay(contract.season, on)) return NO_KG;
  const period = periodOf(contract, on);
  const others = callOffsOf(world, contract.id).filter((one) => one.id !== except && includesDay(period, one.deliverOn));
  return others.reduce((sum, one) => plusKg(sum, drawnKgOf(one)), NO_KG);
}

/** Writes a contract and what was said about it. */
export function keep(world: World, contract: Contract, events: readonly DomainEvent[]): void {
  world.contracts.set(contract.id, contract);
  world.events.push(...events);
}
