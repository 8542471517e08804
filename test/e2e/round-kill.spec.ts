// @profiles embedded
import { expectDone, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { copyDatabase, createDatabase, dropDatabase, sql } from '../support/test-databases';

// Goal: a worker killed at any step of a round, and its job run again once to five times, makes the same round with the same hash, and
// its trades once; so do two workers on one market. Method: one halted market, copied for each step; `npm test` kills at one step,
// LONG=1 at each.
const STEPS = [
  'gate.closed',
  'round.frozen',
  'round.solved',
  'round.recorded',
  'round.locked',
  'round.drawn',
  'round.traded',
  'round.written',
  'round.appended',
  'round.committed',
] as const;
const KILLED = process.env['LONG'] === '1' ? STEPS : (['round.traded'] as const);
const REASON = { reason: 'Kiểm tra máy chủ ghép phiên' };

let base: string;
let control: { input_hash: Buffer; result_hash: Buffer; trades: number; kg: number };

const outcome = async (url: string) => {
  const [row] = await sql<typeof control>(
    url,
    `SELECT r.input_hash, r.result_hash, (SELECT count(*)::int FROM trades) AS trades, (SELECT coalesce(sum(kg), 0)::int FROM trades) AS kg
     FROM rounds r WHERE market_id = 'mango' AND number = 1`,
  );
  return row;
};
const resume = (operator: HttpClient) => operator.post('/api/v1/markets/mango/resumption', REASON);
const halt = (operator: HttpClient) => operator.post('/api/v1/markets/mango/halt', REASON);

const inSessions = (url: string) =>
  sql(
    url,
    `INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at)
     VALUES ('mango', 1, now() - interval '1 minute',
             '{"mode":{"kind":"sessions","gates":["03:00"],"closedDays":[],"urgent":null},"standbyFromKg":1000,"confirmWithinMs":7200000}', now())`,
  );
const gateDue = (url: string) =>
  sql(
    url,
    `INSERT INTO market_gates (market_id, closes_at, kind) VALUES ('mango', date_trunc('milliseconds', clock_timestamp()), 'extra')`,
  );

/** Wakes the market and waits until that is seen. */
async function wake(server: TestServer, operator: HttpClient): Promise<void> {
  expectDone(await resume(operator));
  await eventually(
    () =>
      sql<{ seen: boolean }>(
        server.databaseUrl,
        `SELECT frozen_number >= (SELECT max(number) FROM events WHERE stream = 'market:mango' AND name = 'market.resumed') AS seen
         FROM markets WHERE id = 'mango'`,
      ),
    ([row]) => row?.seen === true,
    30_000,
  );
}

beforeAll(async () => {
  base = await createDatabase();
  const server = await startServer({ databaseUrl: base });
  const operator = await signInOperator(server.url);
  const [cooperative, trader] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'trader')];
  expectDone(await halt(operator));
  for (let n = 0; n < 8; n++) {
    expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000 + n, askVndPerKg: 5_000 + n, firm: n % 2 === 0 })));
    expectDone(await trader.http.post<View>('/api/v1/orders', anOrder({ kg: 1_000 + n, firm: true })));
  }
  await server.stop();
}, 120_000);
afterAll(() => dropDatabase(base));

test('two workers on one market make each round once', async () => {
  const databaseUrl = await copyDatabase(base);
  const server = await startServer({ databaseUrl });
  const second = await startServer({ databaseUrl, role: 'worker' });
  const operator = await signInOperator(server.url);
  await wake(server, operator);
  control = (await outcome(databaseUrl)) as typeof control;
  expect(control).toMatchObject({ trades: expect.any(Number) as number });
  expect(control.kg).toBeGreaterThan(7_000);
  for (let again = 0; again < 3; again++) {
    expectDone(await halt(operator));
    await wake(server, operator);
  }
  expect(await outcome(databaseUrl)).toEqual(control);
  await expectInvariants(databaseUrl);
  await second.stop();
  await server.stop();
  await dropDatabase(databaseUrl);
}, 120_000);

test.each(KILLED)(
  'killed at %s, the round is made again, the same, and its trades once',
  async (step) => {
    const databaseUrl = await copyDatabase(base);
    if (step === 'gate.closed') await inSessions(databaseUrl);
    const dying = await startServer({ databaseUrl, env: { FAILPOINT: step } });
    // The answer may still come, or the process may be gone before it.
    await resume(await signInOperator(dying.url)).catch(() => undefined);
    if (step === 'gate.closed') await gateDue(databaseUrl);
    await eventually(
      () =>
        fetch(`${dying.url}/livez`).then(
          () => 'alive',
          () => 'dead',
        ),
      (state) => state === 'dead',
      30_000,
    );
    await dying.kill9();
    const made = await outcome(databaseUrl);
    expect(made).toEqual(step === 'round.committed' ? control : undefined);
    const server = await startServer({ databaseUrl });
    const operator = await signInOperator(server.url);
    // In sessions a resumption makes no round: the gate that was closed is still due.
    if (step === 'gate.closed')
      await eventually(
        () => outcome(databaseUrl),
        (row) => row !== undefined,
        30_000,
      );
    for (let run = step === 'gate.closed' ? 0 : 1 + (STEPS.indexOf(step) % 5); run > 0; run--) {
      expectDone(await halt(operator));
      await wake(server, operator);
    }
    expect(await outcome(databaseUrl)).toEqual(control);
    await expectInvariants(databaseUrl);
    await server.stop();
    await dropDatabase(databaseUrl);
  },
  120_000,
);

test('a result that is wrong by one kilogram is never committed: the operator is alarmed, and the market says so', async () => {
  const databaseUrl = await copyDatabase(base);
  const faulty = await startServer({ databaseUrl, env: { FAILPOINT: 'solver.wrong' } });
  let operator = await signInOperator(faulty.url);
  await wake(faulty, operator);
  expect(await outcome(databaseUrl)).toMatchObject({ trades: 0, kg: 0 });
  const { items: rounds } = expectDone(await operator.get<{ items: View[] }>('/api/v1/markets/mango/rounds'));
  expect(rounds).toMatchObject([{ number: 1, state: 'failed', prices: [], trades: 0 }]);
  const alarms = async () => expectDone(await operator.get<{ items: View[] }>('/api/v1/alarms')).items;
  expect(await alarms()).toMatchObject([{ kind: 'round_failed', marketId: 'mango', roundNumber: 1 }]);
  const metrics = await (await fetch(`${faulty.url}/metrics`)).text();
  expect(metrics).toMatch(/market_alarms\{kind="round_failed",market="mango"\} 1/);
  expect(metrics).toMatch(/rounds_total\{[^}]*outcome="failed"[^}]*\} 1/);
  const told = await sql(databaseUrl, `SELECT 1 FROM events WHERE stream = 'market:mango' AND body #>> '{round,state}' = 'failed'`);
  expect(told).toHaveLength(1);
  const [kept] = await sql<{ n: number }>(databaseUrl, `SELECT jsonb_array_length(violations) AS n FROM rounds WHERE market_id = 'mango'`);
  expect(kept?.n).toBeGreaterThan(0);
  await expectInvariants(databaseUrl);
  await faulty.stop();
  if (process.env['LONG'] === '1') {
    // A sound program goes on where the faulty one stood still.
    const server = await startServer({ databaseUrl });
    operator = await signInOperator(server.url);
    expectDone(await halt(operator));
    await wake(server, operator);
    const [row] = await sql<{ trades: number; kg: number }>(databaseUrl, 'SELECT count(*)::int AS trades, sum(kg)::int AS kg FROM trades');
    expect(row).toEqual({ trades: control.trades, kg: control.kg });
    expect(await alarms()).toEqual([]);
    await server.stop();
  }
  await dropDatabase(databaseUrl);
}, 120_000);
