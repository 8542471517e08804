import type { BidState } from '@domain/bids/bid';
import type { BidTrail } from '@domain/bids/bid-trail';
import type { OfferId, OrganisationId } from '@domain/shared/ids';
import { instantOf } from '@domain/shared/instant';
import { priceOf } from '@domain/shared/unit-price';

/** A trail as the database answers it. */
export interface TrailRow {
  readonly offerId: string;
  readonly sellerId: string;
  readonly buyerId: string;
  readonly vndPerKg: number;
  readonly submittedAt: Date;
  readonly endsAt: Date;
  readonly state: BidState;
  readonly withdrawnAt: Date | null;
}

/** Ids are in the order of time: the newest are found by the primary key. */
export const TRAILS = `
  SELECT b.offer_id AS "offerId", b.seller_id AS "sellerId", b.buyer_id AS "buyerId", (b.terms ->> 'farmGateVndPerKg')::int AS "vndPerKg",
         b.submitted_at AS "submittedAt", CASE WHEN b.in_auction THEN coalesce(a.closes_at, b.expires_at) ELSE b.expires_at END AS "endsAt",
         b.state, v.at AS "withdrawnAt"
  FROM bids b LEFT JOIN auctions a ON a.offer_id = b.offer_id
  LEFT JOIN bid_versions v ON b.state = 'withdrawn' AND v.bid_id = b.id AND v.version = b.version
  WHERE b.submitted_at > clock_timestamp() - make_interval(days => $1) ORDER BY b.id DESC LIMIT $2`;

/** A row as the domain sees it. */
export function toTrail(row: TrailRow): BidTrail {
  return {
    offerId: row.offerId as OfferId,
    sellerId: row.sellerId as OrganisationId,
    buyerId: row.buyerId as OrganisationId,
    vndPerKg: priceOf(row.vndPerKg, 'vndPerKg'),
    submittedAt: instantOf(row.submittedAt.getTime()),
    endsAt: instantOf(row.endsAt.getTime()),
    state: row.state,
    withdrawnAt: row.withdrawnAt && instantOf(row.withdrawnAt.getTime()),
  };
}
