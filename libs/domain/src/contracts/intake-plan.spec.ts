import fc from 'fast-check';
import { addDays, type Day } from '../shared/day';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { instantOf, plusHours, startOfDay } from '../shared/instant';
import { kgOf } from '../shared/weight';
import type { Contract } from './contract';
import { onePeriod } from './contract-period';
import { type BandUse, dividePlans, type IntakePlan, openKgOfPlan, setPlan } from './intake-plan';
import { aContract } from './samples';

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

// By hand: 100 t over bands that leave 100, 60 and 40 t are 50, 30 and 20 t; and so on.
test.each<[string, number, readonly number[], readonly number[]]>([
  ['in proportion to what each band leaves', 100_000, [100_000, 60_000, 40_000], [50_000, 30_000, 20_000]],
  ['everyone gives all of it when the plan wants more than there is', 300_000, [100_000, 60_000, 40_000], [100_000, 60_000, 40_000]],
  ['one odd kilogram to the largest remainder', 100, [1, 1, 1].map((x) => x * 100), [34, 33, 33]],
  ['two odd kilograms to the two largest remainders', 200, [100, 110, 120], [60, 67, 73]],
  ['equal remainders: the older contract first', 2, [7, 7, 7], [1, 1, 0]],
  ['an empty band has no share', 10, [0, 30], [0, 10]],
  ['nothing is wanted', 0, [10, 10], [0, 0]],
])('%s', (_, wanted, left, expected) => {
  const contracts = left.map((value, at) => contract(at, value));
  expect(sharesOf([plan({ kg: kg(wanted) })], contracts)).toEqual(expected);
});

test('a band that is partly used counts with what is left, and no contract out of season, out of force or without notice takes part', () => {
  const late = plan({ kg: kg(100), submittedAt: plusHours(startOfDay(MONDAY_WEEK), -47) });
  expect(sharesOf([plan({ kg: kg(100) })], [contract(1, 50, 150), contract(2, 150)])).toEqual([25, 75]);
  expect(sharesOf([plan({ kg: kg(100) })], [contract(1, 100, 0, { state: 'ended' }), contract(2, 100)])).toEqual([100]);
  expect(sharesOf([plan({ kg: kg(100) })], [contract(1, 100, 0, { placeId: 'fac-khac' as Contract['placeId'] })])).toEqual([]);
  expect(sharesOf([late], [contract(1, 100)])).toEqual([]);
  expect(sharesOf([late], [contract(1, 100, 0, { noticeHours: 12 })])).toEqual([100]);
});

test('two days never promise the same kilogram', () => {
  const [first, second] = [plan({ kg: kg(80) }), plan({ id: sampleId(61), day: addDays(MONDAY_WEEK, 1), kg: kg(80) })];
  const contracts = [contract(1, 60), contract(2, 40)];
  expect(sharesOf([second, first], contracts, first)).toEqual([48, 32]);
  expect(sharesOf([second, first], contracts, second)).toEqual([12, 8]);
});

test('a plan keeps to its fortnight, to the line, and to what rounds have divided', () => {
  const at = { today: SUNDAY, now: SUNDAY_NOON, freeKg: kg(50_000) };
  const set = setPlan(plan({ kg: kg(10) }), kg(50_000), { ...at, now: plusHours(SUNDAY_NOON, 1) });
  expect(set).toMatchObject({ kg: 50_000, state: 'open', version: 2, submittedAt: plusHours(SUNDAY_NOON, 1) });
  expect(setPlan(set, kg(0), at).state).toBe('cancelled');
  expect(setPlan(set, kg(40_000), { ...at, now: plusHours(SUNDAY_NOON, 5) }).submittedAt).toBe(set.submittedAt);
  expect(() => setPlan(plan({}), kg(50_001), at)).toThrow(
    expect.objectContaining({ code: 'intake_plan.over_capacity', facts: { day: MONDAY_WEEK, freeKg: 50_000 } }),
  );
  expect(() => setPlan(plan({ kg: kg(9), allocatedKg: kg(9) }), kg(8), at)).toThrow('intake_plan.below_allocated');
  for (const day of [addDays(SUNDAY, -1), addDays(SUNDAY, 14)] as Day[])
    expect(() => setPlan(plan({ day }), kg(1), at)).toThrow(expect.objectContaining({ code: 'intake_plan.day_out_of_range' }));
  expect(openKgOfPlan(plan({ kg: kg(9), allocatedKg: kg(4) }))).toBe(5);
  expect(openKgOfPlan(plan({ kg: kg(9), state: 'cancelled' }))).toBe(0);
});

test('however much is wanted and left, shares never pass the plan nor a band, and no two contracts differ by more than a kilogram from their part', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500_000 }),
      fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 40 }),
      (wanted, left) => {
        const shares =
          sharesOf(
            [plan({ kg: kg(wanted) })],
            left.map((value, at) => contract(at, value)),
          ) ?? [];
        const total = left.reduce((sum, value) => sum + value, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.min(wanted, total));
        shares.forEach((share, at) => {
          const exact = total === 0 ? 0 : Math.min(1, wanted / total) * (left[at] ?? 0);
          expect(Math.abs(share - exact)).toBeLessThan(1 + 1e-6);
          expect(share).toBeLessThanOrEqual(left[at] ?? 0);
        });
      },
    ),
  );
});
