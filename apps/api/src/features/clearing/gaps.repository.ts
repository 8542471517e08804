import { Injectable } from '@nestjs/common';
import type { MarketId, OrganisationId, TradeId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import type { Tx } from '../../platform/database/unit-of-work';

/** A trade that came to nothing and for which nobody has looked yet. */
export interface Gap {
  readonly tradeId: TradeId;
  readonly offerId: string;
  /** The order or call-off. */
  readonly demandId: string;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly kg: number;
}

/** What a round found for a gap. */
export interface AnsweredGap extends Gap {
  readonly roundNumber: number | null;
  readonly foundForSellerKg: number;
  readonly foundForBuyerKg: number;
}

/** Older gaps are nobody's any more: the fruit is picked or rotten. */
const OPEN = `
  SELECT t.id AS "tradeId", t.offer_id AS "offerId", coalesce(t.order_id, t.call_off_id)::text AS "demandId", t.seller_id AS "sellerId",
         t.buyer_id AS "buyerId", t.kg::int AS kg
  FROM trades t
  WHERE t.market_id = $1 AND t.state IN ('declined', 'lapsed', 'cancelled') AND t.created_at > clock_timestamp() - interval '7 days'
    AND coalesce(t.order_id, t.call_off_id) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM round_repairs r WHERE r.trade_id = t.id)
  ORDER BY t.id LIMIT 500`;

const ANSWER = `
  INSERT INTO round_repairs (trade_id, market_id, gap_kg, round_number, found_for_seller_kg, found_for_buyer_kg, at)
  SELECT (g ->> 'tradeId')::uuid, $1, (g ->> 'kg')::bigint, $2, (g ->> 'foundForSellerKg')::bigint, (g ->> 'foundForBuyerKg')::bigint, $3
  FROM jsonb_array_elements($4) AS g ON CONFLICT DO NOTHING RETURNING trade_id AS id`;

/** Gaps that broken trades left, and what was found for them. */
@Injectable()
export class GapsRepository {
  async open(tx: Tx, marketId: MarketId): Promise<Gap[]> {
    return tx.query<Gap[]>(OPEN, [marketId]);
  }

  /** Notes what a round found, each gap once. Answers with those that were not answered before. */
  async answer(tx: Tx, marketId: MarketId, gaps: readonly AnsweredGap[], at: Instant): Promise<AnsweredGap[]> {
    if (gaps.length === 0) return [];
    const rows = await tx.query<{ id: string }[]>(ANSWER, [marketId, gaps[0]?.roundNumber ?? null, instantToIso(at), JSON.stringify(gaps)]);
    const fresh = new Set(rows.map(({ id }) => id));
    return gaps.filter(({ tradeId }) => fresh.has(tradeId));
  }
}
