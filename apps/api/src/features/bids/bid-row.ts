import type { BidState } from '@domain/bids/bid';

/** Terms as they are kept. */
export interface TermsRow {
  readonly kg: number;
  readonly farmGateVndPerKg: number;
  readonly deliverFrom: string;
  readonly deliverTo: string;
  readonly note: string | null;
}

/** One bid as the database answers it. */
export interface BidRow {
  readonly id: string;
  readonly seq: number;
  readonly offerId: string;
  readonly marketId: string;
  readonly sellerId: string;
  readonly buyerId: string;
  readonly placeId: string;
  readonly transitDays: number;
  readonly freightVndPerKg: number;
  readonly terms: TermsRow;
  readonly counter: TermsRow | null;
  readonly inAuction: boolean;
  readonly limitVndPerKg: number | null;
  readonly state: BidState;
  readonly expiresAt: Date;
  readonly tradeId: string | null;
  readonly version: number;
  readonly submittedAt: Date;
}

/** Reads `BidRow`s of bids as `b`. */
export const SELECT_BIDS = `
  SELECT b.id, b.seq, b.offer_id AS "offerId", b.market_id AS "marketId", b.seller_id AS "sellerId", b.buyer_id AS "buyerId",
         b.place_id AS "placeId", b.transit_days AS "transitDays", b.freight_vnd_per_kg AS "freightVndPerKg", b.terms, b.counter,
         b.in_auction AS "inAuction", b.limit_vnd_per_kg AS "limitVndPerKg", b.state, b.expires_at AS "expiresAt", b.trade_id AS "tradeId",
         b.version, b.submitted_at AS "submittedAt"
  FROM bids b`;
