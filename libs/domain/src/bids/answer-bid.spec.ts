import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { plusHours, plusMs } from '../shared/instant';
import { priceOf } from '../shared/unit-price';
import { acceptBid, counterBid, lapseBid, refuseBid, reviseBid, withdrawBid } from './answer-bid';
import { BID_STATES, turnOf } from './bid';
import { rankBids } from './rank-bids';
import { aBid, someTerms } from './samples';

const NOW = plusMs(SUNDAY_NOON, 1);
const TRADE = sampleId<NonNullable<ReturnType<typeof aBid>['tradeId']>>(70);
const price = (value: number) => priceOf(value, 'farmGateVndPerKg');
const dearer = someTerms({ farmGateVndPerKg: price(9_600), note: '  thêm 400 đồng ' });
const times = { now: NOW, expiresAt: plusHours(NOW, 2) };

test('haggling goes back and forth, each step a version, and an acceptance binds what lies on the table', () => {
  const countered = counterBid(aBid({}), dearer, times);
  expect(countered).toMatchObject({ state: 'countered', version: 2, counter: { farmGateVndPerKg: 9_600, note: 'thêm 400 đồng' } });
  expect([turnOf(aBid({})), turnOf(countered)]).toEqual(['seller', 'buyer']);
  const revised = reviseBid(
    countered,
    { terms: someTerms({ farmGateVndPerKg: price(9_400) }), limitVndPerKg: null, seq: 9, expiresAt: times.expiresAt },
    NOW,
  );
  expect(revised).toMatchObject({ state: 'open', counter: null, seq: 9, version: 3 });
  expect(acceptBid(revised, 'seller', NOW, TRADE)).toMatchObject({
    bid: { state: 'accepted', tradeId: TRADE },
    agreed: { farmGateVndPerKg: 9_400 },
  });
  expect(acceptBid(countered, 'buyer', NOW, TRADE).agreed.farmGateVndPerKg).toBe(9_600);
});

test('a side answers only when it is its turn', () => {
  const countered = counterBid(aBid({}), dearer, times);
  for (const deed of [
    () => acceptBid(aBid({}), 'buyer', NOW, TRADE),
    () => refuseBid(aBid({}), 'buyer', NOW),
    () => acceptBid(countered, 'seller', NOW, TRADE),
    () => counterBid(countered, dearer, times),
  ])
    expect(deed).toThrow('bid.not_your_turn');
  expect(refuseBid(countered, 'buyer', NOW).state).toBe('refused');
});

test('what is over or has run out takes no answer', () => {
  const at = aBid({}).expiresAt;
  for (const deed of [
    () => acceptBid(aBid({}), 'seller', at, TRADE),
    () => withdrawBid(aBid({}), at),
    () => refuseBid(aBid({}), 'seller', at),
  ])
    expect(deed).toThrow('bid.expired');
  for (const state of BID_STATES.states.filter((each) => BID_STATES.isFinal(each)))
    for (const deed of [
      () => acceptBid(aBid({ state }), 'seller', NOW, TRADE),
      () => withdrawBid(aBid({ state }), NOW),
      () => counterBid(aBid({ state }), dearer, times),
    ])
      expect(deed).toThrow(expect.objectContaining({ code: 'bid.closed', facts: { state } }));
  expect(lapseBid(aBid({})).state).toBe('lapsed');
});

test('a bid in an auction waits for the clock', () => {
  const bid = aBid({ inAuction: true });
  expect(turnOf(bid)).toBeNull();
  for (const deed of [() => acceptBid(bid, 'seller', NOW, TRADE), () => withdrawBid(bid, NOW), () => refuseBid(bid, 'seller', NOW)])
    expect(deed).toThrow('bid.in_auction');
});

test('the seller sees the best net price first, among equals the earlier', () => {
  const bids = [
    { bid: aBid({ seq: 3 }) },
    { bid: aBid({ seq: 2 }) },
    { bid: aBid({ seq: 5, terms: someTerms({ farmGateVndPerKg: price(9_900) }) }) },
  ];
  expect(rankBids(bids).map(({ bid }) => bid.seq)).toEqual([5, 2, 3]);
});
