import { randomUUID } from 'node:crypto';
import { startServer, type TestServer } from '../../support/server';
import { dayFromToday, eventually } from '../../support/market-steps';
import { sql } from '../../support/test-databases';
import { figure, percentile, type BenchOptions, type Figure } from '../figure';
import { seedMembers, withDurableDatabase, type Seeded } from '../live/world';
import { fillBook } from './book';

// Goal: how long a market waits for its round, and how long a round holds its market, beside a running server with a book of 10,000
// offers and 5,000 orders. Method: the clocks of the database on the last change and on the publication; the lock by the server's own
// metric. Targets: DESIGN section 9, decision 3.
const OFFERS = 10_000;
const ORDERS = 5_000;
const CHANGES = 30;
const ROUND_WITHIN_MS = 60_000;

interface Row {
  readonly ms: number;
  /** What each step of the round took. */
  readonly steps: Readonly<Record<string, number>>;
  readonly trades: number;
}

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  return withDurableDatabase(async (databaseUrl) => {
    const sellers = await seedMembers(databaseUrl, 200, { kind: 'cooperative', role: 'manager', perMember: 1, perOrganisation: 1 });
    const buyers = await seedMembers(databaseUrl, 100, { kind: 'trader', role: 'buyer', perMember: 1, perOrganisation: 1 });
    const [offers, orders] = [Math.round(OFFERS * scale), Math.round(ORDERS * scale)];
    await sql(databaseUrl, `UPDATE markets SET state = 'halted'`);
    const apart = { asks: [12_000, 20_000], limits: [4_000, 10_000] } as const;
    await fillBook(databaseUrl, sellers, buyers, { market: 'mango', offers, orders, ...apart });
    const crossed = { asks: [4_000, 7_000], limits: [12_000, 20_000] } as const;
    await fillBook(databaseUrl, sellers, buyers, { market: 'longan', offers: 300, orders: 300, ...crossed });
    await fillBook(databaseUrl, sellers, buyers, { market: 'plum', offers, orders, ...crossed });
    const server = await startServer({ databaseUrl, profile: 'embedded' });
    try {
      const buyer = buyers[0] as Seeded;
      const waits: number[] = [];
      let last: Row | undefined;
      await open(server, 'mango');
      for (let change = 0; change < Math.max(5, Math.round(CHANGES * scale)); change++) {
        last = await roundAfterOrder(server, buyer, 'mango');
        waits.push(last.ms);
      }
      say(
        `${offers} × ${orders}: ${waits.map(Math.round).join(', ')} ms from the last change to the published round; ${JSON.stringify(last?.steps)}`,
      );
      await open(server, 'longan');
      const small = await roundAfterOrder(server, buyer, 'longan');
      say(`${small.trades} trades in one round`);
      await open(server, 'plum');
      const full = await roundAfterOrder(server, buyer, 'plum');
      say(`${full.trades} trades in one round of the full book, ${Math.round(full.ms)} ms; ${JSON.stringify(full.steps)}`);
      return [
        figure('rounds.change_to_published_p99_ms', percentile(waits.slice(1), 0.99), null, 'value<=2000'),
        figure('rounds.locked_500_ms', ((await lockedMs(server, 'longan')) * 500) / Math.max(500, small.trades), null, 'value<=200'),
        figure('rounds.locked_full_book_ms', await lockedMs(server, 'plum'), null, 'value<=1000'),
      ];
    } finally {
      await server.stop();
    }
  });
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

/** How long the rounds of a market held its row, by the server's own clock. */
async function lockedMs(server: TestServer, market: string): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const read = (part: string) =>
    parseFloat(
      new RegExp(`round_step_seconds_${part}\\{[^}]*market="${market}",step="locked"[^}]*\\} ([\\d.e+-]+)`).exec(metrics)?.[1] ?? 'NaN',
    );
  return (read('sum') / read('count')) * 1_000;
}
