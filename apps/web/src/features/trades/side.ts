import type { Party, Trade } from '../../shared/api/views';

export interface Side {
  readonly isSeller: boolean;
  readonly other: Party;
  /** Whether our own yes has been given. */
  readonly hasAgreed: boolean;
  readonly otherHasAgreed: boolean;
}

/** A trade seen from one of its two sides. */
export function sideOf(trade: Trade, organisationId: string): Side {
  const isSeller = trade.seller.id === organisationId;
  const [own, others] = isSeller ? [trade.sellerConfirmedAt, trade.buyerConfirmedAt] : [trade.buyerConfirmedAt, trade.sellerConfirmedAt];
  return { isSeller, other: isSeller ? trade.buyer : trade.seller, hasAgreed: own !== null, otherHasAgreed: others !== null };
}

/** Trades that wait for our answer, the most pressing first. */
export function toAnswer(trades: readonly Trade[], organisationId: string): Trade[] {
  return trades
    .filter((trade) => trade.state === 'held' && !sideOf(trade, organisationId).hasAgreed)
    .sort((a, b) => a.confirmBy.localeCompare(b.confirmBy) || a.id.localeCompare(b.id));
}

export function confirmedKg(trades: readonly Trade[]): number {
  return trades.reduce((sum, trade) => sum + (trade.state === 'confirmed' ? trade.kg : 0), 0);
}
