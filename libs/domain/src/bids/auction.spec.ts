import fc from 'fast-check';
import { anOffer } from '../offers/samples';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { type Instant, plusMs } from '../shared/instant';
import { priceOf, type VndPerKg } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import { afterBid, type Auction, leadOf, requireFitsAuction } from './auction';
import type { Bid } from './bid';
import { openAuction } from './open-auction';
import { aBid, someTerms } from './samples';

const price = (value: number): VndPerKg => priceOf(value, 'price');
const ASK = { mode: 'open', seconds: 3_600, stepVndPerKg: price(100), extendSeconds: 60, extensions: 2 } as const;
const auction = openAuction(anOffer({}), ASK, SUNDAY_NOON);
const sealed = openAuction(anOffer({}), { ...ASK, mode: 'sealed' }, SUNDAY_NOON);
const bidAt = (first: number, limit: number | null, seq: number): Bid =>
  aBid({
    id: sampleId(100 + seq),
    seq,
    buyerId: sampleId(200 + seq),
    inAuction: true,
    terms: someTerms({ farmGateVndPerKg: price(first), kg: auction.kg }),
    limitVndPerKg: limit === null ? null : price(limit),
  });

test('the whole of what is open, never below the ask, never past the harvest', () => {
  expect(auction).toMatchObject({ kg: 12_000, floorVndPerKg: 9_000, closesAt: plusMs(SUNDAY_NOON, 3_600_000), extensionsLeft: 2 });
  expect(sealed).toMatchObject({ extensionsLeft: 0, extendMs: 0 });
  for (const seconds of [0, 8 * 86_400])
    expect(() => openAuction(anOffer({}), { ...ASK, seconds }, SUNDAY_NOON)).toThrow('auction.time_out_of_range');
  expect(() => openAuction(anOffer({ inAuction: true }), ASK, SUNDAY_NOON)).toThrow('offer.in_auction');
  expect(() => openAuction(anOffer({ state: 'expired' }), ASK, SUNDAY_NOON)).toThrow('offer.closed');
  for (const visibility of ['invited', 'contract_only'] as const)
    expect(() => openAuction(anOffer({ visibility }), ASK, SUNDAY_NOON)).toThrow('auction.not_public');
});

test('sealed: the highest price wins and is paid; open: one step above the runner-up’s limit', () => {
  const bids = [bidAt(9_100, 9_800, 1), bidAt(9_000, 9_500, 2)];
  expect(leadOf(auction, bids)).toMatchObject({ bid: { seq: 1 }, priceVndPerKg: 9_600 });
  expect(leadOf(auction, [bidAt(9_300, 9_800, 1)])).toMatchObject({ priceVndPerKg: 9_300 });
  expect(leadOf(sealed, [bidAt(9_100, null, 1), bidAt(9_700, null, 2), bidAt(9_700, null, 3)])).toMatchObject({
    bid: { seq: 2 },
    priceVndPerKg: 9_700,
  });
  expect(leadOf(auction, [])).toBeNull();
});

test('a bid fits: in time, for the whole lot, above floor, step and one’s own', () => {
  const fit = (change: Partial<Parameters<typeof requireFitsAuction>[1]>, now: Instant, state: Auction) => () =>
    requireFitsAuction(state, { kg: auction.kg, worth: price(9_500), before: null, leads: false, ...change }, now);
  const led = { ...auction, leadVndPerKg: price(9_450) };
  expect(fit({}, auction.closesAt, auction)).toThrow('auction.closed');
  expect(fit({}, plusMs(auction.closesAt, -1), auction)).not.toThrow();
  expect(fit({ kg: lotKgOf(1, 'kg') }, SUNDAY_NOON, auction)).toThrow('bid.whole_lot_only');
  expect(fit({ worth: price(8_999) }, SUNDAY_NOON, auction)).toThrow('bid.below_floor');
  expect(fit({}, SUNDAY_NOON, led)).toThrow(expect.objectContaining({ code: 'bid.below_step', facts: { least: 9_550 } }));
  expect(fit({ before: bidAt(9_500, null, 1) }, SUNDAY_NOON, auction)).toThrow('bid.not_raised');
  expect(fit({ before: bidAt(9_450, null, 1), leads: true }, SUNDAY_NOON, led)).not.toThrow();
});

test('a new leader at the last moment gives everyone more time, so often and no more', () => {
  const late = plusMs(auction.closesAt, -1);
  const lead = (bid: Bid) => leadOf(auction, [bid]);
  const [first, second] = [lead(bidAt(9_100, null, 1)), lead(bidAt(9_300, null, 2))];
  if (!first || !second) throw new Error('no lead');
  const once = afterBid(auction, { before: first, after: second }, late);
  expect(once).toMatchObject({ closesAt: plusMs(late, 60_000), extensionsLeft: 1, leadVndPerKg: 9_300 });
  expect(afterBid(auction, { before: first, after: first }, late).closesAt).toBe(auction.closesAt);
  expect(afterBid({ ...auction, extensionsLeft: 0 }, { before: first, after: second }, late).closesAt).toBe(auction.closesAt);
  expect(afterBid(auction, { before: null, after: first }, SUNDAY_NOON).closesAt).toBe(auction.closesAt);
  expect(afterBid(sealed, { before: first, after: second }, plusMs(sealed.closesAt, -1))).toMatchObject({
    closesAt: sealed.closesAt,
    leadVndPerKg: null,
  });
});

test('the same bids give the same winner in any order; nobody pays above their limit or below the floor', () => {
  const some = fc.array(fc.record({ first: fc.integer({ min: 9_000, max: 9_990 }), more: fc.integer({ min: 0, max: 900 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(some, fc.boolean(), (asks, isOpen) => {
      const kind = isOpen ? auction : sealed;
      const bids = asks.map(({ first, more }, nth) => bidAt(first, isOpen ? first + more : null, nth + 1));
      const lead = leadOf(kind, bids);
      expect(leadOf(kind, [...bids].reverse())).toEqual(lead);
      if (!lead) throw new Error('somebody must lead');
      const worth = (bid: Bid) => bid.limitVndPerKg ?? bid.terms.farmGateVndPerKg;
      expect(bids.every((bid) => worth(bid) <= worth(lead.bid))).toBe(true);
      expect(lead.priceVndPerKg).toBeLessThanOrEqual(worth(lead.bid));
      expect(lead.priceVndPerKg).toBeGreaterThanOrEqual(Math.max(kind.floorVndPerKg, lead.bid.terms.farmGateVndPerKg));
    }),
  );
});
