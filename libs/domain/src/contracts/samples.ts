import { DRIED_FRUIT_PLANT, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { GL4, GRADE_1, MANGO, PLANT } from '../offers/samples';
import { dayOf } from '../shared/day';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { priceOf } from '../shared/unit-price';
import { lotKgOf, NO_KG } from '../shared/weight';
import type { Contract } from './contract';
import type { ContractFacts } from './contract-events';
import type { Signatory, SignedContract } from './register-contract';

const COOPERATIVE: Signatory = { ...HAT_LOT_COOPERATIVE, kind: 'cooperative', group: null };
const PROCESSOR: Signatory = { ...DRIED_FRUIT_PLANT, kind: 'processor', group: null };

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
    agreedKg: lotKgOf(20_000, 'agreedKg'),
    toleranceBp: 1_000,
    priceVndPerKg: priceOf(8_500, 'priceVndPerKg'),
    season: { from: dayOf('2026-06-01', 'seasonFrom'), to: dayOf('2026-08-31', 'seasonTo') },
    noticeHours: 48,
    ...change,
  };
}

/** The same contract once registered, with nothing called off. */
export function aContract(change: Partial<Contract>): ContractFacts {
  const signed = aSignedContract({});
  const contract: Contract = {
    id: sampleId(30),
    number: signed.number,
    cooperativeId: signed.cooperative.id,
    processorId: signed.processor.id,
    productId: MANGO,
    varietyIds: [GL4.id],
    gradeIds: [GRADE_1.id],
    placeId: PLANT.id,
    agreedKg: signed.agreedKg,
    toleranceBp: signed.toleranceBp,
    priceVndPerKg: signed.priceVndPerKg,
    season: signed.season,
    noticeHours: signed.noticeHours,
    calledOffKg: NO_KG,
    state: 'in_force',
    version: 1,
    registeredAt: SUNDAY_NOON,
    ...change,
  };
  const progress = { heldKg: NO_KG, confirmedKg: NO_KG };
  return { contract, progress, cooperative: HAT_LOT_COOPERATIVE, processor: DRIED_FRUIT_PLANT };
}
