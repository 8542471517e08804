import { Injectable } from '@nestjs/common';
import type { MarketId, OrganisationId, TradeId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import type { Side } from '@domain/trades/trade';
import type { Tx } from '../../platform/database/unit-of-work';

/** Kilograms that one side of a trade lost again, and for which nobody has looked yet. */
export interface Gap {
  readonly tradeId: TradeId;
  /** The version of the trade that made it smaller; 0 where the whole trade came to nothing. */
  readonly change: number;
  readonly side: Side;
  readonly partyId: OrganisationId;
  /** What is open again: the seller's offer; the buyer's order or call-off. */
  readonly itemId: string;
  readonly kg: number;
}

/** What a round found for a gap. */
export interface AnsweredGap extends Gap {
  readonly roundNumber: number | null;
  readonly foundKg: number;
}

// Fruit whose day is over is nobody's any more. A bid asks for nothing once it is over: only its seller has something open.
const OPEN = `
  WITH gone AS (
    SELECT t.id, 0 AS change, t.kg::int AS kg FROM trades t
    WHERE t.market_id = $1 AND t.state IN ('declined', 'lapsed', 'cancelled') AND t.deliver_on >= $2
    UNION ALL
    SELECT t.id, c.version, (c.before ->> 'kg')::int - (c.after ->> 'kg')::int FROM trade_changes c JOIN trades t ON t.id = c.trade_id
    WHERE t.market_id = $1 AND t.deliver_on >= $2 AND c.kind <> 'cancellation' AND (c.before ->> 'kg')::int > (c.after ->> 'kg')::int
  )
  SELECT t.id AS "tradeId", g.change, s.side, s.party_id AS "partyId", s.item_id AS "itemId", g.kg
  FROM gone g JOIN trades t ON t.id = g.id
  CROSS JOIN LATERAL (VALUES ('buyer', t.buyer_id, coalesce(t.order_id, t.call_off_id)), ('seller', t.seller_id, t.offer_id)) AS s (side, party_id, item_id)
  WHERE s.item_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM gap_answers a WHERE a.trade_id = g.id AND a.change = g.change AND a.side = s.side)
  ORDER BY s.side, t.id, g.change LIMIT 500`;

const ANSWER = `
  INSERT INTO gap_answers (trade_id, change, side, market_id, gap_kg, found_kg, round_number, at)
  SELECT "tradeId", change, side, $1, kg, "foundKg", "roundNumber", $2
  FROM jsonb_to_recordset($3) AS g ("tradeId" uuid, change int, side text, kg bigint, "foundKg" bigint, "roundNumber" int)
  ON CONFLICT DO NOTHING RETURNING trade_id AS "tradeId", change, side`;

/** Gaps that broken and smaller trades left, and what was found for them. */
@Injectable()
export class GapsRepository {
  /** Of buyers first, whose day comes whatever happens; of trades that are not delivered before this day. */
  async open(tx: Tx, marketId: MarketId, today: string): Promise<Gap[]> {
    return tx.query<Gap[]>(OPEN, [marketId, today]);
  }

  /** Notes what a round found, each gap once. Answers with those that were not answered before. */
  async answer(tx: Tx, marketId: MarketId, gaps: readonly AnsweredGap[], at: Instant): Promise<AnsweredGap[]> {
    if (gaps.length === 0) return [];
    const rows = await tx.query<Pick<Gap, 'tradeId' | 'change' | 'side'>[]>(ANSWER, [marketId, instantToIso(at), JSON.stringify(gaps)]);
    const fresh = new Set(rows.map(nameOf));
    return gaps.filter((gap) => fresh.has(nameOf(gap)));
  }
}

function nameOf({ tradeId, change, side }: Pick<Gap, 'tradeId' | 'change' | 'side'>): string {
  return `${tradeId}/${change}/${side}`;
}
