import { dividePlans, type BandUse, type IntakePlan } from '../contracts/intake-plan';
import type { Contract } from '../contracts/contract';
import { onePeriod } from '../contracts/contract-period';
import { aContract } from '../contracts/samples';
import { addDays } from '../shared/day';
import { instantOf } from '../shared/instant';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { kgOf } from '../shared/weight';
import { clear } from './clear';
import type { ClearingInput } from './clearing-input';

// Goal: the rule that every cooperative reads beside its share and the kernel that divides a plan say the same to the kilogram.
const kg = (value: number) => kgOf(value, 'kg');
const MONDAY_WEEK = addDays(SUNDAY, 8);
const plan = (change: Partial<IntakePlan>): IntakePlan => {
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
};
/** The nth contract, older first, with so many kilograms left in its band, and nothing drawn but `used`. */
const contract = (n: number, leftKg: number, used = 0, change: Partial<Contract> = {}): BandUse => {
  const { season } = aContract({}).contract;
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
};
const sharesOf = (plans: readonly IntakePlan[], contracts: readonly BandUse[], of = plans[0]) =>
  dividePlans(plans, contracts)
    .get(of?.id ?? sampleId(60))
    ?.map((part) => part.shareKg);

/** 40 contracts whose fruit lies at the plant's own gate: what the kernel gives is what the rule says and nothing else. */
function kernelGives(planKg: number, remaining: readonly number[], harvest: readonly number[]): number[] {
  const input: ClearingInput = {
    days: 9,
    products: [{ id: 0, freshnessVndPerKgDay: 0, maxHoldDays: 0 }],
    origins: [0],
    destinations: [0],
    lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [0] }],
    intakeCapacity: [],
    offers: harvest.map((value, at) => ({
      id: at,
      sellerId: at,
      sellerGroup: 0,
      originId: 0,
      productId: 0,
      variety: 0,
      grade: 0,
      certLow: 0,
      certHigh: 0,
      marketMask: 1,
      kg: value,
      askVndPerKg: 5_000 + at,
      harvestFrom: 0,
      harvestTo: 8,
      submittedAt: at,
      minLotKg: 0,
      allOrNothing: false,
    })),
    lines: [],
    intakePlans: [
      {
        id: 0,
        buyerGroup: 0,
        destinationId: 0,
        productId: 0,
        varietyMask: 1,
        gradeMask: 1,
        certLow: 0,
        certHigh: 0,
        market: 0,
        day: 8,
        kg: planKg,
        submittedAt: 99,
        contracts: remaining.map((value, at) => ({
          contractId: at,
          sellerId: at,
          remainingKg: value,
          bidVndPerKg: 9_000,
          contractPriceVndPerKg: 8_500,
          submittedAt: at,
        })),
      },
    ],
  };
  const given = remaining.map(() => 0);
  for (const fill of clear(input).planFills) given[fill.contractId] = (given[fill.contractId] ?? 0) + fill.kg;
  return given;
}

test('300 t over 40 contracts: the kernel gives each what the rule says, reckoned here a second way', () => {
  const remaining = Array.from({ length: 40 }, (_, at) => 3_000 + ((at * 7_919) % 17_000));
  const shares =
    sharesOf(
      [plan({ kg: kg(300_000) })],
      remaining.map((value, at) => contract(at, value)),
    ) ?? [];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(300_000);
  expect(kernelGives(300_000, remaining, remaining)).toEqual(shares);
});

test('when some have too little fruit, nobody stands under their share while another is over it, unless they have no more', () => {
  const remaining = Array.from({ length: 40 }, (_, at) => 4_000 + ((at * 5_003) % 13_000));
  const shares =
    sharesOf(
      [plan({ kg: kg(300_000) })],
      remaining.map((value, at) => contract(at, value)),
    ) ?? [];
  const harvest = shares.map((share, at) => (at % 4 === 0 ? Math.floor(share / 2) : (remaining[at] ?? 0)));
  const given = kernelGives(300_000, remaining, harvest);
  expect(given.reduce((sum, value) => sum + value, 0)).toBe(300_000);
  given.forEach((value, at) => expect(value).toBeGreaterThanOrEqual(Math.min(shares[at] ?? 0, harvest[at] ?? 0)));
});
