// @profiles embedded
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, aStandingOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a standing order makes each day's line exactly once, and says by name when it did not.
const WITHIN_MS = 60_000;
let server: TestServer;
let operator: HttpClient;
let buyer: Person;
let stranger: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  buyer = await aPerson(operator, 'supermarket');
  stranger = await aPerson(operator, 'trader');
});
afterAll(() => server.stop());
// A month of ten thousand orders is three hundred thousand rows.
afterEach(() => expectInvariants(server.databaseUrl), 1_200_000);

interface Line {
  readonly day: string;
  readonly state: string;
  readonly orderId: string | null;
  readonly code: string | null;
  readonly reason: { vi: string; en: string } | null;
}
const stand = async (changes: Readonly<Record<string, unknown>> = {}, person = buyer): Promise<View> =>
  expectDone(await person.http.post<View>('/api/v1/standing-orders', aStandingOrder({ productId: 'pomelo', ...changes })));
const recent = async ({ id }: View): Promise<Line[]> =>
  expectDone(await buyer.http.get<View & { recent: Line[] }>(`/api/v1/standing-orders/${id}`)).recent;
const settled = (standing: View, fits: (lines: Line[]) => boolean): Promise<Line[]> => eventually(() => recent(standing), fits, WITHIN_MS);
const act = (standing: View, what: string, person = buyer) =>
  person.http.post<View & Line>(`/api/v1/standing-orders/${standing.id}/${what}`, {});

/** A day passes: lines are due a day sooner, which to the schedule is the same. Several at once are a rest of the program. */
async function pass(days: number, where = 'true'): Promise<void> {
  await sql(
    server.databaseUrl,
    `WITH s AS (UPDATE standing_orders s SET terms = jsonb_set(terms, '{schedule,leadDays}',
         to_jsonb((terms -> 'schedule' ->> 'leadDays')::int + ${days})) WHERE s.state <> 'ended' AND ${where} RETURNING id)
     UPDATE standing_order_due d SET due_at = due_at - interval '${days} days' FROM s WHERE s.id = d.standing_order_id`,
  );
}

test('each day gets an order of its own, told to the buyer alone as one of a standing order', async () => {
  const standing = await stand({ name: '  Bưởi mỗi ngày ', standsHours: 12, firm: true, minLotKg: 500, certificates: ['vietgap'] });
  expect(standing).toMatchObject({ name: 'Bưởi mỗi ngày', state: 'active', version: 1, placeAt: '00:00', leadDays: 1 });
  const [first] = await settled(standing, (lines) => lines.length === 1);
  expect(first).toMatchObject({ day: dayFromToday(1), state: 'placed', code: null, reason: null });
  const order = expectDone(await buyer.http.get<View>(`/api/v1/orders/${first?.orderId}`));
  expect(order).toMatchObject({
    wantedKg: 2_000,
    limitVndPerKg: 11_000,
    deliverFrom: dayFromToday(1),
    deliverTo: dayFromToday(3),
    firm: true,
    minLotKg: 500,
    certificates: ['vietgap'],
    expiresAt: expect.any(String),
  });
  await pass(1, `s.id = '${standing.id}'`);
  expect((await settled(standing, (lines) => lines.length === 2)).map(({ day }) => day)).toEqual([dayFromToday(2), dayFromToday(1)]);
  const told = await sql<{ name: string }>(
    server.databaseUrl,
    `SELECT name FROM events WHERE stream = $1 AND name LIKE 'standing_order.%' ORDER BY number`,
    [`org:${buyer.organisationId}`],
  );
  expect(told.map(({ name }) => name)).toEqual(['standing_order.changed', 'standing_order.placed', 'standing_order.placed']);
  const [market] = await sql<{ n: number }>(
    server.databaseUrl,
    `SELECT count(*)::int AS n FROM events WHERE stream = 'market:pomelo' AND body::text LIKE '%' || $1 || '%'`,
    [standing.id],
  );
  expect(market?.n).toBe(0);
});

test('a day missed in a halt is named on the screen and in a notice, and can be placed by hand when the halt is over', async () => {
  const reason = 'Đường sạt lở, chợ nghỉ đến trưa';
  expectDone(await operator.post('/api/v1/markets/orange/halt', { reason }));
  const standing = await stand({ productId: 'orange', name: 'Cam Hà Nội' });
  const [line] = await settled(standing, (lines) => lines.length === 1);
  expect(line).toMatchObject({ state: 'missed', code: 'market.halted', orderId: null });
  expect([line?.reason?.vi, line?.reason?.en]).toEqual([`Chợ đang tạm dừng ghép (${reason}).`, `The market is halted (${reason}).`]);
  const notice = async () =>
    expectDone(
      await buyer.http.get<{
        items: (View & { rule: string; state: string; about: View; title: { vi: string }; detail: { en: string } })[];
      }>('/api/v1/notices'),
    ).items.find(({ about }) => about.id === standing.id);
  const told = await eventually(notice, (found) => found !== undefined, WITHIN_MS);
  expect(told).toMatchObject({ rule: 'standing_order.missed', title: { vi: expect.stringContaining('Cam Hà Nội') } });
  expect(told?.detail.en).toContain(reason);
  const path = `lines/${line?.day}/placement`;
  expectRefused(await act(standing, path), 409, 'market.halted');
  expectDone(await operator.post('/api/v1/markets/orange/resumption', { reason: 'Đường đã thông, chợ ghép lại' }));
  expectRefused(await act(standing, path, stranger), 404, 'standing_order.not_found');
  expectRefused(await act(standing, `lines/${dayFromToday(9)}/placement`), 422, 'standing_order.day_unknown');
  expect(expectDone(await act(standing, path))).toMatchObject({ state: 'placed', day: line?.day, orderId: expect.any(String) });
  expectRefused(await act(standing, path), 422, 'standing_order.day_not_missed');
  await eventually(notice, (found) => found?.state === 'answered', WITHIN_MS);
});

test('it is paused, resumed, changed and ended; each is for the days to come', async () => {
  const standing = await stand({ until: dayFromToday(20) });
  await settled(standing, (lines) => lines.length === 1);
  expect(expectDone(await act(standing, 'pause'))).toMatchObject({ state: 'paused', version: 2, nextDay: null, nextAt: null });
  expectRefused(await act(standing, 'pause'), 422, 'standing_order.wrong_state');
  await pass(2, `s.id = '${standing.id}'`);
  expect(expectDone(await act(standing, 'resumption'))).toMatchObject({ state: 'active', nextDay: dayFromToday(4) });
  expect((await recent(standing)).map(({ state }) => state)).toEqual(['paused', 'paused', 'placed']);
  const change = aStandingOrder({ productId: 'pomelo', kg: 3_500, leadDays: 4, limit: { kind: 'fixed', mostVndPerKg: 9_000 } });
  expectRefused(await buyer.http.patch(`/api/v1/standing-orders/${standing.id}`, 1, change), 412, 'version.stale');
  expectRefused(await stranger.http.patch(`/api/v1/standing-orders/${standing.id}`, 3, change), 404, 'standing_order.not_found');
  expect(expectDone(await buyer.http.patch<View>(`/api/v1/standing-orders/${standing.id}`, 3, change))).toMatchObject({
    kg: 3_500,
    version: 4,
  });
  const [fourth] = await settled(standing, (lines) => lines.length === 4);
  const order = expectDone(await buyer.http.get<View>(`/api/v1/orders/${fourth?.orderId}`));
  expect(order).toMatchObject({ wantedKg: 3_500, limitVndPerKg: 9_000, deliverFrom: dayFromToday(4) });
  expect(expectDone(await act(standing, 'end'))).toMatchObject({ state: 'ended', nextDay: null });
  expectRefused(await act(standing, 'resumption'), 422, 'standing_order.ended');
  await pass(3, `s.id = '${standing.id}'`);
  expect(await recent(standing)).toHaveLength(4);
  expect(expectDone(await buyer.http.get<View>(`/api/v1/orders/${fourth?.orderId}`))).toMatchObject({ state: 'open' });
});

test('its last day past, it ends by itself', async () => {
  const standing = await stand({ until: dayFromToday(1) });
  expect(standing).toMatchObject({ state: 'ended', nextDay: null });
  expect(await recent(standing)).toMatchObject([{ day: dayFromToday(1), state: 'placed' }]);
});

test('a limit that follows an index takes the newest figure; without one, and without credit, the day is missed by name', async () => {
  const follows = { productId: 'mandarin', limit: { kind: 'index', indexId: 'farm_gate', overVndPerKg: 500, mostVndPerKg: 20_000 } };
  const [none] = await settled(await stand(follows), (lines) => lines.length === 1);
  expect(none?.code).toBe('standing_order.no_index');
  const point = { indexId: 'farm_gate', productId: 'mandarin', day: dayFromToday(0), vndPerKg: 12_000, source: 'thử' };
  expectDone(await operator.post('/api/v1/price-indexes', point));
  const [placed] = await settled(await stand(follows), (lines) => lines.length === 1);
  expect(expectDone(await buyer.http.get<View>(`/api/v1/orders/${placed?.orderId}`))).toMatchObject({ limitVndPerKg: 12_500 });
  const seller = await aPerson(operator, 'cooperative');
  const lot = { varietyId: 'dragon-ruot-do', gradeId: 'grade1', kg: 100, askVndPerKg: 90_000 };
  expectDone(await seller.http.post('/api/v1/offers', anOffer(lot)));
  expectDone(await seller.http.post('/api/v1/credits', { buyerId: buyer.organisationId, limitVnd: '0' }));
  const [unpaid] = await settled(await stand({ productId: 'dragon-fruit' }), (lines) => lines.length === 1);
  expect(unpaid?.code).toBe('standing_order.no_credit');
});

test('what could never place a line is refused by its field, and nobody else sees or stops it', async () => {
  const refused = async (changes: Readonly<Record<string, unknown>>, code: string, field: string) => {
    const answer = await buyer.http.post('/api/v1/standing-orders', aStandingOrder(changes));
    expectRefused(answer, 422, code);
    expect((answer.body as { errors?: { field: string }[]; field?: string }).errors?.[0]?.field ?? (answer.body as View)['field']).toBe(
      field,
    );
  };
  await refused({ weekdays: [] }, 'standing_order.weekdays_invalid', 'weekdays');
  await refused({ placeAt: '25:00' }, 'standing_order.time_invalid', 'placeAt');
  await refused({ leadDays: 31 }, 'standing_order.lead_out_of_range', 'leadDays');
  await refused({ windowDays: 32 }, 'standing_order.window_out_of_range', 'windowDays');
  await refused({ until: dayFromToday(0) }, 'standing_order.until_out_of_range', 'until');
  await refused({ standsHours: 0 }, 'standing_order.stands_out_of_range', 'standsHours');
  await refused({ limit: { kind: 'index', indexId: 'no-such', mostVndPerKg: 9_000 } }, 'standing_order.limit_invalid', 'limit');
  await refused({ from: dayFromToday(-1) }, 'window.in_past', 'from');
  await refused({ placeId: 'cp-hat-lot' }, 'place.wrong_kind', 'placeId');
  const standing = await stand();
  expectRefused(await stranger.http.get(`/api/v1/standing-orders/${standing.id}`), 404, 'standing_order.not_found');
  expectRefused(await act(standing, 'end', stranger), 404, 'standing_order.not_found');
  expect(expectDone(await stranger.http.get<{ items: View[] }>('/api/v1/standing-orders')).items).toEqual([]);
  const many = `INSERT INTO standing_orders SELECT gen_random_uuid(), buyer_id, market_id, terms, state, version, set_by, set_at
    FROM standing_orders, generate_series(1, 500) WHERE id = '${(await stand({}, stranger)).id}' RETURNING id`;
  await sql(server.databaseUrl, `WITH s AS (${many}) INSERT INTO standing_order_due SELECT id, current_date, NULL FROM s`);
  expectRefused(await stranger.http.post('/api/v1/standing-orders', aStandingOrder()), 422, 'standing_order.too_many');
});

const LONG = process.env['LONG'] === '1';
const STANDING = LONG ? 10_000 : 60;
const DAYS = LONG ? 30 : 4;

// Method: a month of days over many standing orders of three buyers: halts, one buyer kept out, one paused, rests of the program of several
// days, and (long run) a kill in the middle of a day. The test's own calendar says what each day must have come to.
test('a month of many standing orders: each day’s line exactly once, each missed one named', async () => {
  // Sessions: thousands of waiting orders are no business of rounds here.
  await sql(
    server.databaseUrl,
    `INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at) VALUES ('avocado', 2, now(), $1, now())`,
    [
      JSON.stringify({
        mode: { kind: 'sessions', gates: ['19:00'], closedDays: [], urgent: null },
        standbyFromKg: 1_000,
        confirmWithinMs: 7_200_000,
      }),
    ],
  );
  const people = [await aPerson(operator, 'trader'), await aPerson(operator, 'exporter'), await aPerson(operator, 'supermarket')];
  const seeds: View[] = [];
  for (const person of people) seeds.push(await stand({ productId: 'avocado', from: dayFromToday(2), leadDays: 0, kg: 100 }, person));
  const [first] = seeds;
  await sql(
    server.databaseUrl,
    `WITH s AS (INSERT INTO standing_orders SELECT gen_random_uuid(), s.buyer_id, s.market_id, s.terms, s.state, s.version, s.set_by, s.set_at
       FROM standing_orders s, generate_series(1, $2::int) WHERE s.id = ANY($1) RETURNING id)
     INSERT INTO standing_order_due SELECT s.id, d.next_day, d.due_at FROM s, standing_order_due d WHERE d.standing_order_id = $3`,
    [seeds.map(({ id }) => id), Math.ceil(STANDING / 3), first?.id],
  );
  const all = `s.market_id = 'avocado'`;
  const [{ n: standing } = { n: 0 }] = await sql<{ n: number }>(
    server.databaseUrl,
    `SELECT count(*)::int AS n FROM standing_orders s WHERE ${all}`,
  );
  const expected: Record<string, number> = {};
  const each = standing / 3;
  const tally = (what: string, n: number) => (expected[what] = (expected[what] ?? 0) + n);
  const state = (state: string, who: Person | undefined) =>
    sql(server.databaseUrl, 'UPDATE organisations SET state = $1 WHERE id = $2', [state, who?.organisationId]);
  const pauseAll = (to: string) =>
    sql(server.databaseUrl, `UPDATE standing_orders SET state = $1 WHERE market_id = 'avocado' AND buyer_id = $2`, [
      to,
      people[2]?.organisationId,
    ]);
  // From the day after tomorrow on, and two days ahead at the first step.
  await pass(1, all);
  for (let day = 1; day <= DAYS;) {
    const step = day % 3 === 0 ? Math.min(2, DAYS - day + 1) : 1;
    const [isHalted, isOut, isPaused] = [day % 7 === 2, day % 5 === 3, day % 4 === 1];
    if (isHalted) expectDone(await operator.post('/api/v1/markets/avocado/halt', { reason: 'Mưa lũ, chợ nghỉ' }));
    if (isOut) await state('suspended', people[1]);
    if (isPaused) await pauseAll('paused');
    await pass(step, all);
    tally(isPaused ? 'paused' : isHalted ? 'market.halted' : 'placed', each * step);
    tally(isOut ? 'organisation.suspended' : isHalted ? 'market.halted' : 'placed', each * step);
    tally(isHalted ? 'market.halted' : 'placed', each * step);
    day += step;
    if (LONG && day === 16) {
      await server.kill9();
      server = await startServer({ databaseUrl: server.databaseUrl });
      operator = await signInOperator(server.url);
    }
    await eventually(
      () => sql<{ n: number }>(server.databaseUrl, `SELECT count(*)::int AS n FROM standing_order_due WHERE due_at <= now()`),
      ([due]) => due?.n === 0,
      LONG ? 600_000 : 120_000,
    );
    if (isHalted) expectDone(await operator.post('/api/v1/markets/avocado/resumption', { reason: 'Đường đã thông' }));
    if (isOut) await state('active', people[1]);
    if (isPaused) await pauseAll('active');
  }
  const found = await sql<{ what: string; n: number }>(
    server.databaseUrl,
    `SELECT CASE l.state WHEN 'missed' THEN l.missed ->> 'code' ELSE l.state END AS what, count(*)::int AS n
     FROM standing_order_lines l JOIN standing_orders s ON s.id = l.standing_order_id WHERE ${all} GROUP BY 1`,
  );
  expect(Object.fromEntries(found.map(({ what, n }) => [what, n]))).toEqual(expected);
  const [told] = await sql<{ placed: number; missed: number; orders: number; days: number }>(
    server.databaseUrl,
    `SELECT count(*) FILTER (WHERE name = 'standing_order.placed')::int AS placed, count(*) FILTER (WHERE name = 'standing_order.missed')::int AS missed,
            (SELECT count(*)::int FROM orders WHERE market_id = 'avocado') AS orders,
            (SELECT count(DISTINCT day)::int FROM standing_order_lines l JOIN standing_orders s ON s.id = l.standing_order_id WHERE ${all}) AS days
     FROM events WHERE stream = ANY($1)`,
    [people.map(({ organisationId }) => `org:${organisationId}`)],
  );
  const missed = (expected['market.halted'] ?? 0) + (expected['organisation.suspended'] ?? 0);
  expect(told).toEqual({ placed: expected['placed'], missed, orders: expected['placed'], days: DAYS });
  // Ten thousand orders and thirty days are three hundred thousand lines: eleven minutes on a machine that has much else to do.
}, 3_600_000);
