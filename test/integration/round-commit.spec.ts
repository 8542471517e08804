import { expectDone, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a round of hundreds of trades is written in one short transaction, and what changed while it was solved is left out.
const LOTS = 500;
/** The bound with a full book; 500 trades take a tenth of it on a quiet machine, but tests run on a busy one. */
const COMMIT_MS_MAX = 1_000;

let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let trader: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
  trader = await aPerson(operator, 'trader');
});
afterAll(() => server.stop());
afterEach(() => expectInvariants(server.databaseUrl));

const setMarket = (state: 'open' | 'halted') => sql(server.databaseUrl, `UPDATE markets SET state = $1 WHERE id = 'mango'`, [state]);

/** Sends many posts, twenty at a time. */
async function postAll(http: HttpClient, path: string, bodies: readonly object[]): Promise<View[]> {
  const views: View[] = [];
  for (let at = 0; at < bodies.length; at += 20) {
    const answers = await Promise.all(bodies.slice(at, at + 20).map((body) => http.post<View>(path, body)));
    views.push(...answers.map(expectDone));
  }
  return views;
}

test('500 lots are traded in one round and one short commit, half of them confirmed at once', async () => {
  await setMarket('halted');
  const lots = Array.from({ length: LOTS }, (_, n) => n);
  await postAll(
    cooperative.http,
    '/api/v1/offers',
    lots.map((n) => anOffer({ kg: 1_000 + n, askVndPerKg: 5_000 + n, firm: n % 2 === 0 })),
  );
  await postAll(
    trader.http,
    '/api/v1/orders',
    lots.map((n) => anOrder({ kg: 1_000 + n, firm: true })),
  );
  await setMarket('open');
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 1, limitVndPerKg: 100 })));
  const [round] = await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/markets/mango/rounds')).items,
    (rounds) => rounds.length > 0,
    30_000,
  );
  expect(round).toMatchObject({ number: 1, state: 'cleared', stale: 0, offers: LOTS, demandLines: LOTS + 1 });
  expect(round?.['trades']).toBeGreaterThanOrEqual(LOTS);
  expect(round?.['spotKg']).toBe(lots.reduce((sum, n) => sum + 1_000 + n, 0));
  const ms = round?.['ms'] as { commit: number };
  process.stderr.write(`round of ${String(round?.['trades'])} trades: commit ${ms.commit} ms\n`);
  expect(ms.commit).toBeLessThanOrEqual(COMMIT_MS_MAX);
  const states = await sql<{ state: string; kg: number }>(
    server.databaseUrl,
    'SELECT state, sum(kg)::int AS kg FROM trades GROUP BY state ORDER BY state',
  );
  const firmKg = lots.filter((n) => n % 2 === 0).reduce((sum, n) => sum + 1_000 + n, 0);
  expect(states.find((row) => row.state === 'confirmed')?.kg).toBe(firmKg);
}, 120_000);

test('whoever amends while rounds are solved is never sold at the terms they left', async () => {
  const offers = await postAll(
    cooperative.http,
    '/api/v1/offers',
    Array.from({ length: 30 }, () => anOffer({ askVndPerKg: 6_000 })),
  );
  const posting = postAll(
    trader.http,
    '/api/v1/orders',
    Array.from({ length: 60 }, () => anOrder({ kg: 3_000, limitVndPerKg: 20_000 })),
  );
  // Every amendment races with the rounds that the orders start; the invariants afterwards compare each trade with the version it names.
  const amended = await Promise.all(
    offers.map((offer, n) => cooperative.http.patch<View>(`/api/v1/offers/${offer.id}`, 1, { askVndPerKg: 7_000 + n, kg: 12_500 })),
  );
  await posting;
  expect(amended.map((answer) => answer.status)).toEqual(offers.map(() => 200));
  const [prices] = await eventually(
    () =>
      sql<{ below: number; trades: number }>(
        server.databaseUrl,
        `SELECT count(*)::int AS trades, count(*) FILTER (WHERE t.farm_gate_vnd_per_kg < o.ask_vnd_per_kg AND t.created_at > v.at)::int AS below
       FROM trades t JOIN offers o ON o.id = t.offer_id JOIN offer_versions v ON v.offer_id = o.id AND v.version = o.version
       WHERE t.offer_id = ANY($1)`,
        [offers.map((offer) => offer.id)],
      ),
    ([row]) => (row?.trades ?? 0) > 0,
    10_000,
  );
  expect(prices?.below).toBe(0);
});
