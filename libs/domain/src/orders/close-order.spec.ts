import { HANOI_BUYER } from '../identity/samples';
import { anOrder } from './samples';
import { SUNDAY_NOON } from '../shared/samples';
import { dayOf } from '../shared/day';
import { openStock, stockOf } from '../shared/stock';
import { kgOf } from '../shared/weight';
import { cancelOrder } from './cancel-order';
import { expireOrder } from './expire-order';
import { confirmOrder, holdOrder, releaseOrder } from './hold';
import { openKgOfOrder, ORDER_STATES, type OrderState } from './order';

const CLOSED: OrderState[] = ['cancelled', 'expired', 'filled'];
const kg = (value: number) => kgOf(value, 'kg');
const on = (today: string) => ({ buyer: HANOI_BUYER, today: dayOf(today, 'today'), now: SUNDAY_NOON });

test('a cancelled order wants nothing more, but keeps what it was promised', () => {
  const before = anOrder({ stock: stockOf(kg(6_000), kg(1_000), kg(2_000)) });
  const { order, event } = cancelOrder(before, HANOI_BUYER, SUNDAY_NOON);
  expect(order).toEqual({ ...before, state: 'cancelled' });
  expect([openKgOfOrder(before), openKgOfOrder(order)]).toEqual([3_000, 0]);
  expect(event.name).toBe('order.cancelled');
});

test('an order runs out the day after its last delivery day', () => {
  expect(() => expireOrder(anOrder({}), on('2026-06-16'))).toThrow('order.not_due');
  expect(expireOrder(anOrder({}), on('2026-06-17')).order.state).toBe('expired');
});

test.each(CLOSED)('an order that is %s is closed for good', (state) => {
  expect(ORDER_STATES.isFinal(state)).toBe(state !== 'filled'); // a cancelled trade opens it again
  const closed = anOrder({ state });
  expect(() => cancelOrder(closed, HANOI_BUYER, SUNDAY_NOON)).toThrow(expect.objectContaining({ code: 'order.closed', facts: { state } }));
  expect(() => expireOrder(closed, on('2026-06-17'))).toThrow('order.closed');
  expect(() => holdOrder(closed, kg(1))).toThrow('order.closed');
});

test('an order never gets more than it wants (I2), and is filled by its last kilogram', () => {
  const held = holdOrder(anOrder({ stock: openStock(kg(10)) }), kg(10));
  expect(() => holdOrder(held, kg(1))).toThrow('stock.not_enough_open');
  expect(confirmOrder(held, kg(9)).state).toBe('open');
  expect(confirmOrder(confirmOrder(held, kg(9)), kg(1)).state).toBe('filled');
  expect(openKgOfOrder(releaseOrder(held, kg(10)))).toBe(10);
});

test('a yes after the cancellation still counts, without reopening the order', () => {
  const cancelled = cancelOrder(holdOrder(anOrder({ stock: openStock(kg(10)) }), kg(10)), HANOI_BUYER, SUNDAY_NOON).order;
  expect(confirmOrder(cancelled, kg(10))).toMatchObject({ state: 'cancelled', stock: { confirmedKg: 10 } });
});
