import { HANOI_BUYER } from '../identity/samples';
import { anOffer } from '../offers/samples';
import { dayOf } from '../shared/day';
import type { PlaceId } from '../shared/ids';
import { plusHours } from '../shared/instant';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import type { Bid, BidTerms } from './bid';

/** 4 t at 9,200 VND/kg, to arrive from 12 to 16 June. */
export function someTerms(change: Partial<BidTerms>): BidTerms {
  return {
    kg: lotKgOf(4_000, 'kg'),
    farmGateVndPerKg: priceOf(9_200, 'farmGateVndPerKg'),
    delivery: { from: dayOf('2026-06-12', 'deliverFrom'), to: dayOf('2026-06-16', 'deliverTo') },
    note: null,
    ...change,
  };
}

/** The Hà Nội buyer's bid on the sample offer. */
export function aBid(change: Partial<Bid>): Bid {
  const offer = anOffer({});
  return {
    id: sampleId(60),
    seq: 1,
    offerId: offer.id,
    marketId: offer.marketId,
    sellerId: offer.sellerId,
    buyerId: HANOI_BUYER.id,
    placeId: 'mkt-hanoi' as PlaceId,
    road: { transitDays: 0, freightVndPerKg: 300 },
    terms: someTerms({}),
    counter: null,
    inAuction: false,
    limitVndPerKg: null,
    state: 'open',
    expiresAt: plusHours(SUNDAY_NOON, 24),
    tradeId: null,
    version: 1,
    submittedAt: SUNDAY_NOON,
    ...change,
  };
}
