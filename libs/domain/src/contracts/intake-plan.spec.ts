import fc from 'fast-check';
import { addDays, type Day } from '../shared/day';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { plusHours, startOfDay } from '../shared/instant';
import { kgOf } from '../shared/weight';
import type { Contract } from './contract';
import { closePlan, openKgOfPlan, requireSeen, setPlan } from './intake-plan';
import { aBand, aPlan, MONDAY_WEEK, sharesOf } from './plan-samples';

const kg = (value: number) => kgOf(value, 'kg');
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
  const contracts = left.map((value, at) => aBand(at, value));
  expect(sharesOf([aPlan({ kg: kg(wanted) })], contracts)).toEqual(expected);
});

test('a band that is partly used counts with what is left, and no contract out of season, out of force or without notice takes part', () => {
  const late = aPlan({ kg: kg(100), submittedAt: plusHours(startOfDay(MONDAY_WEEK), -47) });
  expect(sharesOf([aPlan({ kg: kg(100) })], [aBand(1, 50, { usedKg: 150 }), aBand(2, 150)])).toEqual([25, 75]);
  expect(sharesOf([aPlan({ kg: kg(100) })], [aBand(1, 100, { state: 'ended' }), aBand(2, 100)])).toEqual([100]);
  expect(sharesOf([aPlan({ kg: kg(100) })], [aBand(1, 100, { placeId: 'fac-khac' as Contract['placeId'] })])).toEqual([]);
  expect(sharesOf([late], [aBand(1, 100)])).toEqual([]);
  expect(sharesOf([late], [aBand(1, 100, { noticeHours: 12 })])).toEqual([100]);
});

test('two days never promise the same kilogram', () => {
  const [first, second] = [aPlan({ kg: kg(80) }), aPlan({ id: sampleId(61), day: addDays(MONDAY_WEEK, 1), kg: kg(80) })];
  const contracts = [aBand(1, 60), aBand(2, 40)];
  expect(sharesOf([second, first], contracts, first)).toEqual([48, 32]);
  expect(sharesOf([second, first], contracts, second)).toEqual([12, 8]);
});

test('whoever was quicker is shown: what stands is not what was seen', () => {
  for (const [stands, seen] of [
    [kg(40), kg(40)],
    [null, null],
    [kg(40), undefined],
  ] as const)
    expect(() => requireSeen(MONDAY_WEEK, stands, seen)).not.toThrow();
  for (const [stands, seen] of [
    [kg(40), kg(39)],
    [null, kg(40)],
    [kg(40), null],
  ] as const)
    expect(() => requireSeen(MONDAY_WEEK, stands, seen)).toThrow(
      expect.objectContaining({ code: 'intake_plan.changed', facts: { day: MONDAY_WEEK, kg: stands ?? 0 } }),
    );
});

test('a plan keeps to its fortnight, to the line, and to what rounds have divided', () => {
  const at = { today: SUNDAY, now: SUNDAY_NOON, freeKg: kg(50_000) };
  const set = setPlan(aPlan({ kg: kg(10) }), kg(50_000), { ...at, now: plusHours(SUNDAY_NOON, 1) });
  expect(set).toMatchObject({ kg: 50_000, state: 'open', version: 2, submittedAt: plusHours(SUNDAY_NOON, 1) });
  expect(setPlan(set, kg(0), at).state).toBe('cancelled');
  expect(setPlan(set, kg(40_000), { ...at, now: plusHours(SUNDAY_NOON, 5) }).submittedAt).toBe(set.submittedAt);
  expect(() => setPlan(aPlan({}), kg(50_001), at)).toThrow(
    expect.objectContaining({ code: 'intake_plan.over_capacity', facts: { day: MONDAY_WEEK, freeKg: 50_000 } }),
  );
  expect(() => setPlan(aPlan({ kg: kg(9), allocatedKg: kg(9) }), kg(8), at)).toThrow('intake_plan.below_allocated');
  for (const day of [addDays(SUNDAY, -1), addDays(SUNDAY, 14)] as Day[])
    expect(() => setPlan(aPlan({ day }), kg(1), at)).toThrow(expect.objectContaining({ code: 'intake_plan.day_out_of_range' }));
  expect(openKgOfPlan(aPlan({ kg: kg(9), allocatedKg: kg(4) }))).toBe(5);
  expect(openKgOfPlan(aPlan({ kg: kg(9), state: 'cancelled' }))).toBe(0);
});

test('a plan closes once its day is over, with what nobody brought', () => {
  const plan = aPlan({ kg: kg(900), allocatedKg: kg(650) });
  const closed = closePlan(plan, addDays(MONDAY_WEEK, 1));
  expect(closed).toMatchObject({ unfilledKg: 250, plan: { state: 'closed', version: 2 } });
  expect(openKgOfPlan(closed.plan)).toBe(0);
  expect(() => closePlan(plan, MONDAY_WEEK)).toThrow(expect.objectContaining({ code: 'intake_plan.not_over' }));
  expect(() => closePlan(closed.plan, addDays(MONDAY_WEEK, 1))).toThrow();
});

test('however much is wanted and left, shares never pass the plan nor a band, and no two contracts differ by more than a kilogram from their part', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500_000 }),
      fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 40 }),
      (wanted, left) => {
        const shares =
          sharesOf(
            [aPlan({ kg: kg(wanted) })],
            left.map((value, at) => aBand(at, value)),
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
