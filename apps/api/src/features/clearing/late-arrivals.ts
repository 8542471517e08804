import type { MarketId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import { marketStream } from '@domain/across/audience/audience';
import type { DomainEventName } from '@domain/events';
import type { Tx } from '../../platform/database/unit-of-work';

/** Events by which something enters a market or changes its terms, with the field of the body that names it. */
const ENTERING: Readonly<Partial<Record<DomainEventName, string>>> = {
  'offer.opened': 'offer',
  'offer.amended': 'offer',
  'order.placed': 'order',
  'call_off.made': 'callOff',
};

// The market's own stream names offers and orders; call-offs are named on their parties' streams alone.
const LATE = `
  SELECT DISTINCT e.body -> f.field ->> 'id' AS id
  FROM events e JOIN jsonb_each_text($1) AS f (name, field) ON f.name = e.name
  WHERE e.at >= $2 AND (e.stream = $3 OR e.stream LIKE 'org:%') AND e.body -> f.field ? 'id'`;

/**
 * Ids of what came into the market, or changed its terms, at or after a gate by the database's clock: it waits for the next round.
 * The clock was read as the last act of each change, so a change is before the gate as a whole or after it as a whole.
 */
export async function lateArrivals(tx: Tx, marketId: MarketId, gateAt: Instant): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(LATE, [JSON.stringify(ENTERING), instantToIso(gateAt), marketStream(marketId)]);
  return new Set(rows.map(({ id }) => id));
}
