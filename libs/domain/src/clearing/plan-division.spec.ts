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

/** Largest remainder in fractions of whole numbers, written apart from the product's: parts of `wanted` in proportion to `left`. */
function byHand(wanted: number, left: readonly number[]): number[] {
  const total = left.reduce((sum, one) => sum + one, 0);
  const given = Math.min(wanted, total);
  const rows = left.map((one, at) => ({
    at,
    whole: Number((BigInt(given) * BigInt(one)) / BigInt(total)),
    rest: (BigInt(given) * BigInt(one)) % BigInt(total),
  }));
  let odd = given - rows.reduce((sum, row) => sum + row.whole, 0);
  for (const row of [...rows].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (odd === 0) break;
    row.whole += 1;
    odd -= 1;
  }
  return rows.map((row) => row.whole);
}

// 300 t over 40 contracts, by hand.
const forty = (left: (at: number) => number) => Array.from({ length: 40 }, (_, at) => left(at));
test.each<[string, readonly number[], readonly number[]]>([
  ['40 bands of 10 t: 7.5 t each', forty(() => 10_000), forty(() => 7_500)],
  ['20 of 20 t and 20 of 10 t: 10 t and 5 t', forty((at) => (at < 20 ? 20_000 : 10_000)), forty((at) => (at < 20 ? 10_000 : 5_000))],
  [
    'one of 160 t and 39 of 10 t: 300 of 550 of each, odd kilograms to the older of equal remainders',
    forty((at) => (at === 0 ? 160_000 : 10_000)),
    forty((at) => (at === 0 ? 87_273 : at <= 21 ? 5_455 : 5_454)),
  ],
  ['40 bands that leave just 300 t give all of it', forty(() => 7_500), forty(() => 7_500)],
  ['40 bands that leave 200 t give all of it, and 100 t stay open', forty(() => 5_000), forty(() => 5_000)],
  [
    'half the bands are used up: the others bear it',
    forty((at) => (at % 2 === 0 ? 0 : 20_000)),
    forty((at) => (at % 2 === 0 ? 0 : 15_000)),
  ],
  [
    'one kilogram left in one band: its 0.77 kg is the largest remainder, the other eleven odd ones go to the oldest',
    forty((at) => (at === 39 ? 1 : 10_000)),
    forty((at) => (at === 39 ? 1 : at < 11 ? 7_693 : 7_692)),
  ],
])('300 t: %s', (_, left, expected) => {
  const bands = left.map((value, at) => aBand(at, value));
  expect(sharesOf([aPlan({ kg: kg(300_000) })], bands)).toEqual(expected);
  expect(byHand(300_000, left)).toEqual(expected);
  // A contract whose band is used up is not put before the kernel.
  const giving = left.filter((one) => one > 0);
  expect(kernelGives(300_000, giving, giving)).toEqual(expected.filter((one) => one > 0));
});

test('300 t over 40 contracts: the kernel gives each what the rule says, reckoned here a second way', () => {
  const remaining = Array.from({ length: 40 }, (_, at) => 3_000 + ((at * 7_919) % 17_000));
  const shares =
    sharesOf(
      [aPlan({ kg: kg(300_000) })],
      remaining.map((value, at) => aBand(at, value)),
    ) ?? [];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(300_000);
  expect(shares).toEqual(byHand(300_000, remaining));
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
  // Said as the rule says it: whoever is under their share has no more fruit, as long as anybody is over theirs.
  const over = given.some((value, at) => value > (shares[at] ?? 0));
  const under = given.flatMap((value, at) => (value < (shares[at] ?? 0) ? [[value, harvest[at]]] : []));
  expect([over, under.length]).toEqual([true, 10]);
  for (const [value, fruit] of under) expect(value).toBe(fruit);
});
