import { aContractAllocation, anAllocation } from '@domain/trades/samples';
import { earlyAllocations } from './early-allocations';
import type { FrozenMarket } from './frozen-market';

// Goal: which trades a round writes before it holds anything. Method: one spot and one contract allocation, and what forbids each.
const spot = anAllocation({});
const contract = aContractAllocation({});
const both = [spot, contract];
const callOffId = contract.demand.source.kind === 'call_off' ? contract.demand.source.callOffId : '';
const planOf = (id: string) => [{ parts: [{ callOffId: id }] }] as unknown as FrozenMarket['plans'];

test('a trade that needs nothing but its offer and its demand is written early', () => {
  expect(earlyAllocations({ plans: [], credit: [] }, both)).toEqual(both);
});

test('a call-off that an intake plan draws waits for the locks, any other does not', () => {
  expect(earlyAllocations({ plans: planOf(callOffId), credit: [] }, both)).toEqual([spot]);
  expect(earlyAllocations({ plans: planOf('another'), credit: [] }, both)).toEqual(both);
});

test('a pair of whom one gives the other credit waits for the locks, in this direction only', () => {
  const [sellerId, buyerId] = [spot.supply.party.id, spot.demand.party.id];
  const [sellerOfContract, buyerOfContract] = [contract.supply.party.id, contract.demand.party.id];
  const isSamePair = sellerId === sellerOfContract && buyerId === buyerOfContract;
  const left = earlyAllocations({ plans: [], credit: [{ sellerId, buyerId, leftVnd: '1' }] }, both);
  expect(left).toEqual(isSamePair ? [] : [contract]);
  expect(earlyAllocations({ plans: [], credit: [{ sellerId: buyerId, buyerId: sellerId, leftVnd: '1' }] }, both)).toEqual(both);
});
