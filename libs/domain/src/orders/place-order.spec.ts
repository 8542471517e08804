import { HANOI_BUYER } from '../identity/samples';
import { GL4, GRADE_1, HAT_LOT, MANGO, PLANT } from '../offers/samples';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { dayOf } from '../shared/day';
import type { GradeId, ProductId, VarietyId } from '../shared/ids';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import { deliveryWindow } from './delivery-window';
import { PLAIN_ORDER } from './order-rules';
import { type OrderAsk, placeOrder } from './place-order';

const PLACING = { id: sampleId<Parameters<typeof placeOrder>[1]['id']>(20), buyer: HANOI_BUYER, today: SUNDAY, now: SUNDAY_NOON };
const LONGAN = 'longan' as ProductId;
const window = (from: string, to: string) => deliveryWindow(dayOf(from, 'from'), dayOf(to, 'to'));

function anAsk(change: Partial<OrderAsk>): OrderAsk {
  return {
    productId: MANGO,
    varieties: [],
    grades: [GRADE_1],
    destinationId: null,
    place: PLANT,
    kg: lotKgOf(6_000, 'kg'),
    limitVndPerKg: priceOf(11_000, 'limitVndPerKg'),
    delivery: window('2026-06-12', '2026-06-16'),
    certificates: [],
    firm: true,
    rules: PLAIN_ORDER,
    ...change,
  };
}

test('6 t of any grade-1 mango are wanted, all of it open', () => {
  const { order, event } = placeOrder(anAsk({}), PLACING);
  expect(order).toMatchObject({ marketId: MANGO, varietyIds: [], gradeIds: [GRADE_1.id], state: 'open', version: 1, firm: true });
  expect(order.stock).toEqual({ totalKg: 6_000, heldKg: 0, confirmedKg: 0 });
  expect(event).toEqual({ name: 'order.placed', at: SUNDAY_NOON, order, buyer: HANOI_BUYER });
});

test('varieties and grades are sets', () => {
  const grade2 = { ...GRADE_1, id: 'mango-grade2' as GradeId };
  const { order } = placeOrder(anAsk({ varieties: [GL4, GL4], grades: [grade2, GRADE_1, grade2] }), PLACING);
  expect(order.varietyIds).toEqual([GL4.id]);
  expect(order.gradeIds).toEqual(['mango-grade1', 'mango-grade2']);
});

test('an order names at least one grade and at most 32 varieties', () => {
  expect(() => placeOrder(anAsk({ grades: [] }), PLACING)).toThrow(expect.objectContaining({ code: 'list.too_short', field: 'gradeIds' }));
  const many = Array.from({ length: 33 }, (_, n) => ({ id: `mango-${n}` as VarietyId, productId: MANGO }));
  expect(() => placeOrder(anAsk({ varieties: many }), PLACING)).toThrow(
    expect.objectContaining({ code: 'list.too_long', field: 'varietyIds' }),
  );
});

test('varieties and grades of another product are refused', () => {
  expect(() => placeOrder(anAsk({ varieties: [{ ...GL4, productId: LONGAN }] }), PLACING)).toThrow(
    expect.objectContaining({ code: 'variety.wrong_product', field: 'varietyIds' }),
  );
  expect(() => placeOrder(anAsk({ grades: [{ ...GRADE_1, productId: LONGAN }] }), PLACING)).toThrow(
    expect.objectContaining({ code: 'grade.wrong_product', field: 'gradeIds' }),
  );
});

test('fruit is not delivered to where it is loaded', () => {
  expect(() => placeOrder(anAsk({ place: HAT_LOT }), PLACING)).toThrow(
    expect.objectContaining({ code: 'place.wrong_kind', field: 'placeId' }),
  );
});

test('delivery lies between today and two months ahead', () => {
  expect(placeOrder(anAsk({ delivery: window('2026-06-07', '2026-06-07') }), PLACING).order.delivery.from).toBe('2026-06-07');
  expect(() => placeOrder(anAsk({ delivery: window('2026-06-06', '2026-06-08') }), PLACING)).toThrow(
    expect.objectContaining({ code: 'window.in_past', field: 'deliverFrom' }),
  );
  expect(() => placeOrder(anAsk({ delivery: window('2026-08-07', '2026-08-08') }), PLACING)).toThrow('window.too_far_ahead');
  expect(() => window('2026-06-08', '2026-06-07')).toThrow(
    expect.objectContaining({ code: 'window.ends_before_start', field: 'deliverTo' }),
  );
  expect(() => window('2026-06-08', '2026-07-09')).toThrow('window.too_long');
});
