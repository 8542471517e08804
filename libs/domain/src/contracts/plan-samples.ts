import { addDays } from '../shared/day';
import { instantOf } from '../shared/instant';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { kgOf } from '../shared/weight';
import type { Contract } from './contract';
import { onePeriod } from './contract-period';
import { type BandUse, dividePlans, type IntakePlan } from './intake-plan';
import { aContract } from './samples';

const kg = (value: number) => kgOf(value, 'kg');
export const MONDAY_WEEK = addDays(SUNDAY, 8);

/** A plan of 0 kg for Monday week, at the processor's own plant. */
export function aPlan(change: Partial<IntakePlan>): IntakePlan {
  const { processorId, placeId, productId } = aContract({}).contract;
  return {
    id: sampleId(60),
    processorId,
    placeId,
    productId,
    day: MONDAY_WEEK,
    kg: kg(0),
    allocatedKg: kg(0),
    state: 'open',
    version: 1,
    submittedAt: SUNDAY_NOON,
    ...change,
  };
}

/** The nth contract, older first, with so many kilograms left in its band, and nothing drawn but `usedKg`. */
export function aBand(n: number, leftKg: number, changes?: Partial<Contract> & { readonly usedKg?: number }): BandUse {
  const { season } = aContract({}).contract;
  const { usedKg: used = 0, ...change } = changes ?? {};
  const agreed = kg(leftKg + used);
  const terms = { agreedKg: agreed, ceilingKg: agreed, toleranceBp: 0, periods: onePeriod(season, agreed, 0) };
  return {
    contract: {
      ...aContract({}).contract,
      ...terms,
      id: sampleId(1_000 + n),
      registeredAt: instantOf(SUNDAY_NOON - 10_000 + n),
      calledOffKg: kg(used),
      ...change,
    },
    usedKg: () => kg(used),
  };
}

/** What the rule gives each contract of one of the plans, the first unless named. */
export function sharesOf(plans: readonly IntakePlan[], contracts: readonly BandUse[], of?: IntakePlan) {
  return dividePlans(plans, contracts)
    .get((of ?? plans[0])?.id ?? sampleId(60))
    ?.map((part) => part.shareKg);
}
