import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { Auction } from './auction';
import type { Bid } from './bid';

/** A bid with the names of its two sides. */
export interface BidFacts {
  readonly bid: Bid;
  readonly seller: Party;
  readonly buyer: Party;
}

/** What became of a bid. Only its two sides hear of it. */
export interface BidEvent extends BidFacts {
  readonly name: 'bid.placed' | 'bid.revised' | 'bid.countered' | 'bid.accepted' | 'bid.refused' | 'bid.withdrawn' | 'bid.lapsed';
  readonly at: Instant;
}

/** What the market hears of an auction: that it runs, until when, and in an open one the leading price; never who bids. */
export interface AuctionEvent {
  readonly name: 'auction.opened' | 'auction.changed' | 'auction.closed';
  readonly at: Instant;
  readonly auction: Auction;
}
