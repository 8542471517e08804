import { aBand, aPlan, sharesOf } from '../contracts/plan-samples';
import { kgOf } from '../shared/weight';
import { clear } from './clear';
import type { ClearingInput } from './clearing-input';
import { SAMPLE_OFFER, SAMPLE_PLAN } from './samples';

// Goal: the rule that every cooperative reads beside its share and the kernel that divides a plan say the same to the kilogram.
const kg = (value: number) => kgOf(value, 'kg');
/** 40 contracts whose fruit lies at the plant's own gate: what the kernel gives is what the rule says and nothing else. */
function kernelGives(planKg: number, remaining: readonly number[], harvest: readonly number[]): number[] {
  const input: ClearingInput = {
    days: 9,
    products: [{ id: 0, freshnessVndPerKgDay: 0, maxHoldDays: 0 }],
    origins: [0],
    destinations: [0],
    lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [0] }],
    intakeCapacity: [],
    offers: harvest.map((value, at) => {
      const own = { id: at, sellerId: at, kg: value, askVndPerKg: 5_000 + at, harvestTo: 8, submittedAt: at };
      return { ...SAMPLE_OFFER, ...own };
    }),
    lines: [],
    intakePlans: [
      {
        ...SAMPLE_PLAN,
        id: 0,
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
      [aPlan({ kg: kg(300_000) })],
      remaining.map((value, at) => aBand(at, value)),
    ) ?? [];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(300_000);
  expect(kernelGives(300_000, remaining, remaining)).toEqual(shares);
});

test('when some have too little fruit, nobody stands under their share while another is over it, unless they have no more', () => {
  const remaining = Array.from({ length: 40 }, (_, at) => 4_000 + ((at * 5_003) % 13_000));
  const shares =
    sharesOf(
      [aPlan({ kg: kg(300_000) })],
      remaining.map((value, at) => aBand(at, value)),
    ) ?? [];
  const harvest = shares.map((share, at) => (at % 4 === 0 ? Math.floor(share / 2) : (remaining[at] ?? 0)));
  const given = kernelGives(300_000, remaining, harvest);
  expect(given.reduce((sum, value) => sum + value, 0)).toBe(300_000);
  given.forEach((value, at) => expect(value).toBeGreaterThanOrEqual(Math.min(shares[at] ?? 0, harvest[at] ?? 0)));
});
