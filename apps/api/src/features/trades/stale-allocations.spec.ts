import fc from 'fast-check';
import { aCallOff, aContract } from '@domain/contracts/samples';
import { anOffer } from '@domain/offers/samples';
import { anOrder } from '@domain/orders/samples';
import { SUNDAY_NOON } from '@domain/shared/samples';
import { openStock, stockOf } from '@domain/shared/stock';
import { kgOf } from '@domain/shared/weight';
import { aContractAllocation, anAllocation } from '@domain/trades/samples';
import { wholeOnly, withoutStale } from './stale-allocations';
import type { HeldSources } from './held-sources';

const kg = (value: number) => kgOf(value, 'kg');
const offer = anOffer({ stock: openStock(kg(5_000)) });
const order = anOrder({ stock: openStock(kg(5_000)) });
const callOff = aCallOff({ contractId: aContract({}).contract.id });

function held(change: { offer?: typeof offer; order?: typeof order; contract?: ReturnType<typeof aContract>['contract'] }): HeldSources {
  const contract = change.contract ?? aContract({}).contract;
  return {
    offers: new Map([[offer.id, change.offer ?? offer]]),
    orders: new Map([[order.id, change.order ?? order]]),
    plantDays: new Map(),
    callOffs: new Map([[callOff.id, { callOff, contract }]]),
  };
}

test('what still stands is traded', () => {
  const both = [anAllocation({ kg: kg(1_000) }), aContractAllocation({ kg: kg(4_000) })];
  expect(withoutStale(both, held({}), SUNDAY_NOON)).toEqual(both);
});

test.each([
  ['an offer that was amended', held({ offer: { ...offer, version: 2 } })],
  ['an offer that was withdrawn', held({ offer: { ...offer, state: 'withdrawn' } })],
  ['an offer that is gone', { ...held({}), offers: new Map() }],
  ['an order that was cancelled', held({ order: { ...order, state: 'cancelled' } })],
  ['an order of another version', held({ order: { ...order, version: 2 } })],
  ['an order that has run out', held({ order: { ...order, expiresAt: SUNDAY_NOON } })],
  ['an offer that another trade drew on', held({ offer: { ...offer, stock: stockOf(kg(5_000), kg(1_001), kg(0)) } })],
  ['an order that another trade filled', held({ order: { ...order, stock: stockOf(kg(5_000), kg(0), kg(1_001)) } })],
])('%s is not sold', (_, sources) => {
  expect(withoutStale([anAllocation({ kg: kg(4_000) })], sources, SUNDAY_NOON)).toEqual([]);
});

test('a call-off of a contract that has ended is not served', () => {
  const ended = held({ contract: aContract({ state: 'ended' }).contract });
  expect(withoutStale([aContractAllocation({})], ended, SUNDAY_NOON)).toEqual([]);
});

test('however many allocations come, no offer and no demand gives more than is open, and earlier ones go first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 20 }), (weights) => {
      const allocations = weights.map((weight) => anAllocation({ kg: kg(weight) }));
      const kept = withoutStale(allocations, held({}), SUNDAY_NOON);
      let left = 5_000; // the spec's own account
      const expected = allocations.filter((allocation) => allocation.kg <= left && ((left -= allocation.kg), true));
      expect(kept).toEqual(expected);
    }),
  );
});

test('when a part of an order that is filled whole falls away, the rest of it does too, and what only made sense with it', () => {
  const [first, second] = [anAllocation({ kg: kg(2_000) }), anAllocation({ kg: kg(3_000) })];
  const whole = held({ order: { ...order, allOrNothing: true } });
  expect(wholeOnly([first, second], [first], whole)).toEqual([]);
  expect(wholeOnly([first, second], [first, second], whole)).toEqual([first, second]);
  expect(wholeOnly([first, second], [first], held({}))).toEqual([first]);
  expect(wholeOnly([first, second], [second], held({ offer: { ...offer, allOrNothing: true } }))).toEqual([]);
});
