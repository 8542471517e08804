import { DomainError } from '../shared/domain-error';
import type { TradeId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import type { Side } from '../trades/trade';
import { type Bid, BID_STATES, type BidTerms, isOpenBid, termsOnTable, turnOf } from './bid';
import { cleaned } from './place-bid';

/**
 * The seller proposes other terms; the bid now waits for the buyer.
 *
 * @throws DomainError `bid.closed`, `bid.expired`, `bid.in_auction`, `bid.not_your_turn`, `text.*` (in that order)
 */
export function counterBid(before: Bid, terms: BidTerms, times: { now: Instant; expiresAt: Instant }): Bid {
  requireTurn(before, 'seller', times.now);
  return changed(before, { counter: cleaned(terms), state: BID_STATES.move(before.state, 'countered'), expiresAt: times.expiresAt });
}

/**
 * The buyer changes the bid, also in answer to a counter; the bid waits for the seller again, and stands behind older bids of its price.
 *
 * @throws DomainError `bid.closed`, `bid.expired`, `text.*` (in that order)
 */
export function reviseBid(
  before: Bid,
  change: { terms: BidTerms; limitVndPerKg: VndPerKg | null; seq: number; expiresAt: Instant },
  now: Instant,
): Bid {
  requireStanding(before, now);
  const state = before.state === 'open' ? 'open' : BID_STATES.move(before.state, 'open');
  return changed(before, { ...change, terms: cleaned(change.terms), counter: null, state });
}

/**
 * One side's binding yes to what lies on the table; the other's was given with the terms. The trade is made by the caller.
 *
 * @throws DomainError `bid.closed`, `bid.expired`, `bid.in_auction`, `bid.not_your_turn` (in that order)
 */
export function acceptBid(before: Bid, side: Side, now: Instant, tradeId: TradeId): { bid: Bid; agreed: BidTerms } {
  requireTurn(before, side, now);
  return { bid: changed(before, { state: BID_STATES.move(before.state, 'accepted'), tradeId }), agreed: termsOnTable(before) };
}

/** The clock's yes to the winner of an auction. */
export function winAuction(before: Bid, tradeId: TradeId): Bid {
  return changed(before, { state: BID_STATES.move(before.state, 'accepted'), tradeId });
}

/**
 * One side's no: the seller's to a bid, the buyer's to a counter.
 *
 * @throws DomainError `bid.closed`, `bid.expired`, `bid.in_auction`, `bid.not_your_turn` (in that order)
 */
export function refuseBid(before: Bid, side: Side, now: Instant): Bid {
  requireTurn(before, side, now);
  return changed(before, { state: BID_STATES.move(before.state, 'refused') });
}

/**
 * The buyer takes the bid back before it was accepted. In an auction a bid stands: others have bid against it.
 *
 * @throws DomainError `bid.closed`, `bid.expired`, `bid.in_auction` (in that order)
 */
export function withdrawBid(before: Bid, now: Instant): Bid {
  requireStanding(before, now);
  if (before.inAuction) throw new DomainError('bid.in_auction', {});
  return changed(before, { state: BID_STATES.move(before.state, 'withdrawn') });
}

/** Silence, or the end of its offer or auction, is a no. */
export function lapseBid(before: Bid): Bid {
  return changed(before, { state: BID_STATES.move(before.state, 'lapsed') });
}

function requireStanding(bid: Bid, now: Instant): void {
  if (!isOpenBid(bid)) throw new DomainError('bid.closed', { state: bid.state });
  if (!bid.inAuction && now >= bid.expiresAt) throw new DomainError('bid.expired', {});
}

function requireTurn(bid: Bid, side: Side, now: Instant): void {
  requireStanding(bid, now);
  if (bid.inAuction) throw new DomainError('bid.in_auction', {});
  if (turnOf(bid) !== side) throw new DomainError('bid.not_your_turn', {});
}

function changed(before: Bid, change: Partial<Bid>): Bid {
  return { ...before, ...change, version: before.version + 1 };
}
