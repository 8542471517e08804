// @profiles embedded
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, aStandingOffer, aStandingOrder, dayFromToday, eventually, type View } from '../support/market-steps';
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
  await refused({ weekdays: [] }, 'schedule.weekdays_invalid', 'weekdays');
  await refused({ placeAt: '25:00' }, 'schedule.time_invalid', 'placeAt');
  await refused({ leadDays: 31 }, 'schedule.lead_out_of_range', 'leadDays');
  await refused({ windowDays: 32 }, 'schedule.window_out_of_range', 'windowDays');
  await refused({ until: dayFromToday(0) }, 'schedule.until_out_of_range', 'until');
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

describe('a standing offer', () => {
  let seller: Person;
  const lines = async ({ id }: View) =>
    expectDone(await seller.http.get<View & { recent: (Line & { offerId: string | null })[] }>(`/api/v1/standing-offers/${id}`)).recent;
  const sell = async (changes: Readonly<Record<string, unknown>> = {}): Promise<View> =>
    expectDone(await seller.http.post<View>('/api/v1/standing-offers', aStandingOffer({ varietyId: 'plum-man-hau', ...changes })));
  const ask = (standing: View, what: string, person = seller) =>
    person.http.post<View & Line>(`/api/v1/standing-offers/${standing.id}/${what}`, {});
  /** As `pass` of orders. */
  const later = (days: number, { id }: View) =>
    sql(
      server.databaseUrl,
      `WITH s AS (UPDATE standing_offers SET terms = jsonb_set(terms, '{schedule,leadDays}',
           to_jsonb((terms -> 'schedule' ->> 'leadDays')::int + ${days})) WHERE id = '${id}' RETURNING id)
       UPDATE standing_offer_due d SET due_at = due_at - interval '${days} days' FROM s WHERE s.id = d.standing_offer_id`,
    );
  const settledLots = (standing: View, n: number) =>
    eventually(
      () => lines(standing),
      (found) => found.length === n,
      WITHIN_MS,
    );

  beforeAll(async () => {
    seller = await aPerson(operator, 'cooperative');
  });

  test('posts a lot of its own each day, once, also after a rest and with many hands at it; days left out have none', async () => {
    const standing = await sell({ mostKg: 100_000 });
    const [first] = await settledLots(standing, 1);
    expect(expectDone(await seller.http.get<View>(`/api/v1/offers/${first?.offerId}`))).toMatchObject({
      offeredKg: 3_000,
      askVndPerKg: 6_000,
      harvestFrom: dayFromToday(1),
      harvestTo: dayFromToday(2),
    });
    const skip = (days: string[], person = seller) => person.http.put<View>(`/api/v1/standing-offers/${standing.id}/skips`, { days });
    expectRefused(await skip([], stranger), 403, 'auth.forbidden');
    expect(expectDone(await skip([dayFromToday(3)]))).toMatchObject({ skips: [dayFromToday(3)], nextDay: dayFromToday(2) });
    await later(4, standing);
    // Sweeps and people reach for the same days at once.
    await Promise.all(Array.from({ length: 5 }, () => ask(standing, 'pause').then(() => ask(standing, 'resumption'))));
    const days = (await settledLots(standing, 4)).map(({ day }) => day);
    expect(days).toEqual([5, 4, 2, 1].map(dayFromToday));
    const told = await sql<{ stream: string; n: number }>(
      server.databaseUrl,
      `SELECT stream, count(*)::int AS n FROM events WHERE name IN ('standing_offer.placed', 'standing_offer.missed') GROUP BY stream`,
    );
    expect(told).toEqual([{ stream: `org:${seller.organisationId}`, n: 4 }]);
    expect(expectDone(await ask(standing, 'end'))).toMatchObject({ state: 'ended', nextDay: null });
    expectRefused(await ask(standing, 'pause'), 422, 'standing_offer.ended');
  });

  test('a day is missed by name and in a notice when the code is suspended, and posted by hand once it is restored', async () => {
    const code = 'VN-SLOR-4411';
    const where = { holderId: seller.organisationId, holderName: 'HTX', households: 9, hectares: 5, communeCode: '04105', source: 'thử' };
    const area = { ...where, code, productId: 'plum', markets: ['CN'], standing: 'active', from: dayFromToday(-9) };
    const { id } = expectDone(await operator.post<View>('/api/v1/planting-areas', area));
    const standing = await sell({ areaCode: code, weekdays: [1, 2, 3, 4, 5, 6, 7] });
    await settledLots(standing, 1);
    const change = (to: string) =>
      operator.post(`/api/v1/planting-areas/${id}/standings`, {
        standing: to,
        from: dayFromToday(0),
        reason: 'Tồn dư thuốc, chờ kiểm tra lại',
      });
    expectDone(await change('suspended'));
    await later(1, standing);
    const [line] = await settledLots(standing, 2);
    expect(line).toMatchObject({ state: 'missed', code: 'standing_offer.code_suspended', offerId: null });
    expect(line?.reason?.vi).toBe(`Mã vùng trồng ${code} đang bị tạm dừng.`);
    const notice = async () =>
      expectDone(
        await seller.http.get<{ items: (View & { rule: string; state: string; about: View; detail: { vi: string } })[] }>(
          '/api/v1/notices',
        ),
      ).items.find(({ rule, about }) => rule === 'standing_offer.missed' && about.id === standing.id);
    const found = await eventually(notice, (one) => one !== undefined, WITHIN_MS);
    expect(found?.detail.vi).toContain(code);
    expectRefused(
      await seller.http.post('/api/v1/standing-offers', aStandingOffer({ varietyId: 'plum-man-hau', areaCode: code })),
      409,
      'standing_offer.code_suspended',
    );
    expectRefused(await ask(standing, `lines/${line?.day}/placement`), 409, 'standing_offer.code_suspended');
    expectDone(await change('active'));
    expect(expectDone(await ask(standing, `lines/${line?.day}/placement`))).toMatchObject({ state: 'placed', day: line?.day });
    expectRefused(await ask(standing, `lines/${line?.day}/placement`), 422, 'standing_offer.day_not_missed');
    expectRefused(await ask(standing, `lines/${dayFromToday(20)}/placement`), 422, 'standing_offer.day_unknown');
    await eventually(notice, (one) => one?.state === 'answered', WITHIN_MS);
    // What the code bears is spoken for by the lots that are open under it.
    await sql(server.databaseUrl, `UPDATE planting_areas SET area_m2 = 10000, yield_kg_per_ha = 7000 WHERE id = '${id}'`);
    await later(1, standing);
    expect((await settledLots(standing, 3))[0]?.code).toBe('standing_offer.code_used_up');
    expectDone(await ask(standing, 'end'));
  });

  test('the estimate ends it in words, whoever left posts no more, and what could never post is refused at its field', async () => {
    const standing = await sell({ mostKg: 5_000, until: dayFromToday(40) });
    await settledLots(standing, 1);
    await later(1, standing);
    expect((await settledLots(standing, 2))[0]).toMatchObject({
      code: 'standing_offer.estimate_used_up',
      reason: { vi: 'Đã đăng 3.000 kg trên ước tính 5.000 kg, không còn đủ 3.000 kg.' },
    });
    const change = aStandingOffer({ varietyId: 'plum-man-hau', leadDays: 2, kg: 2_000 });
    const { version } = expectDone(await seller.http.get<View & { version: number }>(`/api/v1/standing-offers/${standing.id}`));
    expectRefused(await seller.http.patch(`/api/v1/standing-offers/${standing.id}`, 9, change), 412, 'version.stale');
    expect(expectDone(await seller.http.patch<View>(`/api/v1/standing-offers/${standing.id}`, version, change))).toMatchObject({
      mostKg: null,
    });
    await sql(server.databaseUrl, `UPDATE memberships SET ended_at = now() WHERE organisation_id = '${seller.organisationId}'`);
    await later(1, standing);
    const gone = await eventually(
      () =>
        sql<{ code: string }>(
          server.databaseUrl,
          `SELECT missed ->> 'code' AS code FROM standing_offer_lines WHERE standing_offer_id = '${standing.id}' ORDER BY day`,
        ),
      (rows) => rows.length === 3,
      WITHIN_MS,
    );
    expect(gone.at(-1)?.code).toBe('standing_offer.member_without_right');
    await sql(server.databaseUrl, `UPDATE memberships SET ended_at = NULL WHERE organisation_id = '${seller.organisationId}'`);
    const refused = async (changes: Readonly<Record<string, unknown>>, code: string) =>
      expectRefused(await seller.http.post('/api/v1/standing-offers', aStandingOffer(changes)), 422, code);
    await refused({ weekdays: [] }, 'schedule.weekdays_invalid');
    await refused({ mostKg: 2_999 }, 'standing_offer.estimate_too_small');
    await refused({ ask: { kind: 'index', leastVndPerKg: 9_000, indexId: 'no-such' } }, 'standing_offer.ask_invalid');
    await refused({ skips: Array.from({ length: 61 }, (_, n) => dayFromToday(n)) }, 'schedule.too_many_skips');
    expectRefused(await stranger.http.get(`/api/v1/standing-offers/${standing.id}`), 403, 'auth.forbidden');
    const other = await aPerson(operator, 'cooperative');
    expectRefused(await other.http.get(`/api/v1/standing-offers/${standing.id}`), 404, 'standing_offer.not_found');
    expectRefused(await ask(standing, 'end', other), 404, 'standing_offer.not_found');
    const many = `INSERT INTO standing_offers SELECT gen_random_uuid(), seller_id, market_id, terms, state, version, set_by, set_at
      FROM standing_offers, generate_series(1, 200) WHERE id = '${standing.id}' RETURNING id`;
    await sql(server.databaseUrl, `WITH s AS (${many}) INSERT INTO standing_offer_due SELECT id, current_date, NULL FROM s`);
    await refused({}, 'standing_offer.too_many');
  });
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
