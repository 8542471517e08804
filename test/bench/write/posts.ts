import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import { Pool } from 'pg';
import { v7 } from 'uuid';
import { anOffer } from '../../support/market-steps';
import type { Seeded } from '../live/world';

/** A product with a variety and a grade of it. */
export interface Fruit {
  readonly productId: string;
  readonly varietyId: string;
  readonly gradeId: string;
}

const MARKETS = 20;

/** Open markets with something to post, twenty at most. */
export async function fruitsOf(url: string, cookie: string): Promise<Fruit[]> {
  const response = await fetch(`${url}/api/v1/products`, { headers: { cookie } });
  const { items } = (await response.json()) as {
    items: { id: string; marketOpen: boolean; varieties: { id: string }[]; grades: { id: string }[] }[];
  };
  return items
    .filter(({ marketOpen, varieties, grades }) => marketOpen && varieties.length > 0 && grades.length > 0)
    .slice(0, MARKETS)
    .map(({ id, varieties, grades }) => ({ productId: id, varietyId: varieties[0]?.id ?? '', gradeId: grades[0]?.id ?? '' }));
}

/** Posts one offer; rejects when it was not taken. */
export type Post = (seller: Seeded, fruit: Fruit) => Promise<void>;

/** Over HTTP, as a client does: a key of its own, a kept connection; one that the server has just let go of is no answer, so it asks again. */
export function postOverHttp(url: string): { post: Post; end(): void } {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const send = (body: string, headers: http.OutgoingHttpHeaders): Promise<void> =>
    new Promise((resolve, reject) => {
      const request = http.request(`${url}/api/v1/offers`, { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => (response.statusCode === 201 ? resolve() : reject(new Error(`${response.statusCode}: ${text}`))));
      });
      request.once('error', (error: NodeJS.ErrnoException) =>
        request.reusedSocket && error.code === 'ECONNRESET' ? send(body, headers).then(resolve, reject) : reject(error),
      );
      request.end(body);
    });
  const post: Post = ({ cookie }, { varietyId, gradeId }) => {
    const body = JSON.stringify(anOffer({ varietyId, gradeId }));
    return send(body, {
      cookie,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': randomUUID(),
    });
  };
  return { post, end: () => agent.destroy() };
}

// The statements of the server's own write path, in its order, in one transaction (offers.repository, event-log, idempotency.interceptor).
const CLAIM = 'SELECT * FROM idempotency_claim($1, $2)';
const OFFER = `
  WITH fresh AS (
    INSERT INTO offers (id, market_id, seller_id, variety_id, grade_id, place_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to,
                        certificates, area_code, certainty, firm, state, version, submitted_at, opened_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    RETURNING *
  )
  INSERT INTO offer_versions (offer_id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, at, member_id)
  SELECT id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, submitted_at, opened_by FROM fresh`;
const EVENTS = `
  WITH entries AS (
    SELECT stream, name, body, row_number() OVER (PARTITION BY stream ORDER BY ord) AS nth
    FROM ROWS FROM (jsonb_to_recordset($1) AS (stream text, name text, body jsonb)) WITH ORDINALITY AS e (stream, name, body, ord)
  ), counts AS (
    SELECT stream, count(*) AS n FROM entries GROUP BY stream
  ), bumped AS (
    INSERT INTO streams (name, head) SELECT stream, n FROM counts ORDER BY stream
    ON CONFLICT (name) DO UPDATE SET head = streams.head + excluded.head
    RETURNING name, head
  )
  INSERT INTO events (stream, number, name, at, body)
  SELECT e.stream, b.head - c.n + e.nth, e.name, clock_timestamp(), e.body
  FROM entries e JOIN counts c USING (stream) JOIN bumped b ON b.name = e.stream`;
const ANSWER = 'INSERT INTO idempotency_keys (organisation_id, key, request_hash, status, response) VALUES ($1, $2, $3, $4, $5)';

/** The same rows through bare `pg`: nothing is read, checked or decided. */
export function postThroughPg(databaseUrl: string, connections: number): { post: Post; end(): Promise<void> } {
  const pool = new Pool({ connectionString: databaseUrl, max: connections });
  const post: Post = async (seller, fruit) => {
    const [id, key, offer] = [v7(), randomUUID(), anOffer({ varietyId: fruit.varietyId, gradeId: fruit.gradeId })];
    const view = {
      id,
      marketId: fruit.productId,
      ...offer,
      seller: { id: seller.organisationId, name: 'Tổ chức', demo: true },
      state: 'open',
    };
    const entries = [`market:${fruit.productId}`, `org:${seller.organisationId}`].map((stream) => ({
      stream,
      name: 'offer.opened',
      body: { offer: view },
    }));
    const values = [
      id,
      fruit.productId,
      seller.organisationId,
      fruit.varietyId,
      fruit.gradeId,
      offer['placeId'],
      offer['kg'],
      offer['askVndPerKg'],
    ];
    const more = [offer['harvestFrom'], offer['harvestTo'], [], null, 'ready', false, 'open', 1, new Date().toISOString(), seller.memberId];
    const client = await pool.connect();
    try {
      await client.query('START TRANSACTION');
      await client.query(CLAIM, [seller.organisationId, key]);
      await client.query(OFFER, [...values, ...more]);
      await client.query(EVENTS, [JSON.stringify(entries)]);
      await client.query(ANSWER, [seller.organisationId, key, createHash('sha256').update(key).digest(), 201, JSON.stringify(view)]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
  return { post, end: () => pool.end() };
}
