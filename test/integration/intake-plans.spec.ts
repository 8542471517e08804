// @profiles embedded
import path from 'node:path';
import { startChild } from '../support/child';
import { aCrowdOfGrowers, type CrowdOfGrowers } from '../support/crowd-of-growers';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { aContract, anOffer, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: one plan is divided over many contracts by the stated rule, every cooperative reads its own share, and no kilogram counts twice.
// The crowd of one plant is 500 cooperatives with LONG=1, and a fraction of it else.
let server: TestServer;
let operator: HttpClient;
let processor: Person;
let growers: Person[];
let contracts: View[];
const ROOT = path.resolve(__dirname, '../..');
const PLANT = 'fac-doveco-son-la';
const CROWD = process.env['LONG'] === '1' ? 500 : 30;
const AGREED = [10_000, 6_000, 4_000];

beforeAll(async () => {
  server = await startServer({ env: { LIMITS: 'off' } });
  operator = await signInOperator(server.url);
  processor = await aPerson(operator, 'processor');
  growers = [];
  contracts = [];
  for (const [at, agreedKg] of AGREED.entries()) {
    const grower = await aPerson(operator, 'cooperative');
    growers.push(grower);
    contracts.push(
      await aContract(operator, grower, processor, { agreedKg, toleranceBp: 0, number: `KH ${at}`, priceVndPerKg: 7_000 + at }),
    );
  }
});
afterAll(() => server.stop());
afterEach(() => expectInvariants(server.databaseUrl));

interface Grid {
  readonly plans: readonly View[];
  readonly shares: readonly { readonly contractId: string; readonly shareKg: number; readonly drawnKg: number; readonly planId: string }[];
}
const set = (lines: readonly { day: string; kg: number; seenKg?: number | null }[], productId = 'mango') =>
  processor.http.post<Grid>('/api/v1/intake-plans', { placeId: PLANT, productId, lines });
const mine = async () => expectDone(await processor.http.get<Grid>(`/api/v1/intake-plans?placeId=${PLANT}`));

test('a plan is shared by what each band still leaves, and each cooperative reads its own share alone', async () => {
  const { shares } = expectDone(await set([{ day: dayFromToday(5), kg: 10_000 }]));
  const inOrder = contracts.map((contract) => shares.find((share) => share.contractId === contract.id)?.shareKg);
  expect(inOrder).toEqual([5_000, 3_000, 2_000]);
  for (const [at, grower] of growers.entries()) {
    const own = expectDone(await grower.http.get<{ items: Grid['shares'] }>('/api/v1/intake-plans/shares')).items;
    expect(own.map((share) => [share.contractId, share.shareKg])).toEqual([[contracts[at]?.id, inOrder[at]]]);
    const told = await sql<{ body: { shares: unknown[]; plans: unknown[] } }>(
      server.databaseUrl,
      `SELECT body FROM events WHERE stream = $1 AND name = 'intake_plan.set'`,
      [`org:${grower.organisationId}`],
    );
    expect([told[0]?.body.shares.length, told[0]?.body.plans]).toEqual([1, []]);
  }
});

test('the round divides the plan: fair shares first, then whoever has more, each at its contract’s price', async () => {
  // The first has too little fruit for its share, the others more than theirs.
  const fruit = [1_000, 6_000, 4_000];
  for (const [at, grower] of growers.entries())
    expectDone(
      await grower.http.post(
        '/api/v1/offers',
        anOffer({ kg: fruit[at], askVndPerKg: 9_000, harvestFrom: dayFromToday(3), harvestTo: dayFromToday(5) }),
      ),
    );
  const grid = await eventually(mine, ({ plans }) => plans[0]?.['allocatedKg'] === 10_000, 30_000);
  expect(grid.plans[0]).toMatchObject({ kg: 10_000, openKg: 0 });
  // Nothing is left to divide; who brought how much stays to be read.
  expect(grid.shares.reduce((sum, share) => sum + share.drawnKg, 0)).toBe(10_000);
  const drawn = await Promise.all(
    contracts.map(async (contract) => expectDone(await processor.http.get<View>(`/api/v1/contracts/${contract.id}`))),
  );
  const kg = drawn.map((view) => view['confirmedKg'] as number);
  expect(kg[0]).toBe(1_000);
  expect(kg[1]).toBeGreaterThanOrEqual(3_000);
  expect(kg[2]).toBeGreaterThanOrEqual(2_000);
  expect(kg.reduce((sum, one) => sum + one, 0)).toBe(10_000);
  for (const [at, grower] of growers.entries()) {
    const trades = expectDone(await grower.http.get<{ items: View[] }>('/api/v1/trades')).items;
    for (const trade of trades) expect(trade).toMatchObject({ state: 'confirmed', farmGateVndPerKg: 7_000 + at });
    const calls = expectDone(await grower.http.get<{ items: View[] }>(`/api/v1/contracts/${contracts[at]?.id}/call-offs`)).items;
    for (const call of calls) expect(call).toMatchObject({ state: 'served', openKg: 0 });
  }
  await readsItsPart(processor, { plan: grid.plans[0]?.id, kg: 10_000 });
  for (const [at, grower] of growers.entries()) await readsItsPart(grower, { plan: grid.plans[0]?.id, kg: kg[at] ?? 0, offers: kg[at] });
});

interface Part {
  readonly items: readonly { kind: string; id: string; matchedKg: number; vndPerKg: number | null; callOffIds: readonly string[] }[];
  readonly trades: readonly { callOffId: string; kg: number }[];
}

/** Over all rounds, a person's part names the plan with the kilograms it got, the lots that gave them, and the trades drawn for it. */
async function readsItsPart(
  { http }: Person,
  expected: { plan: string | undefined; kg: number; offers?: number | undefined },
): Promise<void> {
  const rounds = expectDone(await http.get<{ items: View[] }>('/api/v1/markets/mango/rounds')).items;
  const parts = await Promise.all(
    rounds.map(async (round) => expectDone(await http.get<Part>(`/api/v1/markets/mango/rounds/${String(round['number'])}/part`))),
  );
  const items = parts.flatMap((part) => part.items);
  const kgOf = (kind: string) => items.filter((item) => item.kind === kind).reduce((sum, item) => sum + item.matchedKg, 0);
  expect(items.filter(({ kind, id, vndPerKg }) => kind === 'plan' && (id !== expected.plan || vndPerKg !== null))).toEqual([]);
  expect(kgOf('plan')).toBe(expected.kg);
  if (expected.offers !== undefined) expect(kgOf('offer')).toBe(expected.offers);
  const drawn = new Set(items.flatMap(({ callOffIds }) => callOffIds));
  const traded = parts.flatMap(({ trades }) => trades).filter(({ callOffId }) => drawn.has(callOffId));
  expect(traded.reduce((sum, trade) => sum + trade.kg, 0)).toBe(expected.kg);
}

test('what is left open becomes an order in one step, once', async () => {
  const day = dayFromToday(6);
  const { plans } = expectDone(await set([{ day, kg: 3_000 }]));
  const rest = () =>
    processor.http.post<View>(`/api/v1/intake-plans/${plans[0]?.id}/order`, { gradeIds: ['grade1'], limitVndPerKg: 6_500 });
  const before = (await mine()).plans.find((plan) => plan.id === plans[0]?.id);
  expect(before?.['openKg']).toBe(3_000);
  const answers = await Promise.all([rest(), rest()]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
  expectRefused(answers.find((answer) => answer.status === 422) as never, 422, 'intake_plan.nothing_left');
  const orders = expectDone(await processor.http.get<{ items: View[] }>('/api/v1/orders')).items;
  expect(orders).toMatchObject([{ wantedKg: 3_000, deliverFrom: day, deliverTo: day }]);
  expectRefused(await set([{ day, kg: 2_999 }]), 422, 'intake_plan.below_allocated');
});

test('plans keep to the fortnight and to the line, over all products together', async () => {
  const day = dayFromToday(8);
  const capacity = (kg: number) => processor.http.post('/api/v1/intake-plans/capacity', { placeId: PLANT, lines: [{ day, kg }] });
  expectDone(await capacity(5_000));
  expectDone(await set([{ day, kg: 2_000 }], 'longan'));
  const over = expectRefused(await set([{ day, kg: 3_001 }]), 422, 'intake_plan.over_capacity');
  expect(over).toMatchObject({ facts: { day, freeKg: 3_000 } });
  expectDone(await set([{ day, kg: 3_000 }]));
  expectRefused(await capacity(4_999), 422, 'intake_plan.capacity_below_used');
  expectRefused(await set([{ day: dayFromToday(14), kg: 1 }]), 422, 'intake_plan.day_out_of_range');
  expectRefused(
    await set([
      { day, kg: 1 },
      { day, kg: 2 },
    ]),
    422,
    'intake_plan.day_twice',
  );
  const stranger = await aPerson(operator, 'processor');
  expectRefused(
    await stranger.http.post('/api/v1/intake-plans', { placeId: PLANT, productId: 'mango', lines: [{ day, kg: 1 }] }),
    422,
    'intake_plan.not_your_plant',
  );
  expectRefused(
    await stranger.http.post(`/api/v1/intake-plans/${(await mine()).plans[0]?.id}/order`, { gradeIds: ['grade1'], limitVndPerKg: 1 }),
    404,
    'intake_plan.not_found',
  );
  // For a market without plans: a round of one with plans may hold its share just now.
  await expect(
    sql(server.databaseUrl, `INSERT INTO plant_day_shares (place_id, day, market_id, kg) VALUES ($1, $2, 'plum', 5001)`, [PLANT, day]),
  ).rejects.toThrow('plant_days_within_capacity');
  expectDone(await set([{ day, kg: 0 }]));
});

test('two planners at one cell: the second is told what the first wrote, and writes it over only on purpose', async () => {
  const day = dayFromToday(7);
  const capacity = (kg: number, seenKg: number | null) =>
    processor.http.post('/api/v1/intake-plans/capacity', { placeId: PLANT, lines: [{ day, kg, seenKg }] });
  const [one, other] = await Promise.all([set([{ day, kg: 4_000, seenKg: 0 }], 'plum'), set([{ day, kg: 5_000, seenKg: 0 }], 'plum')]);
  expect([one.status, other.status].sort()).toEqual([201, 422]);
  const [first, second] = one.status === 201 ? [4_000, other] : [5_000, one];
  expect(expectRefused(second, 422, 'intake_plan.changed')).toMatchObject({ field: 'lines', facts: { day, kg: first } });
  expectDone(await set([{ day, kg: 6_000, seenKg: first }], 'plum'));
  expectRefused(await capacity(9_000, 1), 422, 'intake_plan.changed');
  expectDone(await capacity(9_000, null));
  expectRefused(await capacity(8_000, null), 422, 'intake_plan.changed');
  expectDone(await capacity(8_000, 9_000));
});

test('a plan whose day is over closes, and the plant is told what nobody brought', async () => {
  const { plans } = expectDone(await set([{ day: dayFromToday(3), kg: 700 }], 'longan'));
  await sql(server.databaseUrl, `UPDATE intake_plans SET day = day - 10 WHERE id = $1`, [plans[0]?.id]);
  const told = () =>
    sql<{ body: { unfilledKg: number; plans: View[] } }>(
      server.databaseUrl,
      `SELECT body FROM events WHERE stream = $1 AND name = 'intake_plan.closed'`,
      [`org:${processor.organisationId}`],
    );
  const [event] = await eventually(told, (rows) => rows.length > 0, 30_000);
  expect(event?.body).toMatchObject({ unfilledKg: 700, plans: [{ id: plans[0]?.id, state: 'closed', openKg: 0, unfilledKg: 700 }] });
});

test('a line that is full takes no more from any round or bid, and what breaks off makes room for the next', async () => {
  const day = dayFromToday(9);
  const [grower] = growers as [Person];
  const contract = await aContract(operator, grower, processor, { number: 'DC 1', agreedKg: 20_000 });
  expectDone(await processor.http.post('/api/v1/intake-plans/capacity', { placeId: PLANT, lines: [{ day, kg: 3_000 }] }));
  const call = expectDone(await processor.http.post<View>(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 5_000, deliverOn: day }));
  const offer = expectDone(
    await grower.http.post<View>('/api/v1/offers', anOffer({ kg: 8_000, harvestFrom: dayFromToday(8), harvestTo: dayFromToday(9) })),
  );
  const callNow = async () =>
    expectDone(await processor.http.get<{ items: View[] }>(`/api/v1/contracts/${contract.id}/call-offs`)).items.find(
      (one) => one.id === call.id,
    );
  await eventually(callNow, (one) => one?.['confirmedKg'] === 3_000, 30_000);
  const line = async () =>
    (
      await sql(
        server.databaseUrl,
        `SELECT capacity_kg::int, used_kg::int, shared_kg::int FROM plant_days WHERE place_id = $1 AND day = $2`,
        [PLANT, day],
      )
    )[0];
  expect(await line()).toEqual({ capacity_kg: 3_000, used_kg: 3_000, shared_kg: 0 });
  const bid = expectDone(
    await processor.http.post<View>(`/api/v1/offers/${offer.id}/bids`, {
      kg: 500,
      farmGateVndPerKg: 9_000,
      placeId: PLANT,
      deliverFrom: day,
      deliverTo: day,
    }),
  );
  const full = expectRefused(await grower.http.post(`/api/v1/bids/${bid.id}/acceptance`, { version: 1 }), 422, 'plant_day.full');
  expect(full).toMatchObject({ facts: { day, leftKg: 0 } });
  // The planner finds room for more: the call-off that waited gets it, without anybody asking again.
  expectDone(await processor.http.post('/api/v1/intake-plans/capacity', { placeId: PLANT, lines: [{ day, kg: 4_000 }] }));
  await eventually(callNow, (one) => one?.['confirmedKg'] === 4_000, 30_000);
  expect(await line()).toEqual({ capacity_kg: 4_000, used_kg: 4_000, shared_kg: 0 });
});

test('two markets share one line of one day: what one takes the other leaves, and room for more serves both', async () => {
  const day = dayFromToday(10);
  const [mangoes, longans] = growers as [Person, Person];
  const line = (kg: number) => processor.http.post('/api/v1/intake-plans/capacity', { placeId: PLANT, lines: [{ day, kg }] });
  expectDone(await line(3_000));
  const fruit = [
    { productId: 'mango', varietyId: 'mango-gl4-dai-loan', grower: mangoes },
    { productId: 'longan', varietyId: 'longan-mien-thiet', grower: longans },
  ];
  const signed = await Promise.all(
    fruit.map(({ productId, grower }) =>
      aContract(operator, grower, processor, { number: `HC ${productId}`, productId, agreedKg: 20_000 }),
    ),
  );
  // Both want 2,000 kg of a line for 3,000, and both have the fruit, before either market makes its round.
  const halt = (productId: string, path: string) =>
    operator.post(`/api/v1/markets/${productId}/${path}`, { reason: 'hai chợ một dây chuyền' });
  for (const { productId } of fruit) expectDone(await halt(productId, 'halt'));
  for (const { varietyId, grower } of fruit) {
    const harvest = { varietyId, kg: 4_000, harvestFrom: dayFromToday(9), harvestTo: day };
    expectDone(await grower.http.post('/api/v1/offers', anOffer(harvest)));
  }
  for (const { id } of signed) expectDone(await processor.http.post(`/api/v1/contracts/${id}/call-offs`, { kg: 2_000, deliverOn: day }));
  for (const { productId } of fruit) expectDone(await halt(productId, 'resumption'));
  const brought = async () => {
    const views = await Promise.all(signed.map(async ({ id }) => expectDone(await processor.http.get<View>(`/api/v1/contracts/${id}`))));
    return views.map((view) => view['confirmedKg'] as number);
  };
  const sum = (kg: readonly number[]) => kg.reduce((all, one) => all + one, 0);
  const shares = await eventually(brought, (kg) => sum(kg) >= 3_000, 30_000);
  expect(sum(shares)).toBe(3_000);
  for (const kg of shares) expect(kg).toBeGreaterThanOrEqual(1_000);
  await expectInvariants(server.databaseUrl);
  expectDone(await line(4_000));
  expect(await eventually(brought, (kg) => sum(kg) >= 4_000, 30_000)).toEqual([2_000, 2_000]);
});

describe('hundreds of contracts of one plant', () => {
  let crowd: CrowdOfGrowers;
  let asked: { contractId: string; kg: number; deliverOn: string }[];
  beforeAll(async () => {
    crowd = await aCrowdOfGrowers(server, CROWD);
    // No two want the same, so that nobody can be given another's share unseen.
    asked = crowd.growers.map(({ contractId }, at) => ({ contractId, kg: 1_000 + at, deliverOn: dayFromToday(4) }));
  }, 300_000);

  /** Confirmed kg by contract once so many call-offs of a day are served, and the rounds that served them. */
  const servedOn = async (day: string) => {
    const rows = await eventually(
      () =>
        sql<{ id: string; kg: number; round: string }>(
          server.databaseUrl,
          `SELECT o.contract_id AS id, sum(t.kg)::int AS kg, min(t.round_number) AS round FROM call_offs o JOIN trades t ON t.call_off_id = o.id
           WHERE o.contract_id = ANY($1) AND o.deliver_on = $2 AND o.state = 'served' AND t.state = 'confirmed' GROUP BY o.contract_id`,
          [crowd.growers.map((grower) => grower.contractId), day],
        ),
      (found) => found.length === CROWD,
      120_000,
    );
    return { kgOf: new Map(rows.map((row) => [row.id, row.kg])), rounds: new Set(rows.map((row) => row.round)).size };
  };

  test('500 call-offs at once are one batch and one round, and each cooperative hears of its own whole', async () => {
    expect(expectDone(await crowd.planner.post<{ items: View[] }>('/api/v1/call-offs', { lines: asked })).items).toHaveLength(CROWD);
    const { kgOf, rounds } = await servedOn(dayFromToday(4));
    expect(asked.filter(({ contractId, kg }) => kgOf.get(contractId) !== kg)).toEqual([]);
    expect(rounds).toBe(1);
    const told = await sql<{ names: string[] }>(
      server.databaseUrl,
      `SELECT array_agg(name ORDER BY number) AS names FROM events
       WHERE stream = ANY($1) AND name IN ('call_off.made', 'trade.confirmed') GROUP BY stream`,
      [crowd.growers.map(({ organisationId }) => `org:${organisationId}`)],
    );
    expect(told.map((row) => row.names)).toEqual(crowd.growers.map(() => ['call_off.made', 'trade.confirmed']));
  }, 180_000);

  test('a plan over 500 contracts is one round, and each cooperative gives exactly the share it was told', async () => {
    const day = dayFromToday(5);
    const plan = { placeId: PLANT, productId: 'mango', lines: [{ day, kg: CROWD * 700 + 1 }] };
    const { shares } = expectDone(await crowd.planner.post<Grid>('/api/v1/intake-plans', plan));
    expect(shares.reduce((sum, share) => sum + share.shareKg, 0)).toBe(CROWD * 700 + 1);
    const { kgOf, rounds } = await servedOn(day);
    expect(shares.filter(({ contractId, shareKg }) => kgOf.get(contractId) !== shareKg)).toEqual([]);
    expect(rounds).toBe(1);
  }, 180_000);
});

test('npm run admin -- contracts reconcile finds every balance as its events add up, and names one that was tampered with', async () => {
  const reconcile = async (...words: string[]) => {
    const env = { ...process.env, DATABASE_URL: server.databaseUrl };
    const child = startChild(process.execPath, [path.join(ROOT, 'scripts/admin.mjs'), 'contracts', 'reconcile', ...words], {
      cwd: ROOT,
      env,
    });
    return { status: (await child.ended()) ?? -1, said: child.output() };
  };
  const all = await reconcile();
  expect(all.said).toMatch(/\d+ contracts, [1-9]\d* events, 0 differences/);
  expect(all.status).toBe(0);
  const [{ id } = { id: '' }] = contracts as [View];
  const shift = (by: number) =>
    sql(server.databaseUrl, 'UPDATE call_offs SET delivered_kg = delivered_kg + $2 WHERE contract_id = $1', [id, by]);
  await shift(7);
  const one = await reconcile('KH 0');
  await shift(-7);
  expect(one.said).toMatch(new RegExp(`KH 0 \\(${id}\\): deliveredKg is \\d+, its events add up to 0`));
  expect(one.status).toBe(1);
});
