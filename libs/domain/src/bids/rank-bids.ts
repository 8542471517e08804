import type { Bid } from './bid';

/** Bids as the seller weighs them: the best net price at the farm gate first, among equals the earlier. */
export function rankBids<One extends { readonly bid: Pick<Bid, 'terms' | 'seq'> }>(bids: readonly One[]): One[] {
  return [...bids].sort((a, b) => b.bid.terms.farmGateVndPerKg - a.bid.terms.farmGateVndPerKg || a.bid.seq - b.bid.seq);
}
