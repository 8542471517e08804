import fc from 'fast-check';
import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { aContractAllocation, anAllocation } from './samples';
import { dayOf } from '../shared/day';
import { plusHours } from '../shared/instant';
import { costOf, priceOf } from '../shared/unit-price';
import { kgOf } from '../shared/weight';
import { type Allocation, makeTrade } from './make-trade';
import { kindOf, sideOf, type Trade } from './trade';

const MAKING = { id: sampleId<Trade['id']>(50), now: SUNDAY_NOON, confirmWithinMs: 2 * 3_600_000 };
const make = (allocation: Allocation) => makeTrade(allocation, MAKING);
const firm = (seller: boolean, buyer: boolean): Allocation => {
  const { supply, demand } = anAllocation({});
  return anAllocation({ supply: { ...supply, firm: seller }, demand: { ...demand, firm: buyer } });
};

test('4 t at 9,200 and 300 of freight cost the buyer 9,500 a kilogram', () => {
  const { trade } = make(anAllocation({}));
  expect(trade.prices).toEqual({ farmGateVndPerKg: 9_200, freightVndPerKg: 300, deliveredVndPerKg: 9_500 });
  expect(trade).toMatchObject({ kg: 4_000, roundNumber: 7, version: 1, confirmBy: plusHours(SUNDAY_NOON, 2), confirmation: null });
  expect(kindOf(trade)).toBe('spot');
});

test.each([
  [false, false, 'held', 'hold'],
  [true, false, 'held', 'hold'],
  [false, true, 'held', 'hold'],
  [true, true, 'confirmed', 'hold_and_confirm'],
])('with a firm seller %p and a firm buyer %p a spot trade is %s', (seller, buyer, state, move) => {
  const { trade, effect } = make(firm(seller, buyer));
  expect(trade.state).toBe(state);
  expect(trade.sellerConfirmedAt).toBe(seller ? SUNDAY_NOON : null);
  expect(trade.buyerConfirmedAt).toBe(buyer ? SUNDAY_NOON : null);
  expect(effect).toMatchObject({ move, kg: 4_000, offerId: sampleId(10), demand: { kind: 'order', orderId: sampleId(20) } });
});

test('a call-off binds both sides at the price of the contract, even below the ask', () => {
  const { trade, effect } = make(aContractAllocation({}));
  expect(trade).toMatchObject({ state: 'confirmed', sellerConfirmedAt: SUNDAY_NOON, buyerConfirmedAt: SUNDAY_NOON });
  expect(trade.prices.farmGateVndPerKg).toBeLessThan(trade.supply.askVndPerKg);
  expect(effect).toMatchObject({ move: 'hold_and_confirm', demand: { kind: 'call_off', callOffId: sampleId(40) } });
  expect(kindOf(trade)).toBe('contract');
});

test('a call-off settles at nothing but the contract price', () => {
  const dearer = aContractAllocation({ farmGateVndPerKg: priceOf(8_501, 'farmGateVndPerKg') });
  expect(() => make(dearer)).toThrow('another price than its contract');
});

test('nobody sells below the ask or pays above the limit (I4)', () => {
  const prices = fc.record({
    farmGate: fc.integer({ min: 8_000, max: 12_000 }),
    freight: fc.integer({ min: 0, max: 2_000 }),
    age: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(prices, ({ farmGate, freight, age }) => {
      const allocation = anAllocation({
        farmGateVndPerKg: priceOf(farmGate, 'farmGateVndPerKg'),
        freightVndPerKg: costOf(freight, 'freightVndPerKg'),
        ageVndPerKg: costOf(age, 'ageVndPerKg'),
      });
      const fair = farmGate >= 9_000 && farmGate + freight + age <= 11_000;
      if (fair) expect(make(allocation).trade.prices.deliveredVndPerKg).toBe(farmGate + freight);
      else expect(() => make(allocation)).toThrow(/below the ask|above the limit/);
    }),
  );
});

test('owners never trade with themselves (I3)', () => {
  const { supply, demand } = anAllocation({});
  const sister = { id: demand.party.id, group: 'dong-giao' };
  const sisters = anAllocation({
    supply: { ...supply, party: { ...supply.party, group: 'dong-giao' } },
    demand: { ...demand, party: sister },
  });
  expect(() => make(sisters)).toThrow('one owner on both sides');
  expect(() => make(anAllocation({ demand: { ...demand, party: supply.party } }))).toThrow('one owner on both sides');
});

test('a trade has kilograms, and is picked up before it is delivered', () => {
  expect(() => make(anAllocation({ kg: kgOf(0, 'kg') }))).toThrow('at least one kilogram');
  expect(() => make(anAllocation({ pickUpOn: dayOf('2026-06-14', 'day') }))).toThrow('delivered before it is picked up');
});

test('each side knows its place, a stranger has none', () => {
  const { trade } = make(anAllocation({}));
  expect(sideOf(trade, HAT_LOT_COOPERATIVE.id)).toBe('seller');
  expect(sideOf(trade, sampleId(3))).toBe('buyer');
  expect(sideOf(trade, sampleId(2))).toBeNull();
});
