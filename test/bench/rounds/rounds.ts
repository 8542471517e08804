import { randomUUID } from 'node:crypto';
import { startServer, type TestServer } from '../../support/server';
import { dayFromToday, eventually } from '../../support/market-steps';
import { sql } from '../../support/test-databases';
import { figure, percentile, type BenchOptions, type Figure } from '../figure';
import { seedMembers, withDurableDatabase, type Seeded } from '../live/world';
import { type BookSize, fillBook } from './book';

// Goal: how long a market waits for its round, and how long a round holds its market, beside a running server. Method: the compiled
// program as `npm start` starts it, over a PostgreSQL of its own whose commits wait for the disk; the clocks of the database on the last
// change and on the publication; the lock by the server's own metric, round by round. Targets: DESIGN section 9, decision 3.
//
// The book is full: 10,000 offers and 5,000 orders stand open in one market, as they do in a market that runs: whatever could meet has
// met. Each change is an order over HTTP that crosses the book; every tenth round finds 300 lots and 300 orders besides that came in
// unseen and cross each other. What a single round costs in which everything meets at once is said, for 1,000 × 500 lots, without a target.
const OFFERS = 10_000;
const ORDERS = 5_000;
const CHANGES = 40;
const BURST_EVERY = 10;
const BURST = { offers: 300, orders: 300, asks: [4_000, 7_000], limits: [12_000, 20_000] } as const;
const AT_ONCE = { offers: 1_000, orders: 500 } as const;
/** After the full book, which makes the program warm: it has run for days before so much meets at once. */
const BURST_MARKETS = ['longan', 'orange', 'pomelo', 'avocado', 'mandarin', 'banana'];
/** The target speaks of so many allocations. */
const ALLOCATIONS = 500;
const ROUND_WITHIN_MS = 60_000;

interface Row {
  readonly ms: number;
  /** What each step of the round took. */
  readonly steps: Readonly<Record<string, number>>;
  readonly trades: number;
}

/** A round and how long it held its market's row. */
interface Held extends Row {
  readonly lockedMs: number;
}

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  return withDurableDatabase(async (databaseUrl) => {
    const sellers = await seedMembers(databaseUrl, 200, { kind: 'cooperative', role: 'manager', perMember: 1, perOrganisation: 1 });
    const buyers = await seedMembers(databaseUrl, 100, { kind: 'trader', role: 'buyer', perMember: 1, perOrganisation: 1 });
    const [offers, orders] = [Math.round(OFFERS * scale), Math.round(ORDERS * scale)];
    const fill = (market: string, book: Omit<BookSize, 'market'>) => fillBook(databaseUrl, sellers, buyers, { market, ...book });
    await sql(databaseUrl, `UPDATE markets SET state = 'halted'`);
    await fill('mango', { offers, orders, asks: [12_000, 20_000], limits: [4_000, 10_000] });
    for (const market of BURST_MARKETS) await fill(market, BURST);
    await fill('plum', { ...BURST, ...AT_ONCE });
    const server = await startServer({ databaseUrl, profile: 'embedded' });
    try {
      const buyer = buyers[0] as Seeded;
      await open(server, 'mango');
      const full: Held[] = [];
      for (let change = 0; change < Math.max(BURST_EVERY, Math.round(CHANGES * scale)); change++) {
        if (change % BURST_EVERY === BURST_EVERY - 1) await fill('mango', BURST);
        full.push(await heldRound(server, buyer, 'mango'));
      }
      say(`${offers} × ${orders}: ${full.map(({ ms }) => Math.round(ms)).join(', ')} ms from the last change to the published round`);
      say(`the row held for ${full.map(({ lockedMs, trades }) => `${Math.round(lockedMs)} (${trades} trades)`).join(', ')} ms`);
      say(`the last of them: ${JSON.stringify(full.at(-1)?.steps)}`);
      const bursts: Held[] = [];
      for (const market of BURST_MARKETS) {
        await open(server, market);
        bursts.push(await heldRound(server, buyer, market));
      }
      const perBurst = bursts.map(({ lockedMs, trades }) => (lockedMs * ALLOCATIONS) / trades);
      say(`${bursts[0]?.trades} trades a round; the row held for ${bursts.map(({ lockedMs }) => Math.round(lockedMs)).join(', ')} ms`);
      await open(server, 'plum');
      const atOnce = await heldRound(server, buyer, 'plum');
      say(
        `${AT_ONCE.offers} × ${AT_ONCE.orders} that meet at once: ${atOnce.trades} trades, the row held for ${Math.round(atOnce.lockedMs)} ms`,
      );
      const p99 = (samples: readonly number[]) => percentile(samples, 0.99);
      return [
        figure('rounds.change_to_published_p99_ms', p99(full.slice(1).map(({ ms }) => ms)), null, 'value<=2000'),
        figure('rounds.locked_500_ms', p99(perBurst), null, 'value<=200'),
        figure('rounds.locked_full_book_ms', p99(full.map(({ lockedMs }) => lockedMs)), null, 'value<=1000'),
      ];
    } finally {
      await server.stop();
    }
  });
}

/** The round after one more order, and how long it alone held the market's row. */
async function heldRound(server: TestServer, buyer: Seeded, market: string): Promise<Held> {
  const before = await locked(server, market);
  const round = await roundAfterOrder(server, buyer, market);
  const after = await eventually(
    () => locked(server, market),
    ({ count }) => count > before.count,
    ROUND_WITHIN_MS,
  );
  return { ...round, lockedMs: ((after.sum - before.sum) / (after.count - before.count)) * 1_000 };
}

const open = (server: TestServer, market: string) => sql(server.databaseUrl, `UPDATE markets SET state = 'open' WHERE id = $1`, [market]);

/** Posts one order over HTTP and waits for the round that has seen it: ms by the database's clock, and its trades. */
async function roundAfterOrder(server: TestServer, buyer: Seeded, market: string): Promise<Row> {
  const [grade] = await sql<{ id: string }>(
    server.databaseUrl,
    `SELECT sheet #>> '{grades,0,id}' AS id FROM product_versions WHERE product_id = $1 AND version = 1`,
    [market],
  );
  const order = {
    productId: market,
    varietyIds: [],
    gradeIds: [grade?.id],
    placeId: 'mkt-hanoi',
    kg: 500,
    limitVndPerKg: 60_000,
    deliverFrom: dayFromToday(1),
    deliverTo: dayFromToday(6),
  };
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie: buyer.cookie, origin: server.url };
  const answer = await fetch(`${server.url}/api/v1/orders`, { method: 'POST', headers, body: JSON.stringify(order) });
  if (answer.status !== 201) throw new Error(`the order was not taken: ${answer.status} ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  const [row] = await eventually(
    () =>
      sql<Row>(
        server.databaseUrl,
        `SELECT (extract(epoch FROM e.at - p.at) * 1000)::float AS ms, (e.body #>> '{round,trades}')::int AS trades, e.body #> '{round,ms}' AS steps
         FROM events p JOIN rounds r ON r.market_id = $1 AND r.frozen_number >= p.number
         JOIN events e ON e.stream = p.stream AND e.name = 'round.cleared' AND (e.body #>> '{round,number}')::int = r.number
         WHERE p.stream = 'market:' || $1 AND p.name = 'order.placed' AND p.body #>> '{order,id}' = $2 ORDER BY r.number LIMIT 1`,
        [market, id],
      ),
    (rows) => rows.length > 0,
    ROUND_WITHIN_MS,
  );
  if (!row) throw new Error('no round came');
  return row;
}

/** How long the rounds of a market have held its row so far, in seconds, and how many they were, by the server's own clock. */
async function locked(server: TestServer, market: string): Promise<{ sum: number; count: number }> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const read = (part: string) =>
    parseFloat(
      new RegExp(`round_step_seconds_${part}\\{[^}]*market="${market}",step="locked"[^}]*\\} ([\\d.e+-]+)`).exec(metrics)?.[1] ?? '0',
    );
  return { sum: read('sum'), count: read('count') };
}
