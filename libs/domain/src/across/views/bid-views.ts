import type { Auction } from '../../bids/auction';
import { type BidTerms, turnOf } from '../../bids/bid';
import type { BidFacts } from '../../bids/bid-events';
import { instantToIso } from '../../shared/instant';
import type { Side } from '../../trades/trade';
import type { AuctionView, BidTermsView, BidView } from './view-types';
import { partyView } from './views';

/** What one side of a bid sees of it. The limit up to which it raises itself is the buyer's alone. For nobody else. */
export function bidView({ bid, seller, buyer }: BidFacts, viewer: Side): BidView {
  const { freightVndPerKg } = bid.road;
  return {
    id: bid.id,
    offerId: bid.offerId,
    marketId: bid.marketId,
    seller: partyView(seller),
    buyer: partyView(buyer),
    placeId: bid.placeId,
    freightVndPerKg,
    ...termsView(bid.terms, freightVndPerKg),
    counter: bid.counter && termsView(bid.counter, freightVndPerKg),
    inAuction: bid.inAuction,
    limitVndPerKg: viewer === 'buyer' ? bid.limitVndPerKg : null,
    state: bid.state,
    turn: turnOf(bid),
    expiresAt: instantToIso(bid.expiresAt),
    tradeId: bid.tradeId,
    version: bid.version,
    submittedAt: instantToIso(bid.submittedAt),
  };
}

function termsView(terms: BidTerms, freightVndPerKg: number): BidTermsView {
  return {
    kg: terms.kg,
    farmGateVndPerKg: terms.farmGateVndPerKg,
    deliveredVndPerKg: terms.farmGateVndPerKg + freightVndPerKg,
    deliverFrom: terms.delivery.from,
    deliverTo: terms.delivery.to,
    note: terms.note,
  };
}

/** What everybody sees of an auction: no bidder, and a price only where the seller chose an open one. */
export function auctionView(auction: Auction): AuctionView {
  const { offerId, marketId, mode, kg, floorVndPerKg, stepVndPerKg, extensionsLeft, leadVndPerKg, state } = auction;
  const closesAt = instantToIso(auction.closesAt);
  return { offerId, marketId, mode, kg, floorVndPerKg, stepVndPerKg, closesAt, extensionsLeft, leadVndPerKg, state };
}
