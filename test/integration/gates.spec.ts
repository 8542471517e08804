// @profiles embedded
import path from 'node:path';
import { Client } from 'pg';
import { expectEventsDescribed } from '../support/described';
import { expectDone, expectRefused, HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';
import { waitingRounds } from '../support/waiting-rounds';

// Goal: in sessions a market matches at its gates and nowhere else; what comes after a gate waits; halts hold; every bad setting is refused.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let trader: Person;

beforeAll(async () => {
  server = await startServer({ env: { MARKET_NOTICE_SECONDS: '0' } });
  operator = await signInOperator(server.url);
  [cooperative, trader] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'trader')];
});
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
});
afterEach(() => expectInvariants(server.databaseUrl));

const SESSIONS = { mode: 'sessions', gates: ['05:30', '19:00'] };
const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
const rounds = async (market: string) => expectDone(await trader.http.get<{ items: View[] }>(`/api/v1/markets/${market}/rounds`)).items;
const status = async (market: string) => expectDone(await trader.http.get<View>(`/api/v1/markets/${market}/status`));
const gatesOf = (market: string) =>
  sql<{ outcome: string | null; round_number: number | null }>(
    server.databaseUrl,
    'SELECT outcome, round_number FROM market_gates WHERE market_id = $1 ORDER BY closes_at',
    [market],
  );

async function inSessions(market: string, more: object = {}): Promise<void> {
  expectDone(await operator.post(`/api/v1/markets/${market}/settings`, { ...SESSIONS, from: soon(1_000), ...more }));
  await eventually(
    () => status(market),
    (now) => (now['settings'] as { mode: string }).mode === 'sessions',
    30_000,
  );
}

/** One more gate, straight into the table: the doors want gates a quarter of an hour apart. */
async function gateIn(market: string, ms: number): Promise<void> {
  await sql(
    server.databaseUrl,
    `INSERT INTO market_gates (market_id, closes_at, kind) VALUES ($1, date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => $2), 'extra')`,
    [market, ms / 1_000],
  );
}

const longan = { productId: 'longan', limitVndPerKg: 20_000 };
const post = (path: string, person: Person, body: object) => person.http.post<View>(path, body).then(expectDone);

test('a change needs notice, a gate lies ahead, and gates do not overlap', async () => {
  const plan = (body: object) => operator.post('/api/v1/markets/plum/settings', { ...SESSIONS, from: soon(60_000), ...body });
  expectRefused(await plan({ from: soon(-1_000) }), 422, 'market.change_in_past');
  expectRefused(await plan({ gates: ['19:00', '19:05'] }), 422, 'gate.too_close');
  expectRefused(await plan({ gates: ['25:00'] }), 422, 'gate.time_invalid');
  expectRefused(await plan({ gates: [] }), 422, 'list.too_short');
  expectRefused(await plan({ closedDays: ['2026-02-30'] }), 422, 'day.invalid');
  expectRefused(await plan({ mode: 'continuous', intervalMs: 1 }), 422, 'market.interval_out_of_range');
  expectRefused(await plan({ mode: 'continuous', intervalMs: 1_000, standbyFromKg: 1_000 }), 409, 'market.no_change');
  expectRefused(await plan({ urgent: { withinDays: 60, intervalMs: 1_000 } }), 422, 'market.urgent_days_out_of_range');
  expectRefused(await plan({ standbyFromKg: 0 }), 422, 'market.standby_out_of_range');
  expectRefused(await plan({ confirmWithinMs: 25 * 3_600_000 }), 422, 'market.confirm_out_of_range');
  expectRefused(
    await operator.post('/api/v1/markets/plum/settings', { ...SESSIONS, from: soon(500 * 86_400_000) }),
    422,
    'market.change_too_far_ahead',
  );
  const gate = (closesAt: string) => operator.post('/api/v1/markets/plum/gates', { closesAt });
  expectRefused(await gate(soon(-60_000)), 422, 'gate.in_past');
  expectRefused(await gate(soon(60_000)), 422, 'gate.not_in_sessions');
  expectRefused(await trader.http.post('/api/v1/markets/plum/settings', { ...SESSIONS, from: soon(60_000) }), 403, 'auth.forbidden');
  expectRefused(await operator.post('/api/v1/markets/no-such/halt', { reason: 'không có chợ này đâu' }), 404, 'market.unknown');
});

test('in sessions nothing is matched until the gate, and then at once', async () => {
  await inSessions('longan', { standbyFromKg: 1_000 });
  await post('/api/v1/orders', trader, anOrder({ ...longan, kg: 1_000 }));
  await post('/api/v1/offers', cooperative, anOffer({ varietyId: 'longan-mien-thiet', kg: 1_000, askVndPerKg: 5_000 }));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await rounds('longan')).toEqual([]);
  expect((await status('longan'))['nextGate']).toMatchObject({ kind: 'session' });
  await gateIn('longan', 6_000);
  const [round] = await eventually(
    () => rounds('longan'),
    (list) => list.length > 0,
    30_000,
  );
  expect(round).toMatchObject({ number: 1, mode: 'session', spotKg: 1_000, trades: 1 });
  expect(Date.parse(round?.['publishedAt'] as string) - Date.parse(round?.['gateAt'] as string)).toBeLessThan(30_000);
  expect(await gatesOf('longan')).toEqual([{ outcome: 'cleared', round_number: 1 }]);
});

/** A node more on the same database whose machine's clock is wrong; what it answers goes by the database's. */
const aNodeOff = (ms: number): Promise<TestServer> =>
  startServer({
    databaseUrl: server.databaseUrl,
    role: 'api',
    env: {
      MARKET_NOTICE_SECONDS: '0',
      NODE_OPTIONS: `--require ${path.resolve(__dirname, '../support/shifted-clock.cjs')}`,
      CLOCK_SHIFT_MS: String(ms),
    },
  });

test('TM-16 what comes after the gate waits for the next round, however late the round is made and whatever a node’s clock says', async () => {
  // Five minutes slow: by its own clock all that it takes comes long before the gate.
  const slow = await aNodeOff(-300_000);
  const through = (person: Person): Person => ({ ...person, http: HttpClient.holding(slow.url, person.http.cookie) });
  try {
    const offer = await post('/api/v1/offers', cooperative, anOffer({ varietyId: 'longan-mien-thiet', kg: 500, askVndPerKg: 5_000 }));
    const early = await post('/api/v1/orders', trader, anOrder({ ...longan, kg: 700, limitVndPerKg: 19_000 }));
    // The gate is found a moment after it has passed; the dearer order came in between.
    await gateIn('longan', 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const late = await post('/api/v1/orders', through(trader), anOrder({ ...longan, kg: 700, limitVndPerKg: 25_000 }));
    const [round] = await eventually(
      () => rounds('longan'),
      (list) => list.length > 1,
      30_000,
    );
    expect(round).toMatchObject({ number: 2, offers: 1, demandLines: 1 });
    const trades = expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades')).items;
    expect(trades.find((trade) => trade['offerId'] === offer.id)?.['orderId']).toBe(early.id);
    expect(trades.some((trade) => trade['orderId'] === late.id)).toBe(false);
    const told = Date.parse(late['submittedAt'] as string) - Date.parse(early['submittedAt'] as string);
    expect(told).toBeGreaterThan(-60_000); // whose turn it is does not hang on the node either
  } finally {
    await slow.stop();
  }
});

/** How a trade breaks, the market where it does, and whether it was confirmed before. */
const BREAKS: Readonly<Record<string, { market: string; firm: boolean; confirmWithinMs: number; act(trade: View): Promise<unknown> }>> = {
  declined: {
    ...{ market: 'orange', firm: false, confirmWithinMs: 600_000 },
    act: ({ id }) => post(`/api/v1/trades/${id}/refusal`, cooperative, { reason: 'Xe hỏng, không kịp giao' }),
  },
  lapsed: { market: 'dragon-fruit', firm: false, confirmWithinMs: 3_000, act: () => Promise.resolve() },
  cancelled: {
    ...{ market: 'pineapple', firm: true, confirmWithinMs: 600_000 },
    act: ({ id }) => post(`/api/v1/trades/${id}/cancellation`, trader, { reason: 'Kho đầy' }),
  },
  'cut short': {
    ...{ market: 'mandarin', firm: true, confirmWithinMs: 600_000 },
    act: ({ id }) => post(`/api/v1/trades/${id}/cancellation`, cooperative, { reason: 'Mưa đá', kg: 700 }),
  },
  // What the lorry's scales show is less than was bound: one side corrects it, the other says yes.
  'weighed short': {
    ...{ market: 'mango', firm: true, confirmWithinMs: 600_000 },
    act: async ({ id }) => {
      const { id: correction } = await post(`/api/v1/trades/${id}/corrections`, cooperative, { reason: 'Cân tại kho thiếu', kg: 500 });
      await post(`/api/v1/trades/${id}/corrections/${correction}/acceptance`, trader, {});
    },
  },
};
/** What a trade of 1,200 kg that is only cut leaves open again. */
const CUT_KG: Readonly<Record<string, number>> = { mandarin: 700, mango: 700 };

async function fruitOf(market: string): Promise<{ variety: string; grade: string }> {
  const [fruit] = await sql<{ variety: string; grade: string }>(
    server.databaseUrl,
    `SELECT sheet #>> '{varieties,0,id}' AS variety, sheet #>> '{grades,0,id}' AS grade FROM product_versions WHERE product_id = $1 AND version = 1`,
    [market],
  );
  return fruit as { variety: string; grade: string };
}

/** One trade with a standby on each side, broken between two gates; answers once both sides have others, and were told. */
async function repaired({ market, firm, confirmWithinMs, act }: (typeof BREAKS)[string]): Promise<void> {
  await inSessions(market, { standbyFromKg: 1_000, confirmWithinMs });
  const { variety, grade } = await fruitOf(market);
  const days = { harvestFrom: dayFromToday(3), harvestTo: dayFromToday(6) };
  const fruit = { varietyId: variety, gradeId: grade, kg: 1_200, firm, ...days };
  const first = await post('/api/v1/offers', cooperative, anOffer({ ...fruit, askVndPerKg: 5_000 }));
  const second = await post('/api/v1/offers', cooperative, anOffer({ ...fruit, askVndPerKg: 5_500 }));
  const wish = { productId: market, gradeIds: [grade], kg: 1_200, firm, deliverFrom: dayFromToday(3), deliverTo: dayFromToday(8) };
  const order = await post('/api/v1/orders', trader, anOrder({ ...wish, limitVndPerKg: 60_000 }));
  await gateIn(market, 1);
  const trades = async () =>
    expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades?limit=100')).items.filter((each) => each['marketId'] === market);
  const [trade] = await eventually(trades, (list) => list.length > 0, 30_000);
  expect(trade).toMatchObject({ offerId: first.id, orderId: order.id });
  const path = `/api/v1/trades/${trade?.id}`;
  expect(expectDone(await trader.http.get(`${path}/standbys`))).toMatchObject({
    standbys: [{ kind: 'offer', id: second.id, askVndPerKg: 5_500, openKg: 1_200 }],
    answers: [],
  });
  expectRefused(await operator.get(`${path}/standbys`), 403, 'auth.forbidden');
  // It waits for the next gate, and takes the first buyer's place.
  const other = await post('/api/v1/orders', trader, anOrder({ ...wish, limitVndPerKg: 50_000 }));
  await act(trade as View);
  const kg = CUT_KG[market] ?? 1_200;
  const made = await eventually(trades, (list) => list.length >= 3, 30_000);
  const pairOf = (offer: View, wanted: View) => made.find((each) => each['offerId'] === offer.id && each['orderId'] === wanted.id);
  expect(pairOf(second, order)).toMatchObject({ kg });
  expect(pairOf(first, other)).toMatchObject({ kg });
  expect((await rounds(market)).map((round) => round['mode'])).toEqual(expect.arrayContaining(['repair', 'session']));
  for (const { http, organisationId } of [trader, cooperative]) {
    const told = expectDone(
      await http.get<{ events: { name: string; body: View }[] }>(`/api/v1/streams/org:${organisationId}/events?after=0`),
    ).events.filter(({ name, body }) => name === 'gap.answered' && body['tradeId'] === trade?.id);
    expect(expectDone(await http.get<View>(`${path}/standbys`))['answers']).toMatchObject([{ gapKg: kg, foundKg: kg }]);
    expect(told.map(({ body }) => body)).toEqual([
      { tradeId: trade?.id, gapKg: kg, foundKg: kg, roundNumber: expect.any(Number) as number },
    ]);
  }
}

test('an event has one time on all its streams, to the microsecond: before a gate as a whole or after it as a whole', async () => {
  const { id } = await post('/api/v1/offers', cooperative, anOffer({ kg: 200, varietyId: 'longan-mien-thiet' }));
  const told = await sql<{ streams: string[] }>(
    server.databaseUrl,
    `SELECT array_agg(stream ORDER BY stream) AS streams FROM events WHERE name = 'offer.opened' AND body #>> '{offer,id}' = $1 GROUP BY at`,
    [id],
  );
  expect(told).toEqual([{ streams: ['market:longan', `org:${cooperative.organisationId}`] }]);
  await post(`/api/v1/offers/${id}/withdrawal`, cooperative, {});
});

test('between gates a trade that is declined, lapses, is cancelled, is cut or weighed short is repaired at once for both sides, and both are told', async () => {
  await Promise.all(Object.values(BREAKS).map(repaired));
}, 120_000);

test('a gate at which nothing can meet is done without a round; one in a halt is skipped, and what comes is taken and marked waiting', async () => {
  await inSessions('plum');
  await gateIn('plum', 10);
  await eventually(
    () => gatesOf('plum'),
    ([gate]) => gate?.outcome === 'empty',
    30_000,
  );
  const reason = 'Mưa đá ở Mộc Châu, chờ kiểm tra lại vườn';
  expectDone(await operator.post('/api/v1/markets/plum/halt', { reason }));
  expect(await status('plum')).toMatchObject({ state: 'halted', halt: { reason } });
  expectRefused(await operator.post('/api/v1/markets/plum/halt', { reason }), 409, 'market.already_halted');
  const fruit = await fruitOf('plum');
  const offer = await post('/api/v1/offers', cooperative, anOffer({ varietyId: fruit.variety, gradeId: fruit.grade, kg: 300 }));
  const order = await post('/api/v1/orders', trader, anOrder({ productId: 'plum', gradeIds: [fruit.grade], kg: 300, limitVndPerKg: 100 }));
  expect([offer, order]).toMatchObject([
    { state: 'open', waiting: true },
    { state: 'open', waiting: true },
  ]);
  const waits = async () => {
    const own = [await cooperative.http.get<View>(`/api/v1/offers/${offer.id}`), await trader.http.get<View>(`/api/v1/orders/${order.id}`)];
    const listed = expectDone(await trader.http.get<{ items: View[] }>('/api/v1/orders')).items.filter(({ id }) => id === order.id);
    return [...own.map(expectDone), ...listed].map((view) => view['waiting']);
  };
  expect(await waits()).toEqual([true, true, true]);
  await gateIn('plum', 10);
  await eventually(
    () => gatesOf('plum'),
    (gates) => gates.at(-1)?.outcome === 'halted',
    30_000,
  );
  expectRefused(await operator.post('/api/v1/markets/plum/resumption', { reason: 'vì' }), 422, 'text.too_short');
  expect(expectDone(await operator.post<View>('/api/v1/markets/plum/resumption', { reason: 'Đã kiểm tra, chợ mở lại' }))).toMatchObject({
    state: 'open',
    halt: null,
  });
  expectRefused(await operator.post('/api/v1/markets/plum/resumption', { reason }), 409, 'market.not_halted');
  expect(await waits()).toEqual([false, false, false]);
});

test('lots that cannot wait are matched between the gates, the others are not', async () => {
  await inSessions('avocado', { urgent: { withinDays: 2, intervalMs: 200 } });
  const [avocado] = await sql<{ varietyId: string; gradeId: string }>(
    server.databaseUrl,
    `SELECT sheet #>> '{varieties,0,id}' AS "varietyId", sheet #>> '{grades,0,id}' AS "gradeId" FROM product_versions WHERE product_id = 'avocado'`,
  );
  const fruit = { ...avocado, kg: 900, askVndPerKg: 5_000, certainty: 'ready' };
  const day = (n: number) => new Date(Date.now() + 7 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);
  const ripe = await post('/api/v1/offers', cooperative, anOffer({ ...fruit, harvestFrom: day(0), harvestTo: day(1) }));
  await post('/api/v1/offers', cooperative, anOffer({ ...fruit, harvestFrom: day(0), harvestTo: day(5) }));
  await post('/api/v1/orders', trader, anOrder({ productId: 'avocado', gradeIds: [avocado?.gradeId], kg: 1_800, limitVndPerKg: 90_000 }));
  const [round] = await eventually(
    () => rounds('avocado'),
    (list) => list.length > 0,
    30_000,
  );
  expect(round).toMatchObject({ mode: 'urgent', offers: 1, spotKg: 900 });
  const trades = expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/trades')).items;
  expect(trades[0]?.['offerId']).toBe(ripe.id);
});

/** Holds a market's row, as a commit does: a round that is being solved waits until it is let go. */
async function holding(market: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: server.databaseUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM markets WHERE id = $1 FOR NO KEY UPDATE', [market]);
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

test('a round that has begun ends as it began: a change of mode that begins meanwhile holds for the next one', async () => {
  const fruit = await fruitOf('pomelo');
  const offer = anOffer({ varietyId: fruit.variety, gradeId: fruit.grade, kg: 500, askVndPerKg: 5_000 });
  const order = anOrder({ productId: 'pomelo', gradeIds: [fruit.grade], kg: 500, limitVndPerKg: 60_000 });
  await post('/api/v1/orders', trader, order);
  const isSeen = () =>
    sql<{ seen: boolean }>(
      server.databaseUrl,
      `SELECT frozen_number >= (SELECT max(number) FROM events WHERE stream = 'market:pomelo' AND name = 'order.placed') AS seen FROM markets WHERE id = 'pomelo'`,
    );
  await eventually(isSeen, ([row]) => row?.seen === true, 30_000);
  const release = await holding('pomelo');
  await post('/api/v1/offers', cooperative, offer);
  await eventually(
    () => waitingRounds(server.databaseUrl),
    (rounds) => rounds > 0,
    30_000,
  );
  // Planned while the round waits for its commit, under no lock of ours: what an operator planned earlier begins now.
  const settings = {
    mode: { kind: 'sessions', gates: ['05:30'], closedDays: [], urgent: null },
    standbyFromKg: null,
    confirmWithinMs: 600_000,
  };
  await sql(
    server.databaseUrl,
    `INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at) VALUES ('pomelo', 1, clock_timestamp(), $1, now())`,
    [JSON.stringify(settings)],
  );
  await release();
  const [round] = await eventually(
    () => rounds('pomelo'),
    (list) => list.length > 0,
    30_000,
  );
  expect(round).toMatchObject({ mode: 'continuous', trades: 1 });
  const trades = async () =>
    expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades')).items.filter((each) => each['kg'] === 500);
  const windowOf = (trade: View | undefined) => Date.parse(trade?.['confirmBy'] as string) - Date.parse(trade?.['createdAt'] as string);
  expect(windowOf((await trades())[0])).toBe(7_200_000);
  await post('/api/v1/orders', trader, order);
  await post('/api/v1/offers', cooperative, offer);
  await gateIn('pomelo', 1);
  const [second] = await eventually(
    () => rounds('pomelo'),
    (list) => list.length > 1,
    30_000,
  );
  expect(second).toMatchObject({ number: 2, mode: 'session', trades: 1 });
  expect(windowOf((await trades())[0])).toBe(600_000);
});

test('a gate that made no round is an alarm for the operator and on /metrics, with every worker dead', async () => {
  expectRefused(await trader.http.get('/api/v1/alarms'), 403, 'auth.forbidden');
  const alarms = async () => expectDone(await operator.get<{ items: View[] }>('/api/v1/alarms')).items;
  expect(await alarms()).toEqual([]);
  await sql(
    server.databaseUrl,
    `INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at)
     VALUES ('banana', 1, now() - interval '2 days', '{"mode":{"kind":"sessions","gates":["05:30","19:00"],"closedDays":[],"urgent":null},"standbyFromKg":null,"confirmWithinMs":7200000}', now())`,
  );
  // Whoever asks at once finds it: nothing of the workers is needed.
  const found = await alarms();
  expect(found.length).toBeGreaterThanOrEqual(1);
  expect(found[0]).toMatchObject({ kind: 'gate_silent', marketId: 'banana' });
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/market_alarms\{kind="gate_silent",market="banana"\} [1-9]/);
  // The next look makes up for the lost gates, and the alarm ends.
  await eventually(alarms, (left) => left.length === 0, 30_000);
});
