import { sql } from '../../support/test-databases';
import type { Seeded } from '../live/world';

/** How large a book is, and at what prices its two sides stand. */
export interface BookSize {
  readonly market: string;
  readonly offers: number;
  readonly orders: number;
  readonly asks: readonly [number, number];
  readonly limits: readonly [number, number];
}

const OFFERS = `
  WITH fruit AS (
    SELECT v ->> 'id' AS variety, sheet #>> '{grades,0,id}' AS grade, row_number() OVER (ORDER BY v ->> 'id') - 1 AS nth, count(*) OVER () AS n
    FROM product_versions, jsonb_array_elements(sheet -> 'varieties') AS v WHERE product_id = $1 AND version = 1
  ), places AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS n FROM places WHERE kind = 'collection_point'
  ), fresh AS (
    INSERT INTO offers (id, market_id, seller_id, variety_id, grade_id, place_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to,
                        certificates, certainty, firm, state, version, submitted_at, opened_by)
    SELECT gen_random_uuid(), $1, ($2::uuid[])[1 + k % cardinality($2::uuid[])], f.variety, f.grade, p.id, 500 + (k * 37) % 4000,
           $4::int + (k * 7919) % ($5::int - $4::int), current_date + 1 + k % 4, current_date + 4 + k % 4, '{}', 'estimate', k % 2 = 0, 'open', 1,
           now() - make_interval(secs => k), ($3::uuid[])[1 + k % cardinality($3::uuid[])]
    FROM generate_series(0, $6::int - 1) AS k JOIN fruit f ON f.nth = k % f.n JOIN places p ON p.nth = k % p.n RETURNING *
  )
  INSERT INTO offer_versions (offer_id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, at, member_id)
  SELECT id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, submitted_at, opened_by FROM fresh`;

const ORDERS = `
  WITH grades_of AS (SELECT ARRAY[sheet #>> '{grades,0,id}'] AS ids FROM product_versions WHERE product_id = $1 AND version = 1),
  places AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS n FROM places
    WHERE id IN (SELECT DISTINCT to_place_id FROM routes) AND kind <> 'collection_point'
  ), fresh AS (
    INSERT INTO orders (id, market_id, buyer_id, variety_ids, grade_ids, place_id, wanted_kg, limit_vnd_per_kg, deliver_from, deliver_to,
                        certificates, firm, state, version, submitted_at, placed_by)
    SELECT gen_random_uuid(), $1, ($2::uuid[])[1 + k % cardinality($2::uuid[])], '{}', g.ids, p.id, 1000 + (k * 53) % 8000,
           $4::int + (k * 7907) % ($5::int - $4::int), current_date + 1 + k % 5, current_date + 5 + k % 4, '{}', true, 'open', 1,
           now() - make_interval(secs => k), ($3::uuid[])[1 + k % cardinality($3::uuid[])]
    FROM generate_series(0, $6::int - 1) AS k CROSS JOIN grades_of g JOIN places p ON p.nth = k % p.n RETURNING *
  )
  INSERT INTO order_versions (order_id, version, market_id, wanted_kg, limit_vnd_per_kg, deliver_from, deliver_to, firm, at, member_id)
  SELECT id, version, market_id, wanted_kg, limit_vnd_per_kg, deliver_from, deliver_to, firm, submitted_at, placed_by FROM fresh`;

/** Fills a market's book straight in the tables, as if everybody had posted yesterday: posting is another bench's business. */
export async function fillBook(databaseUrl: string, sellers: readonly Seeded[], buyers: readonly Seeded[], book: BookSize): Promise<void> {
  const ids = (people: readonly Seeded[]) => [people.map((each) => each.organisationId), people.map((each) => each.memberId)];
  await sql(databaseUrl, OFFERS, [book.market, ...ids(sellers), ...book.asks, book.offers]);
  await sql(databaseUrl, ORDERS, [book.market, ...ids(buyers), ...book.limits, book.orders]);
}
