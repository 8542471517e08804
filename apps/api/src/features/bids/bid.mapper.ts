import type { Bid, BidTerms } from '@domain/bids/bid';
import { dayOf } from '@domain/shared/day';
import type { BidId, MarketId, OfferId, OrganisationId, PlaceId, TradeId } from '@domain/shared/ids';
import { instantOf } from '@domain/shared/instant';
import { costOf, priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import type { BidRow, TermsRow } from './bid-row';

/** A row as the domain sees it. */
export function toBid(row: BidRow): Bid {
  return {
    id: row.id as BidId,
    seq: row.seq,
    offerId: row.offerId as OfferId,
    marketId: row.marketId as MarketId,
    sellerId: row.sellerId as OrganisationId,
    buyerId: row.buyerId as OrganisationId,
    placeId: row.placeId as PlaceId,
    road: { transitDays: row.transitDays, freightVndPerKg: costOf(row.freightVndPerKg, 'freightVndPerKg') },
    terms: toTerms(row.terms),
    counter: row.counter && toTerms(row.counter),
    inAuction: row.inAuction,
    limitVndPerKg: row.limitVndPerKg === null ? null : priceOf(row.limitVndPerKg, 'limitVndPerKg'),
    state: row.state,
    expiresAt: instantOf(row.expiresAt.getTime()),
    tradeId: row.tradeId as TradeId | null,
    version: row.version,
    submittedAt: instantOf(row.submittedAt.getTime()),
  };
}

/** Terms as they are kept. */
export function fromTerms({ kg, farmGateVndPerKg, delivery, note }: BidTerms): TermsRow {
  return { kg, farmGateVndPerKg, deliverFrom: delivery.from, deliverTo: delivery.to, note };
}

function toTerms(row: TermsRow): BidTerms {
  return {
    kg: lotKgOf(row.kg, 'kg'),
    farmGateVndPerKg: priceOf(row.farmGateVndPerKg, 'farmGateVndPerKg'),
    delivery: { from: dayOf(row.deliverFrom, 'deliverFrom'), to: dayOf(row.deliverTo, 'deliverTo') },
    note: row.note,
  };
}
