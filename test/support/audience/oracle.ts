import { sql } from '../test-databases';

// Who may see what, said once more and apart from the program: as SQL over the tables themselves, never by its audience function. Whatever
// a recipient was handed (frame, answer, export, paper, refusal) is read as text, so that no door has a form of its own to hide in.

/** Texts that somebody may not see, and who may: ids of organisations, or `everyone`. */
export type Secrets = Map<string, Set<string>>;

/** Whoever is not signed in to one organisation: what goes to a market's stream goes to everyone. */
export const EVERYONE = 'everyone';

const PRIVATE: Readonly<Record<string, string>> = {
  trade: `SELECT id::text AS text, ARRAY[seller_id, buyer_id] AS may FROM trades`,
  contract: `SELECT id::text AS text, ARRAY[cooperative_id, processor_id] AS may FROM contracts`,
  callOff: `SELECT f.id::text AS text, ARRAY[c.cooperative_id, c.processor_id] AS may FROM call_offs f JOIN contracts c ON c.id = f.contract_id`,
  bid: `SELECT id::text AS text, ARRAY[seller_id, buyer_id] AS may FROM bids`,
  plan: `SELECT p.id::text AS text, array_agg(c.cooperative_id) || p.processor_id AS may
         FROM intake_plans p LEFT JOIN contracts c ON c.processor_id = p.processor_id GROUP BY p.id`,
  paper: `SELECT id::text AS text, party_ids AS may FROM documents`,
  lotForGuests: `SELECT o.id::text AS text, o.invited_ids || o.seller_id || coalesce(array_agg(t.buyer_id) FILTER (WHERE t.id IS NOT NULL), '{}') AS may
         FROM offers o LEFT JOIN trades t ON t.offer_id = o.id WHERE o.visibility <> 'public' GROUP BY o.id`,
  limitOfOrder: `SELECT limit_vnd_per_kg::text AS text, ARRAY[buyer_id] AS may FROM orders`,
  standingOrder: `SELECT id::text AS text, ARRAY[buyer_id] AS may FROM standing_orders`,
  standingOffer: `SELECT id::text AS text, ARRAY[seller_id] AS may FROM standing_offers`,
  member: `SELECT member_id::text AS text, array_agg(organisation_id) AS may FROM memberships m JOIN organisations o ON o.id = m.organisation_id
           GROUP BY member_id HAVING bool_and(o.kind <> 'operator')`,
  session: `SELECT id::text AS text, ARRAY[organisation_id] AS may FROM sessions`,
  // Sellers of open lots are named on the market; of all others only those know that they are there who deal with them.
  organisation: `SELECT o.id::text AS text, array_agg(p.b) || o.id AS may FROM organisations o LEFT JOIN (
      SELECT seller_id AS a, buyer_id AS b FROM trades UNION SELECT buyer_id, seller_id FROM trades
      UNION SELECT seller_id, buyer_id FROM bids UNION SELECT buyer_id, seller_id FROM bids
      UNION SELECT cooperative_id, processor_id FROM contracts UNION SELECT processor_id, cooperative_id FROM contracts
      UNION SELECT unnest(invited_ids), seller_id FROM offers UNION SELECT seller_id, unnest(invited_ids) FROM offers) p ON p.a = o.id
    WHERE o.kind <> 'operator' AND NOT EXISTS (SELECT 1 FROM offers f WHERE f.seller_id = o.id AND f.visibility = 'public') GROUP BY o.id`,
};

/** A confirmed spot trade is told to the market with its price: whatever that price was, it is no secret any more. */
const TOLD = `SELECT DISTINCT farm_gate_vnd_per_kg::text AS text FROM trades WHERE contract_id IS NULL AND state NOT IN ('held', 'declined', 'lapsed')
  UNION SELECT DISTINCT delivered_vnd_per_kg::text FROM trades`;

/** All that is private in a database, beside what the players themselves call so. */
export async function secretsOf(databaseUrl: string, players: Secrets): Promise<Secrets> {
  const secrets: Secrets = new Map(players);
  for (const statement of Object.values(PRIVATE))
    for (const { text, may } of await sql<{ text: string; may: (string | null)[] }>(databaseUrl, statement)) {
      const known = secrets.get(text);
      if (known) may.forEach((id) => known.add(id ?? ''));
      else secrets.set(text, new Set(may.map((id) => id ?? '')));
    }
  for (const { text } of await sql<{ text: string }>(databaseUrl, TOLD)) secrets.delete(text);
  return secrets;
}

/** What can be a secret: an id, a player's word, or a price of eight digits (no other figure of the story has as many). */
const WORDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|zq[0-9a-f]{10}|(?<![\d.-])\d{8}(?![\d.-])/g;
/** Thousands as screens and papers write them. */
const SEPARATED = /(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))/g;

/** Secrets in a text that its reader may not see. What the reader said first (the address that was asked for) is no news to them. */
export function leaksIn(secrets: Secrets, reader: string, text: string, asked: string): string[] {
  const found = new Set([...text.matchAll(WORDS)].map(([word]) => word));
  for (const [word] of text.replace(SEPARATED, '').matchAll(/(?<![\d.-])\d{8}(?![\d.-])/g)) found.add(word);
  return [...found].filter((word) => {
    const may = secrets.get(word);
    return may !== undefined && !may.has(reader) && !may.has(EVERYONE) && !asked.includes(word);
  });
}

const PARTY = ['id', 'name', 'demo'];
const LOT =
  `id marketId seller varietyId gradeId placeId offeredKg openKg askVndPerKg harvestFrom harvestTo certificates areaCode certainty inAuction
  visibility minLotKg stepKg allOrNothing state version submittedAt`.split(/\s+/);
const DEMAND = `id marketId varietyIds gradeIds placeId destinationId wantedKg openKg deliverFrom deliverTo certificates state version submittedAt`;
const ROUND = `round marketId number state mode gateAt frozenAt publishedAt offers demandLines contractKg spotKg trades stale welfareVnd boundGapVnd
  fairness blockingPairs exceptions offerId orderId gainVndPerKg prices varietyId gradeId certificates placeId day farmGateVndPerKg kg unmetKg orders
  callOffs ms freeze solve check record commit inputHash resultHash constrained items gapVnd`;

const AUCTION = 'offerId marketId mode kg floorVndPerKg stepVndPerKg closesAt extensionsLeft leadVndPerKg state'.split(' ');

/** Every field that a market may be told, by event (DESIGN section 9; an order: no buyer, no limit; a deal: no names). */
const TOLD_TO_MARKETS: Readonly<Record<string, readonly string[]>> = {
  'offer.opened': ['offer', ...PARTY, ...LOT],
  'offer.amended': ['offer', ...PARTY, ...LOT],
  'offer.withdrawn': ['offerId'],
  'offer.expired': ['offerId'],
  'supply.stirred': [],
  'order.placed': ['order', ...DEMAND.split(/\s+/)],
  'order.cancelled': ['orderId'],
  'order.expired': ['orderId'],
  'auction.opened': ['auction', ...AUCTION],
  'auction.changed': ['auction', ...AUCTION],
  'call_off.made': ['kg'],
  'call_off.approved': ['kg'],
  'call_off.cancelled': ['kg'],
  'call_off.expired': ['kg'],
  'intake_plan.set': ['kg'],
  'stock.changed': ['offers', 'orders', 'id', 'openKg'],
  'stock.released': ['offers', 'orders', 'id', 'openKg'],
  'round.cleared': ROUND.split(/\s+/),
  'trade.confirmed': ['kind', 'varietyId', 'gradeId', 'placeId', 'kg', 'day', 'farmGateVndPerKg'],
};

/** Fields of a market's event beyond what a market may be told; all of them for an event that nobody spoke of. */
export function fieldsBeyond(name: string, body: unknown): string[] {
  const allowed = new Set(TOLD_TO_MARKETS[name]);
  const beyond: string[] = name in TOLD_TO_MARKETS ? [] : [`${name} is not among what markets are told`];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [field, inner] of Object.entries(value)) {
        if (!allowed.has(field)) beyond.push(`${name}: ${field}`);
        look(inner);
      }
  };
  look(body);
  return beyond;
}
