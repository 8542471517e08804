// @profiles embedded
import { gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { clear } from '@domain/clearing/clear';
import { inputOfFile } from '@domain/clearing/files/input-file';
import { resultFile } from '@domain/clearing/files/result-file';
import { expectDone } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: of fifty writes within ± 50 ms of a gate's closing none is taken into its round late, none that was acknowledged is dropped, and
// each round is solved again to the same bytes. Method: 1,000 closings with LONG=1 (under eight minutes on a quiet machine), six in
// `npm test` (0.6 %), in turn over several markets, so that one market still makes its round while the next one's gate closes; the spec's
// own account is the time of each event in the database.
const LONG = process.env['LONG'] === '1';
const GATES = LONG ? 1_000 : 6;
const MARKETS = LONG ? ['mango', 'longan', 'plum', 'orange', 'pomelo', 'avocado'] : ['mango', 'longan', 'plum'];
const WRITES = 50;
const SPREAD_MS = 50;
/** At least; and as many storms' time as leaves a machine room for the rounds, or the writes of a slow one would miss their own gate. */
const APART_MS = LONG ? 420 : 700;
const STORMS_APART = LONG ? 1.7 : 3;
/** The first gate lies beyond the next look of the scheduler, so that its job is laid in time. */
const LEAD_MS = 7_000;
const IN_SESSIONS = { kind: 'sessions', gates: ['03:00'], closedDays: [], urgent: null };

interface Fruit {
  readonly market: string;
  readonly variety: string;
  readonly grade: string;
}

let server: TestServer;
let sellers: Person[];
let buyers: Person[];
let fruits: Fruit[];

beforeAll(async () => {
  server = await startServer({ env: { MARKET_NOTICE_SECONDS: '0' } });
  const operator = await signInOperator(server.url);
  sellers = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'cooperative')];
  buyers = [await aPerson(operator, 'trader'), await aPerson(operator, 'trader')];
  fruits = await sql<Fruit>(
    server.databaseUrl,
    `SELECT product_id AS market, sheet #>> '{varieties,0,id}' AS variety, sheet #>> '{grades,0,id}' AS grade
     FROM product_versions WHERE version = 1 AND product_id = ANY ($1) ORDER BY array_position($1, product_id)`,
    [MARKETS],
  );
  // Written down as begun already: a change over HTTP begins in the future, and how far on a busy machine nobody can say.
  await sql(
    server.databaseUrl,
    `INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at)
     SELECT market, 1, now() - interval '1 minute', $2, now() FROM unnest($1::text[]) AS market`,
    [MARKETS, JSON.stringify({ mode: IN_SESSIONS, standbyFromKg: 1_000, confirmWithinMs: 7_200_000 })],
  );
});
afterAll(() => server.stop());

const sleepUntil = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));

/** Fifty writes around a moment, half of them offers. Answers with the ids that were acknowledged: a busy server may say "try again". */
async function storm({ market, variety, grade }: Fruit, closesAt: number): Promise<string[]> {
  const writes = Array.from({ length: WRITES }, async (_, n): Promise<string[]> => {
    await sleepUntil(closesAt - SPREAD_MS + (2 * SPREAD_MS * n) / WRITES);
    const person = (n % 2 === 0 ? sellers : buyers)[(n >> 1) % 2] as Person;
    const fruit = { kg: 1_000, varietyId: variety, gradeId: grade };
    const wish = { kg: 1_000, productId: market, gradeIds: [grade], limitVndPerKg: 60_000 };
    const answer =
      n % 2 === 0
        ? await person.http.post<View>('/api/v1/offers', anOffer({ ...fruit, askVndPerKg: 5_000 + n }))
        : await person.http.post<View>('/api/v1/orders', anOrder(wish));
    return answer.status === 503 ? [] : [expectDone(answer).id];
  });
  return (await Promise.all(writes)).flat();
}

/** A storm in each market that no gate waits for, so that the program is warm; answers with the ids, and what the last one took in ms. */
async function warmUp(): Promise<{ ids: string[]; stormMs: number }> {
  const ids: string[] = [];
  let begun = 0;
  for (const fruit of fruits) {
    begun = Date.now();
    ids.push(...(await storm(fruit, begun + SPREAD_MS)));
  }
  return { ids, stormMs: Date.now() - begun };
}

interface Closed {
  readonly market_id: string;
  readonly closes_at: Date;
  readonly outcome: string;
  readonly input: Buffer;
  readonly result: Buffer;
  readonly names: Buffer;
}

const text = (bytes: Buffer) => gunzipSync(bytes).toString('utf8');

function solvedAgain({ input, result }: Closed): boolean {
  const given = text(input);
  const hash = createHash('sha256').update(given).digest('hex');
  return `${JSON.stringify(resultFile(clear(inputOfFile(JSON.parse(given))), hash))}\n` === text(result);
}

const CLOSED = `
  SELECT g.market_id, g.closes_at, g.outcome, f.input, f.result, f.names FROM market_gates g
  LEFT JOIN rounds r ON r.market_id = g.market_id AND r.number = g.round_number LEFT JOIN round_files f ON f.id = r.files_id
  WHERE g.kind = 'extra' ORDER BY g.closes_at`;

interface Arrival {
  readonly market: string;
  readonly id: string;
  readonly at: Date;
}

/** Holds the rounds of one market to the times at which its offers and orders arrived. */
function expectEachInItsRound(rounds: readonly Closed[], arrivals: readonly Arrival[]): void {
  const arrived = new Map(arrivals.map(({ id, at }) => [id, at.getTime()]));
  let before = 0;
  for (const round of rounds) {
    const gate = round.closes_at.getTime();
    const due = arrivals.filter(({ at }) => at.getTime() >= before && at.getTime() < gate).map(({ id }) => id);
    before = gate;
    if (round.outcome === 'empty') continue;
    const names = JSON.parse(text(round.names)) as { offers: { id: string }[]; lines: { id: string }[] };
    const taken = new Set([...names.offers, ...names.lines].map(({ id }) => id));
    expect([...taken].filter((id) => (arrived.get(id) ?? Infinity) >= gate)).toEqual([]);
    expect(due.filter((id) => !taken.has(id))).toEqual([]);
    expect(solvedAgain(round)).toBe(true);
  }
}

test(
  `TM-17 ${GATES} closings with ${WRITES} writes in ± ${SPREAD_MS} ms each`,
  async () => {
    const { ids: acknowledged, stormMs } = await warmUp();
    const apart = Math.max(APART_MS, STORMS_APART * stormMs);
    const first = Date.now() + LEAD_MS;
    const gates = Array.from({ length: GATES }, (_, n) => ({
      fruit: fruits[n % fruits.length] as Fruit,
      at: Math.round(first + n * apart),
    }));
    await sql(
      server.databaseUrl,
      `INSERT INTO market_gates (market_id, closes_at, kind) SELECT market, at, 'extra' FROM unnest($1::text[], $2::timestamptz[]) AS g (market, at)`,
      [gates.map(({ fruit }) => fruit.market), gates.map(({ at }) => new Date(at).toISOString())],
    );
    // Each at its own time: a storm that takes longer does not keep the next from its gate.
    const storms = await Promise.all(
      gates.map(async ({ fruit, at }) => {
        await sleepUntil(at - 2 * SPREAD_MS);
        return storm(fruit, at);
      }),
    );
    acknowledged.push(...storms.flat());
    // The files of a thousand rounds are read once, when all are done.
    const open = () => sql(server.databaseUrl, `SELECT 1 FROM market_gates WHERE kind = 'extra' AND outcome IS NULL`);
    await eventually(open, (left) => left.length === 0, 60_000 + GATES * 100);
    const rounds = await sql<Closed>(server.databaseUrl, CLOSED);
    const arrivals = await sql<Arrival>(
      server.databaseUrl,
      `SELECT substr(stream, 8) AS market, coalesce(body -> 'offer' ->> 'id', body -> 'order' ->> 'id') AS id, at FROM events
       WHERE stream LIKE 'market:%' AND name IN ('offer.opened', 'order.placed') ORDER BY stream, number`,
    );
    const all = (GATES + MARKETS.length) * WRITES;
    process.stderr.write(`${acknowledged.length} of ${all} writes were acknowledged, a gate every ${Math.round(apart)} ms\n`);
    expect(acknowledged.length).toBeGreaterThan(0.98 * all);
    const known = new Set(arrivals.map(({ id }) => id));
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
    for (const market of MARKETS)
      expectEachInItsRound(
        rounds.filter((round) => round.market_id === market),
        arrivals.filter((arrival) => arrival.market === market),
      );
    expect(rounds.filter(({ outcome }) => outcome === 'cleared').length).toBeGreaterThanOrEqual(GATES - MARKETS.length);
    await expectInvariants(server.databaseUrl);
  },
  120_000 + GATES * 10_000,
);
