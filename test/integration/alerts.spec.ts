// @profiles embedded
import type { NoticeView } from '@domain/notices/notice-view';
import { expectEventsDescribed } from '../support/described';
import { expectDone, expectRefused, HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aManagerAndAClerk, aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: whoever asked to be told is told, alone and once each time it happens; nobody else learns what they asked.
const SOON_MS = 30_000;

let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let clerk: HttpClient;
let trader: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  const [manager, second] = await aManagerAndAClerk(operator, 'HTX Chờ Tin');
  cooperative = manager;
  clerk = second.http;
  trader = await aPerson(operator, 'trader');
});
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
});
afterEach(() => expectInvariants(server.databaseUrl));

const listOf = async (http: HttpClient): Promise<NoticeView[]> =>
  expectDone(await http.get<{ items: NoticeView[] }>('/api/v1/notices')).items;
/** The notice of this rule about this thing, once it is in this state. */
const told = async (http: HttpClient, rule: string, id: string, state = 'sent'): Promise<NoticeView> => {
  const list = await eventually(
    async () => (await listOf(http)).filter((one) => one.rule === rule && one.about.id === id && one.state === state),
    (found) => found.length > 0,
    SOON_MS,
  );
  expect(list).toHaveLength(1);
  return list[0] as NoticeView;
};

test('a lot that somebody asked for is told to them alone, once, however often it changes', async () => {
  const other = await aPerson(operator, 'cooperative');
  const wish = { name: 'Mận rẻ', productIds: ['plum'], words: 'man  HẬU', maxVndPerKg: 9_000, certificates: [] };
  const alert = expectDone(await clerk.post<View>('/api/v1/alerts', wish));
  expectRefused(await clerk.post('/api/v1/alerts', { name: 'Mọi lô' }), 422, 'alert.too_wide');
  expectRefused(await clerk.post('/api/v1/alerts', { ...wish, minVndPerKg: 9_001 }), 422, 'alert.range_invalid');
  expectRefused(await cooperative.http.delete(`/api/v1/alerts/${alert.id}`), 404, 'alert.not_found');
  const plum = { varietyId: 'plum-man-hau', gradeId: 'grade1' };
  const post = async (http: HttpClient, askVndPerKg: number) =>
    expectDone(await http.post<View & { version: number }>('/api/v1/offers', anOffer({ ...plum, kg: 3_000, askVndPerKg })));
  await post(cooperative.http, 8_000);
  const dear = await post(other.http, 20_000);
  const version = dear.version;
  expectDone(await other.http.patch(`/api/v1/offers/${dear.id}`, version, { askVndPerKg: 8_500 }));
  const notice = await told(clerk, 'alert.hit', dear.id);
  expect(notice.title.vi).toMatch(/^“Mận rẻ”: 3.000 kg Mận hậu.* · 8.500/);
  expectDone(await other.http.patch(`/api/v1/offers/${dear.id}`, version + 1, { askVndPerKg: 8_000 }));
  await post(other.http, 7_000);
  // The second lot waits until the alert may speak again; what is known already is not counted.
  await eventually(
    () => sql<{ fresh: number }>(server.databaseUrl, 'SELECT fresh FROM alerts'),
    ([row]) => row?.fresh === 1,
    SOON_MS,
  );
  await sql(server.databaseUrl, `UPDATE alerts SET told_at = told_at - interval '10 minutes'`);
  await told(clerk, 'alert.hit', dear.id, 'overtaken');
  expect((await listOf(clerk)).filter(({ rule }) => rule === 'alert.hit')).toHaveLength(2);
  expect((await listOf(cooperative.http)).filter(({ rule }) => rule === 'alert.hit')).toEqual([]);
  expect(expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/alerts')).items).toEqual([]);
  for (let more = 1; more < 20; more++) expectDone(await clerk.post('/api/v1/alerts', { ...wish, name: `Mận ${more}` }));
  expectRefused(await clerk.post('/api/v1/alerts', wish), 422, 'alert.too_many');
  expectDone(await clerk.delete(`/api/v1/alerts/${alert.id}`));
  expectDone(await clerk.post('/api/v1/alerts', wish));
});

const letGo = async (http: HttpClient): Promise<void> => {
  const { items } = expectDone(await http.get<{ items: View[] }>('/api/v1/alerts'));
  for (const { id } of items) expectDone(await http.delete(`/api/v1/alerts/${id}`));
};

test('what is wanted is told by what everyone sees of it, and a lot or an order by how far it is', async () => {
  const wish = { kind: 'demands', name: 'Bưởi loại 1', productIds: ['pomelo'], gradeId: 'grade1', minKg: 2_000, withinDays: 3 };
  const near = { maxKm: 1_900, placeId: 'cp-hat-lot', minVndPerKg: 12_900 };
  const post = (body: object) => clerk.post<View>('/api/v1/alerts', body);
  await letGo(clerk);
  expect(expectDone(await post({ ...wish, ...near }))).toMatchObject({ ...wish, ...near });
  for (const far of [{ maxKm: 1, placeId: 'cp-hat-lot' }, { minVndPerKg: 20_000 }, { withinDays: 0 }, { minKg: 9_000 }]) {
    expectDone(await post({ ...wish, ...far, name: 'Không' }));
  }
  expectRefused(await post({ ...wish, words: 'bưởi' }), 422, 'alert.wrong_kind');
  expectRefused(await post({ ...wish, maxKm: 5 }), 422, 'alert.no_place');
  expectRefused(await post({ ...wish, maxKm: 5, placeId: 'nowhere' }), 422, 'place.unknown');
  expectRefused(await post({ ...wish, withinDays: 61 }), 422, 'alert.out_of_range');
  expectRefused(await post({ ...wish, gradeId: 'grade9' }), 422, 'grade.unknown');
  const order = anOrder({ productId: 'pomelo', kg: 3_000, limitVndPerKg: 12_999, deliverFrom: dayFromToday(2) });
  expectDone(await trader.http.post<View>('/api/v1/orders', order));
  const notice = await told(clerk, 'alert.demand_found', 'pomelo');
  expect(notice.title.vi).toBe('“Bưởi loại 1”: có người đặt mua 3.000 kg Bưởi');
  expect((await listOf(cooperative.http)).filter(({ rule }) => rule === 'alert.demand_found')).toEqual([]);
  // Lots, by the road to where the trader is: one that is near and one that is not.
  const lots = (maxKm: number) => ({ name: `Quanh ${maxKm}`, productIds: ['pomelo'], maxKm, placeId: 'mkt-hanoi' });
  for (const maxKm of [1, 1_900]) expectDone(await trader.http.post('/api/v1/alerts', lots(maxKm)));
  const lot = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ varietyId: 'pomelo-main', askVndPerKg: 90_000 })));
  expect((await told(trader.http, 'alert.hit', lot.id)).title.vi).toMatch(/^“Quanh 1900”/);
});

/** One lot and one order of longan that fill each other, at about this price. */
const longanAt = async (askVndPerKg: number): Promise<void> => {
  const longan = { kg: 1_000, askVndPerKg, varietyId: 'longan-mien-thiet', firm: true };
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer(longan)));
  const order = anOrder({ kg: 1_000, productId: 'longan', limitVndPerKg: askVndPerKg + 3_000, firm: true });
  expectDone(await trader.http.post('/api/v1/orders', order));
};
/** Waits until that member's price alerts are in these states, newest first. */
const areWatched = (http: HttpClient, ...states: string[]): Promise<unknown> =>
  eventually(
    async () => expectDone(await http.get<{ items: View[] }>('/api/v1/price-alerts')).items.map(({ state }) => state),
    (found) => found.join() === states.join(),
    SOON_MS,
  );

test('a price that somebody waits for is told to them alone when it comes, and again only when it has gone and comes again', async () => {
  const wish = { marketId: 'longan', gradeId: 'grade1', direction: 'rises', vndPerKg: 9_001 };
  const post = (body: object) => clerk.post<View>('/api/v1/price-alerts', body);
  const alert = expectDone(await post(wish));
  expect(alert).toMatchObject({ ...wish, state: 'waiting', toldAt: null });
  const falling = expectDone(await post({ marketId: 'longan', direction: 'falls', vndPerKg: 7_000 }));
  expectRefused(await post(wish), 409, 'price_alert.exists');
  expectRefused(await post({ ...wish, gradeId: 'grade9' }), 422, 'grade.unknown');
  expectRefused(await post({ ...wish, vndPerKg: 0 }), 422, 'price.out_of_range');
  for (const path of [`${alert.id}`, 'x']) {
    expectRefused(await cooperative.http.delete(`/api/v1/price-alerts/${path}`), 404, 'price_alert.not_found');
  }
  expectRefused(await clerk.post(`/api/v1/price-alerts/${alert.id}/resumption`, {}), 409, 'price_alert.wrong_state');
  await longanAt(10_000);
  const notice = await told(clerk, 'alert.price_reached', 'longan');
  expect(notice.title.vi).toMatch(/^Nhãn, Loại 1: giá đã lên tới mức bạn chờ$/);
  expect(notice.detail.en).toMatch(/^1\d,\d{3} VND\/kg at the farm gate, round \d+$/);
  await longanAt(3_000);
  await areWatched(clerk, 'resting', 'waiting');
  expectDone(await clerk.post(`/api/v1/price-alerts/${falling.id}/pause`, {}));
  await longanAt(10_000);
  await areWatched(clerk, 'paused', 'resting');
  expect(expectDone(await clerk.post<View>(`/api/v1/price-alerts/${falling.id}/resumption`, {}))['state']).toBe('waiting');
  // The colleagues are told nothing, and the level stands nowhere but in the row of whoever set it.
  expect((await listOf(cooperative.http)).filter(({ rule }) => rule === 'alert.price_reached')).toEqual([]);
  expect(expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/price-alerts')).items).toEqual([]);
  const leaks = `SELECT 1 FROM events WHERE body::text ~ '\\m9001\\M' UNION ALL SELECT 1 FROM notices WHERE facts::text ~ '\\m9001\\M'`;
  expect(await sql(server.databaseUrl, leaks)).toEqual([]);
  for (let more = 2; more < 20; more++) expectDone(await post({ ...wish, vndPerKg: 20_000 + more }));
  expectRefused(await post({ ...wish, vndPerKg: 30_000 }), 422, 'alert.too_many');
  expectDone(await clerk.delete(`/api/v1/price-alerts/${alert.id}`));
});

// `npm test` crosses 450, three batches; LONG=1 the 10,000 of a busy market, and another 10,000 that one round leaves alone.
test('a round that passes very many prices tells each of them once, and what lies elsewhere is not read', async () => {
  const many = process.env['LONG'] === '1' ? 10_000 : 450;
  await sql(
    server.databaseUrl,
    `INSERT INTO price_alerts (id, organisation_id, member_id, market_id, direction, vnd_per_kg, state, round_number)
     SELECT gen_random_uuid(), $1, (SELECT member_id FROM memberships WHERE organisation_id = $1 LIMIT 1), 'longan', way, n, 'waiting', 0
     FROM generate_series(1, $2::int) AS n, unnest(ARRAY['rises', 'falls']) AS way WHERE way = 'rises' OR n < 1000`,
    [trader.organisationId, many],
  );
  await longanAt(12_000);
  const [told] = await eventually(
    () =>
      sql<{ events: number; ids: number; notices: number }>(
        server.databaseUrl,
        `SELECT count(*)::int AS events, count(DISTINCT body ->> 'alertId')::int AS ids,
                (SELECT count(*)::int FROM notices WHERE organisation_id = $1 AND rule = 'alert.price_reached') AS notices
         FROM events WHERE stream = 'org:' || $1::text AND name = 'alert.price_reached'`,
        [trader.organisationId],
      ),
    ([row]) => (row?.notices ?? 0) >= many,
    many * 20 + SOON_MS,
  );
  expect(told).toEqual({ events: many, ids: many, notices: many });
  const states = await sql(
    server.databaseUrl,
    `SELECT state, count(*)::int AS n FROM price_alerts WHERE organisation_id = $1 GROUP BY state ORDER BY state`,
    [trader.organisationId],
  );
  expect(states).toEqual([
    { state: 'resting', n: many },
    { state: 'waiting', n: Math.min(many, 999) },
  ]);
  await sql(server.databaseUrl, 'DELETE FROM price_alerts WHERE organisation_id = $1', [trader.organisationId]);
}, 300_000);
