// @profiles embedded
import { gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { clear } from '@domain/clearing/clear';
import { inputOfFile } from '@domain/clearing/input-file';
import { resultFile } from '@domain/clearing/result-file';
import { expectDone, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: of fifty writes within ± 50 ms of a gate's closing none is taken into its round late, none that was acknowledged is dropped, and
// each round is solved again to the same bytes. Method: 1,000 closings with LONG=1, six in `npm test`; the spec's own account is the
// time of each event in the database.
const GATES = process.env['LONG'] === '1' ? 1_000 : 6;
const WRITES = 50;
const SPREAD_MS = 50;
/** At least; and three times what one storm takes here, or the writes of a slow machine would miss their own gate. */
const APART_MS = 700;
/** The first gate lies beyond the next look of the scheduler, so that its job is laid in time. */
const LEAD_MS = 7_000;

let server: TestServer;
let operator: HttpClient;
let sellers: Person[];
let buyers: Person[];

beforeAll(async () => {
  server = await startServer({ env: { MARKET_NOTICE_SECONDS: '0' } });
  operator = await signInOperator(server.url);
  sellers = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'cooperative')];
  buyers = [await aPerson(operator, 'trader'), await aPerson(operator, 'trader')];
  const from = new Date(Date.now() + 500).toISOString();
  expectDone(await operator.post('/api/v1/markets/mango/settings', { mode: 'sessions', gates: ['03:00'], from }));
  await new Promise((resolve) => setTimeout(resolve, 600));
});
afterAll(() => server.stop());

const sleepUntil = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));

/** Fifty writes around a moment, half of them offers. Answers with the ids that were acknowledged: a busy server may say "try again". */
async function storm(closesAt: number): Promise<string[]> {
  const writes = Array.from({ length: WRITES }, async (_, n): Promise<string[]> => {
    await sleepUntil(closesAt - SPREAD_MS + (2 * SPREAD_MS * n) / WRITES);
    const person = (n % 2 === 0 ? sellers : buyers)[(n >> 1) % 2] as Person;
    const answer =
      n % 2 === 0
        ? await person.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, askVndPerKg: 5_000 + n }))
        : await person.http.post<View>('/api/v1/orders', anOrder({ kg: 1_000 }));
    return answer.status === 503 ? [] : [expectDone(answer).id];
  });
  return (await Promise.all(writes)).flat();
}

interface Closed {
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

test(
  `TM-17 ${GATES} closings with ${WRITES} writes in ± ${SPREAD_MS} ms each`,
  async () => {
    const begun = Date.now();
    const acknowledged = await storm(begun + SPREAD_MS);
    const apart = Math.max(APART_MS, 3 * (Date.now() - begun));
    const first = Date.now() + LEAD_MS;
    const gates = Array.from({ length: GATES }, (_, n) => first + n * apart);
    await sql(
      server.databaseUrl,
      `INSERT INTO market_gates (market_id, closes_at, kind) SELECT 'mango', at, 'extra' FROM unnest($1::timestamptz[]) AS at`,
      [gates.map((at) => new Date(at).toISOString())],
    );
    for (const at of gates) acknowledged.push(...(await storm(at)));
    const closed = () =>
      sql<Closed>(
        server.databaseUrl,
        `SELECT g.closes_at, g.outcome, f.input, f.result, f.names FROM market_gates g
       LEFT JOIN rounds r ON r.market_id = g.market_id AND r.number = g.round_number LEFT JOIN round_files f ON f.id = r.files_id
       WHERE g.market_id = 'mango' AND g.kind = 'extra' ORDER BY g.closes_at`,
      );
    const rounds = await eventually(closed, (all) => all.every(({ outcome }) => outcome !== null), 60_000 + GATES * 100);
    const events = await sql<{ id: string; at: Date }>(
      server.databaseUrl,
      `SELECT coalesce(body -> 'offer' ->> 'id', body -> 'order' ->> 'id') AS id, at FROM events
     WHERE stream = 'market:mango' AND name IN ('offer.opened', 'order.placed') ORDER BY number`,
    );
    const arrived = new Map(events.map(({ id, at }) => [id, at.getTime()]));
    process.stderr.write(`${acknowledged.length} of ${(GATES + 1) * WRITES} writes were acknowledged\n`);
    expect(acknowledged.length).toBeGreaterThan(0.98 * (GATES + 1) * WRITES);
    expect(acknowledged.filter((id) => !arrived.has(id))).toEqual([]);
    let before = 0;
    for (const round of rounds) {
      const gate = round.closes_at.getTime();
      const due = events.filter(({ at }) => at.getTime() >= before && at.getTime() < gate).map(({ id }) => id);
      before = gate;
      if (round.outcome === 'empty') continue;
      const names = JSON.parse(text(round.names)) as { offers: { id: string }[]; lines: { id: string }[] };
      const taken = new Set([...names.offers, ...names.lines].map(({ id }) => id));
      expect([...taken].filter((id) => (arrived.get(id) ?? Infinity) >= gate)).toEqual([]);
      expect(due.filter((id) => !taken.has(id))).toEqual([]);
      expect(solvedAgain(round)).toBe(true);
    }
    expect(rounds.filter(({ outcome }) => outcome === 'cleared').length).toBeGreaterThanOrEqual(GATES - 1);
    await expectInvariants(server.databaseUrl);
  },
  120_000 + GATES * 10_000,
);
