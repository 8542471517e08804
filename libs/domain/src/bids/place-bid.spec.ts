import { HANOI_BUYER } from '../identity/samples';
import { anOffer } from '../offers/samples';
import { dayOf } from '../shared/day';
import type { PlaceId } from '../shared/ids';
import { plusHours } from '../shared/instant';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { lotKgOf } from '../shared/weight';
import type { Bid } from './bid';
import { type BidAsk, type BidMeeting, placeBid } from './place-bid';
import { someTerms } from './samples';

const ask: BidAsk = { placeId: 'mkt-hanoi' as PlaceId, terms: someTerms({}), limitVndPerKg: null, standsMinutes: 120 };
const meeting: BidMeeting = {
  sellerGroup: null,
  buyerGroup: null,
  road: { transitDays: 1, freightVndPerKg: 900 },
  maxHoldDays: 1,
  today: SUNDAY,
};
const placing = { id: sampleId<Bid['id']>(60), seq: 4, buyer: HANOI_BUYER, now: SUNDAY_NOON, inAuction: false };
const place = (change: { ask?: Partial<BidAsk>; offer?: Parameters<typeof anOffer>[0]; meeting?: Partial<BidMeeting> }) =>
  placeBid({ ...ask, ...change.ask }, anOffer(change.offer ?? {}), { ...meeting, ...change.meeting }, placing);

test('a bid carries the road it was made with and stands as long as it says', () => {
  expect(place({})).toMatchObject({
    state: 'open',
    road: { freightVndPerKg: 900 },
    expiresAt: plusHours(SUNDAY_NOON, 2),
    version: 1,
    seq: 4,
  });
});

test.each([
  ['offer.closed', { offer: { state: 'withdrawn' as const } }],
  ['bid.same_owner', { offer: { sellerId: HANOI_BUYER.id } }],
  ['bid.same_owner', { meeting: { sellerGroup: 'chung', buyerGroup: 'chung' } }],
  ['stock.not_enough_open', { ask: { terms: someTerms({ kg: lotKgOf(12_001, 'kg') }) } }],
  ['bid.no_road', { meeting: { road: null } }],
  ['bid.window_unreachable', { meeting: { road: { transitDays: 9, freightVndPerKg: 1 } } }],
  ['bid.window_unreachable', { ask: { terms: someTerms({ delivery: { from: SUNDAY, to: dayOf('2026-06-12', 'to') } }) } }],
  ['bid.stands_out_of_range', { ask: { standsMinutes: 0 } }],
  ['text.too_long', { ask: { terms: someTerms({ note: 'x'.repeat(501) }) } }],
])('%s', (code, change) => {
  expect(() => place(change)).toThrow(code);
});

test('markup in a note is text like any other; unseen characters are refused', () => {
  const note = '<b>gấp</b> <script>alert(1)</script>';
  expect(place({ ask: { terms: someTerms({ note }) } }).terms.note).toBe(note);
  expect(() => place({ ask: { terms: someTerms({ note: 'ẩn\u202Edấu' }) } })).toThrow('text.unseen_character');
});
