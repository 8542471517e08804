import type { Day } from '../shared/day';
import type { BidId, MarketId, OfferId, OrganisationId, PlaceId, TradeId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';
import type { DayWindow } from '../shared/window';
import type { Side } from '../trades/trade';

/** The life of a bid. Open waits for the seller, countered for the buyer; in an auction it waits for the clock. */
export const BID_STATES = stateTable<BidState>('bid', {
  open: ['countered', 'accepted', 'refused', 'withdrawn', 'lapsed'],
  countered: ['open', 'accepted', 'refused', 'withdrawn', 'lapsed'],
  accepted: [],
  refused: [],
  withdrawn: [],
  lapsed: [],
});

export type BidState = 'open' | 'countered' | 'accepted' | 'refused' | 'withdrawn' | 'lapsed';

/** What one side proposes: kilograms, a farm-gate price, the days on which they may arrive, and a word to the other side. */
export interface BidTerms {
  readonly kg: Kg;
  readonly farmGateVndPerKg: VndPerKg;
  readonly delivery: DayWindow;
  readonly note: string | null;
}

/** The road that a bid was made with: its freight is the buyer's and part of the delivered price. */
export interface BidRoad {
  readonly transitDays: number;
  readonly freightVndPerKg: number;
}

/** A buyer's bid on one named offer. Nobody but its two sides knows of it. */
export interface Bid {
  readonly id: BidId;
  /** Place in the row of all bids and raises, given under the offer's lock: among equal prices the lower goes first. */
  readonly seq: number;
  readonly offerId: OfferId;
  readonly marketId: MarketId;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly placeId: PlaceId;
  readonly road: BidRoad;
  readonly terms: BidTerms;
  /** The seller's counter-proposal while it stands. */
  readonly counter: BidTerms | null;
  readonly inAuction: boolean;
  /** In an open auction: up to here the bid raises itself. The buyer alone knows it. */
  readonly limitVndPerKg: VndPerKg | null;
  readonly state: BidState;
  readonly expiresAt: Instant;
  readonly tradeId: TradeId | null;
  readonly version: number;
  readonly submittedAt: Instant;
}

/** True while an answer may still come. */
export function isOpenBid(bid: Pick<Bid, 'state'>): boolean {
  return bid.state === 'open' || bid.state === 'countered';
}

/** Whose answer a bid waits for; null when nobody's: it is over, or an auction's clock decides. */
export function turnOf(bid: Bid): Side | null {
  if (!isOpenBid(bid) || bid.inAuction) return null;
  return bid.state === 'open' ? 'seller' : 'buyer';
}

/** The terms that an acceptance would bind: the counter while one stands. */
export function termsOnTable(bid: Bid): BidTerms {
  return bid.counter ?? bid.terms;
}

/** The days of a deal: loaded at the farm gate, unloaded at the buyer's. */
export interface DealDays {
  readonly pickUpOn: Day;
  readonly deliverOn: Day;
}
