import fc from 'fast-check';
import { addDays, dayOf } from '../shared/day';
import { dealDays } from './deal-days';

const day = (text: string) => dayOf(text, 'day');
const MONDAY = day('2026-06-08');

test('picked on the first day that fits, never before today', () => {
  const bounds = {
    harvest: { from: day('2026-06-12'), to: day('2026-06-14') },
    delivery: { from: day('2026-06-10'), to: day('2026-06-16') },
    transitDays: 1,
    maxHoldDays: 2,
    today: MONDAY,
  };
  expect(dealDays(bounds)).toEqual({ pickUpOn: '2026-06-12', deliverOn: '2026-06-13' });
  expect(dealDays({ ...bounds, today: day('2026-06-13') })).toEqual({ pickUpOn: '2026-06-13', deliverOn: '2026-06-14' });
  expect(dealDays({ ...bounds, delivery: { from: MONDAY, to: day('2026-06-12') } })).toBeNull();
  expect(dealDays({ ...bounds, delivery: { from: day('2026-06-18'), to: day('2026-06-20') } })).toBeNull();
});

test('it finds a pair of days if and only if there is one', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 8 }));
  const ways = fc.record({ pick: span, want: span, transitDays: fc.nat(4), maxHoldDays: fc.nat(4), now: fc.nat(10) });
  fc.assert(
    fc.property(ways, ({ pick, want, transitDays, maxHoldDays, now }) => {
      const window = ([from, length]: [number, number]) => ({ from: addDays(MONDAY, from), to: addDays(MONDAY, from + length) });
      const bounds = { harvest: window(pick), delivery: window(want), transitDays, maxHoldDays, today: addDays(MONDAY, now) };
      const found = Array.from({ length: 60 }, (_, n) => addDays(MONDAY, n)).find(
        (load) =>
          load >= bounds.today &&
          load >= bounds.harvest.from &&
          load <= addDays(bounds.harvest.to, maxHoldDays) &&
          addDays(load, transitDays) >= bounds.delivery.from &&
          addDays(load, transitDays) <= bounds.delivery.to,
      );
      expect(dealDays(bounds)?.pickUpOn ?? null).toBe(found ?? null);
    }),
  );
});
