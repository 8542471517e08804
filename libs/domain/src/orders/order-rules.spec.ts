import { plusMs } from '../shared/instant';
import type { GradeId } from '../shared/ids';
import { SUNDAY_NOON } from '../shared/samples';
import { costOf, priceOf } from '../shared/unit-price';
import { kgOf } from '../shared/weight';
import { deliveredLimit, limitForGrades, type OrderRules, PLAIN_ORDER, requireOrderRules } from './order-rules';

const [G1, G2, G3] = ['grade1', 'grade2', 'grade3'] as [GradeId, GradeId, GradeId];
const order = { kg: kgOf(6_000, 'kg'), gradeIds: [G1, G2], limitVndPerKg: priceOf(11_000, 'limit'), now: SUNDAY_NOON };
const less = (gradeId: GradeId, vnd: number) => ({ gradeId, lessVndPerKg: costOf(vnd, 'less') });
const rules = (change: Partial<OrderRules>) => () => requireOrderRules({ ...PLAIN_ORDER, ...change }, order);
const kg = (value: number) => kgOf(value, 'kg');

test('an order may ask for grades at a spread, parts of a size and an hour to run out', () => {
  expect(
    rules({ gradeSpread: [less(G2, 1_500)], minLotKg: kg(500), maxPerSellerKg: kg(2_000), expiresAt: plusMs(SUNDAY_NOON, 3_600_000) }),
  ).not.toThrow();
  expect(rules({ allOrNothing: true })).not.toThrow();
});

test.each([
  ['a reduction for a grade that is not wanted', { gradeSpread: [less(G3, 100)] }, 'order.spread_invalid'],
  ['a grade reduced twice', { gradeSpread: [less(G2, 100), less(G2, 200)] }, 'order.spread_invalid'],
  ['a reduction that leaves nothing', { gradeSpread: [less(G2, 11_000)] }, 'order.spread_invalid'],
  ['a delivery of more than is wanted', { minLotKg: kg(6_001) }, 'order.min_out_of_range'],
  ['a most below the least', { minLotKg: kg(500), maxPerSellerKg: kg(499) }, 'order.max_out_of_range'],
  ['a most of more than is wanted', { maxPerSellerKg: kg(6_001) }, 'order.max_out_of_range'],
  ['all or nothing with a most for one seller', { allOrNothing: true, maxPerSellerKg: kg(6_000) }, 'order.whole_with_max'],
  ['an end that has passed', { expiresAt: SUNDAY_NOON }, 'order.expiry_out_of_range'],
])('%s is refused', (_, change, code) => {
  expect(rules(change)).toThrow(code);
});

test('fruit counts as the dearest wanted grade that it may be delivered as', () => {
  const asked = { ...order, gradeSpread: [less(G1, 200), less(G2, 1_500)] };
  expect(limitForGrades(asked, [G1, G2])).toBe(10_800);
  expect(limitForGrades(asked, [G2])).toBe(9_500);
  expect(limitForGrades(asked, [G3])).toBeNull();
});

test('a limit at the farm gate allows the freight on top', () => {
  expect(deliveredLimit('delivered', 11_000, 600)).toBe(11_000);
  expect(deliveredLimit('farm_gate', 11_000, 600)).toBe(11_600);
});
