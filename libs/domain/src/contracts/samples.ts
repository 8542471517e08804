import { DRIED_FRUIT_PLANT, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { GL4, GRADE_1, MANGO, PLANT } from '../offers/samples';
import { dayOf } from '../shared/day';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { openStock } from '../shared/stock';
import { priceOf } from '../shared/unit-price';
import { FIRST_VERSION } from '../shared/version';
import { kgOf, lotKgOf, NO_KG } from '../shared/weight';
import type { CallOff } from './call-off';
import { type Contract, NO_PROGRESS, termsOf } from './contract';
import type { ContractFacts } from './contract-events';
import type { Signatory } from './contract-parties';
import { onePeriod } from './contract-period';
import type { ContractTerms } from './contract-terms';
import { type ContractVersion, signedText } from './contract-version';
import type { ContractDraft, HashOf } from './draft-contract';
import type { CallOffMaking } from './make-call-off';
import type { SettledPrice } from './price-rule';
import type { SignedContract } from './register-contract';

export const COOPERATIVE: Signatory = { ...HAT_LOT_COOPERATIVE, kind: 'cooperative', group: null };
export const PROCESSOR: Signatory = { ...DRIED_FRUIT_PLANT, kind: 'processor', group: null };
const SEASON = { from: dayOf('2026-06-01', 'seasonFrom'), to: dayOf('2026-08-31', 'seasonTo') };
const AGREED = lotKgOf(20_000, 'agreedKg');

/** 20 t ± 10 % of mango for the season of 2026, 48 hours' notice, 8,500 VND/kg. */
export function aSignedContract(change: Partial<SignedContract>): SignedContract {
  return {
    number: '12/2026/HĐBT',
    cooperative: COOPERATIVE,
    processor: PROCESSOR,
    productId: MANGO,
    varieties: [GL4],
    grades: [GRADE_1],
    place: PLANT,
    agreedKg: AGREED,
    toleranceBp: 1_000,
    priceVndPerKg: priceOf(8_500, 'priceVndPerKg'),
    season: SEASON,
    noticeHours: 48,
    ...change,
  };
}

/** The same as terms: one period, its band the tolerance; two hours to say yes, no make-up window. */
export function someTerms(change: Partial<ContractTerms>): ContractTerms {
  return {
    productId: MANGO,
    varietyIds: [GL4.id],
    grades: [{ gradeId: GRADE_1.id, spreadVndPerKg: 0 }],
    placeId: PLANT.id,
    slot: null,
    season: SEASON,
    periods: onePeriod(SEASON, AGREED, 1_000),
    agreedKg: AGREED,
    ceilingKg: lotKgOf(22_000, 'ceilingKg'),
    toleranceBp: 1_000,
    noticeHours: 48,
    confirmHours: 2,
    makeUpDays: 0,
    depositVnd: '0',
    penaltyBp: 500,
    forceMajeure: ['hail', 'flood'],
    price: { kind: 'fixed', vndPerKg: priceOf(8_500, 'priceVndPerKg') },
    area: null,
    areaCodes: [],
    linkage: null,
    ...change,
  };
}

/** The contract once in force, with nothing called off. */
export function aContract(change: Partial<Contract>): ContractFacts {
  const contract: Contract = {
    ...someTerms({}),
    id: sampleId(30),
    number: '12/2026/HĐBT',
    cooperativeId: HAT_LOT_COOPERATIVE.id,
    processorId: DRIED_FRUIT_PLANT.id,
    calledOffKg: NO_KG,
    state: 'in_force',
    version: FIRST_VERSION,
    registeredAt: SUNDAY_NOON,
    ...change,
  };
  return { contract, progress: NO_PROGRESS, cooperative: HAT_LOT_COOPERATIVE, processor: DRIED_FRUIT_PLANT };
}

/** The contract as one side writes it. */
export function aDraft(change: Partial<ContractTerms>): ContractDraft {
  return {
    number: '12/2026/HĐBT',
    cooperative: COOPERATIVE,
    processor: PROCESSOR,
    varieties: [GL4],
    grades: [GRADE_1],
    place: PLANT,
    terms: someTerms(change),
  };
}

/** A stand-in for SHA-256 that tells any two texts apart: the text itself. */
export const textAsHash: HashOf = (contract, version, terms) => signedText(contract, version, terms);

/** The first version of a contract's terms, in a state. */
export function aVersion({ contract }: ContractFacts, change: Partial<ContractVersion>): ContractVersion {
  const terms = termsOf(contract);
  return {
    contractId: contract.id,
    version: contract.version,
    terms,
    termsHash: textAsHash(contract, contract.version, terms),
    state: 'in_force',
    paperId: contract.id,
    proposedBy: contract.processorId,
    at: SUNDAY_NOON,
    signatures: [],
    ...change,
  };
}

/** 8,500 VND/kg, fixed. */
export const SETTLED: SettledPrice = {
  vndPerKg: priceOf(8_500, 'vndPerKg'),
  boundBy: 'fixed',
  referenceDay: null,
  marketVndPerKg: null,
  points: [],
};

/** On Sunday noon, nothing used of the period, every area in order. */
export function aMaking(change: Partial<CallOffMaking>): CallOffMaking {
  return { id: sampleId(40), now: SUNDAY_NOON, usedKg: NO_KG, price: SETTLED, suspendedArea: null, ...change };
}

/** An open call-off of 4 t for 13 June. */
export function aCallOff(change: Partial<CallOff>): CallOff {
  const deliverOn = dayOf('2026-06-13', 'deliverOn');
  return {
    id: sampleId(40),
    contractId: sampleId(30),
    contractVersion: FIRST_VERSION,
    planId: null,
    askedKg: kgOf(4_000, 'kg'),
    stock: openStock(kgOf(4_000, 'kg')),
    price: SETTLED,
    deliverOn,
    deliverUntil: deliverOn,
    state: 'open',
    confirmBy: null,
    missed: false,
    shortfall: null,
    version: FIRST_VERSION,
    submittedAt: SUNDAY_NOON,
    ...change,
  };
}
