// @profiles embedded
import { randomUUID } from 'node:crypto';
import type { NoticeView } from '@domain/notices/notice-view';
import { expectEventsDescribed } from '../support/described';
import { aSignedContract } from '../support/contract-steps';
import { expectDone, expectRefused, HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aManagerAndAClerk, aPerson, signInOperator, type Person } from '../support/people';
import { PushServiceStandIn, type FakeBrowser } from '../support/push-service';
import { newPushKeys } from '../../scripts/lib/push-keys.mjs';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: whoever must answer something is told once, by what happened and not by whoever did it; told again when nobody answers; and no
// longer once there is nothing left to answer.
const SOON_MS = 30_000;

let server: TestServer;
let pushService: PushServiceStandIn;
let SETTINGS: Record<string, string>;
let operator: HttpClient;
let cooperative: Person;
let clerk: HttpClient;
let clerkPerson: Person;
let trader: Person;

beforeAll(async () => {
  pushService = await PushServiceStandIn.start();
  const keys = newPushKeys();
  pushService.publicKey = keys.PUSH_PUBLIC_KEY;
  SETTINGS = { CONFIRM_WINDOW_SECONDS: '7200', PUSH_TEST_ORIGIN: pushService.origin, ...keys };
  server = await startServer({ env: SETTINGS });
  operator = await signInOperator(server.url);
  [cooperative, clerkPerson] = await aManagerAndAClerk(operator, 'HTX Thông Báo');
  clerk = clerkPerson.http;
  trader = await aPerson(operator, 'trader');
});
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
  await pushService.stop();
});
afterEach(() => expectInvariants(server.databaseUrl));

const listOf = async (http: HttpClient, query = ''): Promise<NoticeView[]> =>
  expectDone(await http.get<{ items: NoticeView[] }>(`/api/v1/notices${query}`)).items;
const countsOf = async (http: HttpClient) => expectDone(await http.get<{ unseen: number; waiting: number }>('/api/v1/notices/counts'));
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
const tradeOf = async (kg: number): Promise<View> => {
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg })));
  expectDone(await trader.http.post<View>('/api/v1/orders', anOrder({ kg })));
  const trades = await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades')).items.filter((one) => one['offerId'] === offer.id),
    (found) => found.length === 1,
    SOON_MS,
  );
  return trades[0] as View;
};
const bidOn = (offer: View, changes: object = {}) =>
  trader.http.post<View>(`/api/v1/offers/${offer.id}/bids`, {
    kg: 1_000,
    farmGateVndPerKg: 6_200,
    placeId: 'mkt-hanoi',
    deliverFrom: dayFromToday(1),
    deliverTo: dayFromToday(6),
    ...changes,
  });

test('a trade that waits is told to both sides once, to the clerk before the manager, and the yes of anyone there answers it', async () => {
  const trade = await tradeOf(3_000);
  const mine = await told(clerk, 'trade.to_confirm', trade.id);
  expect(mine).toMatchObject({ needsAnswer: true, level: 0, managersToo: false, answerBy: trade['confirmBy'] });
  expect(mine.title.vi).toMatch(/^Xác nhận giao dịch 3\.000 kg với trader /);
  expect(mine.detail.en).toMatch(/^3,000 kg .*VND\/kg/);
  expect(mine.silence?.vi).toMatch(/hết hiệu lực/);
  // The manager reads it too, but it is not new to them; the trader has nobody below a manager, or is one alone.
  expect(await listOf(cooperative.http)).toEqual(expect.arrayContaining([expect.objectContaining({ id: mine.id, state: 'sent' })]));
  expect((await countsOf(cooperative.http)).unseen).toBe(0);
  expect(await countsOf(clerk)).toEqual({ unseen: 1, waiting: 1 });
  await told(trader.http, 'trade.to_confirm', trade.id);
  expectDone(await cooperative.http.post('/api/v1/notices/seen', { ids: [mine.id] }));
  expect((await countsOf(clerk)).unseen).toBe(1);
  expect(expectDone(await clerk.post('/api/v1/notices/seen', { ids: [mine.id, randomUUID()] }))).toEqual({ unseen: 0, waiting: 1 });
  await told(clerk, 'trade.to_confirm', trade.id, 'seen');
  expectDone(await cooperative.http.post(`/api/v1/trades/${trade.id}/confirmation`, {}));
  await told(clerk, 'trade.to_confirm', trade.id, 'answered');
  await told(trader.http, 'trade.to_confirm', trade.id, 'sent');
  expectDone(await trader.http.post(`/api/v1/trades/${trade.id}/confirmation`, {}));
  await told(trader.http, 'trade.to_confirm', trade.id, 'answered');
  await told(clerk, 'trade.confirmed', trade.id);
  expect((await countsOf(trader.http)).waiting).toBe(0);
});

test('unanswered, it is told again at half of the window, and at four fifths to the manager too', async () => {
  const trade = await tradeOf(2_000);
  const first = await told(clerk, 'trade.to_confirm', trade.id);
  expectDone(await clerk.post('/api/v1/notices/seen', { ids: [first.id] }));
  const [due] = await sql<{ part: number }>(
    server.databaseUrl,
    `SELECT extract(epoch FROM escalate_at - at) / extract(epoch FROM answer_by - at) AS part FROM notices WHERE id = $1`,
    [first.id],
  );
  expect(Number(due?.part)).toBeCloseTo(0.5, 2);
  for (const level of [1, 2]) {
    expect((await countsOf(cooperative.http)).unseen).toBe(0);
    await sql(server.databaseUrl, `UPDATE notices SET escalate_at = clock_timestamp() WHERE id = $1`, [first.id]);
    await eventually(
      () => listOf(clerk),
      (list) => list.some((one) => one.id === first.id && one.level === level && one.state === 'sent'),
      SOON_MS,
    );
  }
  expect((await countsOf(cooperative.http)).unseen).toBe(1);
  expectDone(await trader.http.post(`/api/v1/trades/${trade.id}/refusal`, { reason: '<img src=x onerror=alert(1)> {kg}' }));
  await told(clerk, 'trade.to_confirm', trade.id, 'answered');
  const news = await told(clerk, 'trade.declined', trade.id);
  expect(news.detail.vi).toContain('Lý do: <img src=x onerror=alert(1)> {kg}');
  const [left] = await sql<{ n: number }>(
    server.databaseUrl,
    `SELECT count(*)::int AS n FROM notices WHERE id = $1 AND escalate_at IS NOT NULL`,
    [first.id],
  );
  expect(left).toEqual({ n: 0 });
});

test('haggling: each step closes the notice before it and tells the side whose turn it is', async () => {
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, askVndPerKg: 30_000 })));
  const bid = expectDone(await bidOn(offer));
  await told(clerk, 'bid.received', offer.id);
  const terms = { kg: 1_000, farmGateVndPerKg: 6_900, deliverFrom: dayFromToday(1), deliverTo: dayFromToday(6) };
  expectDone(await clerk.post(`/api/v1/bids/${bid.id}/counter`, terms));
  await told(clerk, 'bid.received', offer.id, 'answered');
  expect((await told(trader.http, 'bid.countered', offer.id)).title.vi).toMatch(/6\.900 đ\/kg/);
  expectDone(await trader.http.post(`/api/v1/bids/${bid.id}/withdrawal`, {}));
  await told(trader.http, 'bid.countered', offer.id, 'overtaken');
});

test('contracts ask for a signature, a correction for an answer; another organisation reads and sees none of it', async () => {
  const processor = await aPerson(operator, 'processor');
  const { contract } = await aSignedContract(cooperative, processor);
  const asked = await told(clerk, 'contract.to_sign', contract.id, 'answered');
  await told(clerk, 'contract.in_force', contract.id);
  const stranger = await aPerson(operator, 'trader');
  expect(await listOf(stranger.http)).toEqual([]);
  expectDone(await stranger.http.post('/api/v1/notices/seen', { ids: [asked.id] }));
  const trade = await tradeOf(1_500);
  for (const { http } of [cooperative, trader]) expectDone(await http.post(`/api/v1/trades/${trade.id}/confirmation`, {}));
  expectDone(await trader.http.post(`/api/v1/trades/${trade.id}/corrections`, { kg: 1_200, reason: 'thiếu xe' }));
  await told(clerk, 'correction.to_answer', trade.id);
  expectRefused(await clerk.post('/api/v1/notices/seen', { ids: ['x'] }), 422, 'request.invalid');
});

/** Until every event of the organisations' streams has been read for notices. */
const caughtUp = (): Promise<unknown> =>
  eventually(
    () =>
      sql<{ behind: number }>(
        server.databaseUrl,
        `SELECT count(*)::int AS behind FROM streams s LEFT JOIN cursors c ON c.stream = s.name AND c.subscriber = 'notices'
         WHERE s.name LIKE 'org:%' AND s.head > coalesce(c.number, 0)`,
      ),
    ([row]) => row?.behind === 0,
    SOON_MS,
  );

test('told once: read again from the start nothing is told twice, and every word is filled in', async () => {
  const count = async () => (await sql<{ n: number }>(server.databaseUrl, 'SELECT count(*)::int AS n FROM notices'))[0]?.n;
  // What the story before made is told first: of both sides, and of whoever else it was for.
  await caughtUp();
  const before = await count();
  await sql(server.databaseUrl, `UPDATE cursors SET number = 0 WHERE subscriber = 'notices'`);
  await caughtUp();
  expect(await count()).toBe(before);
  const all = [...(await listOf(clerk)), ...(await listOf(trader.http))];
  expect(all.filter(({ title, detail }) => /\?|\{|undefined/.test(`${title.vi}${title.en}${detail.vi.replace(' {kg}', '')}`))).toEqual([]);
  const pages = expectDone(await clerk.get<{ items: NoticeView[]; next: string | null }>('/api/v1/notices?limit=2'));
  expect(pages.items).toHaveLength(2);
  expect(await listOf(clerk, `?limit=2&cursor=${String(pages.next)}`)).toEqual((await listOf(clerk)).slice(2, 4));
  expect((await listOf(clerk, '?only=waiting')).every(({ needsAnswer, closedAt }) => needsAnswer && closedAt === null)).toBe(true);
});

const WAYS = { trades: 'push', bids: 'push', call_offs: 'push', contracts: 'push', stock: 'page', papers: 'page', alerts: 'push' };
const LOUD = { ways: WAYS, quiet: null, urgentAnyway: true, showsPrices: false };
const turnOn = (http: HttpClient, { subscription }: FakeBrowser) =>
  http.put<{ id: string }>('/api/v1/push/devices', { ...subscription, language: 'vi' });
/** Somebody bids for a new lot of the cooperative: its clerk is told. */
const aBid = async (farmGateVndPerKg = 6_200): Promise<string> => {
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, askVndPerKg: 30_000 })));
  expectDone(await bidOn(offer, { farmGateVndPerKg }));
  return (await told(clerk, 'bid.received', offer.id)).id;
};
const deliveryOf = async (noticeId: string, state: string) => {
  const [row] = await eventually(
    () =>
      sql<{ state: string; tries: number; answer: number | null; wait: number | null }>(
        server.databaseUrl,
        `SELECT state, tries, answer, extract(epoch FROM next_at - clock_timestamp())::float AS wait FROM notice_deliveries WHERE notice_id = $1`,
        [noticeId],
      ),
    (rows) => rows.some((one) => one.state === state),
    SOON_MS,
  );
  return row;
};
const tryAgain = (noticeId: string) =>
  sql(server.databaseUrl, `UPDATE notice_deliveries SET next_at = clock_timestamp() WHERE notice_id = $1 AND state = 'waiting'`, [
    noticeId,
  ]);

test('a device rings for what its member is told, encrypted for it alone, without a price until the member asks for prices', async () => {
  const [mine, managers] = [pushService.aBrowser(), pushService.aBrowser()];
  for (const http of [clerk, cooperative.http]) expectDone(await http.put('/api/v1/notices/settings', LOUD));
  expectDone(await turnOn(clerk, mine));
  expectDone(await turnOn(clerk, mine));
  expectDone(await turnOn(cooperative.http, managers));
  expect(expectDone(await clerk.get('/api/v1/push'))).toMatchObject({ publicKey: pushService.publicKey, devices: [{ isThis: true }] });
  const noticeId = await aBid();
  await deliveryOf(noticeId, 'sent');
  const [first] = pushService.at(mine);
  expect(first?.message).toMatchObject({ id: noticeId, rule: 'bid.received', language: 'vi', needsAnswer: true, count: 1 });
  expect(first?.message.title).toMatch(/^trader .* trả giá 1\.000 kg$/);
  expect(first?.message.body).toMatch(/^Trả lời trước \d\d\/\d\d\/\d{4} \d\d:\d\d$/);
  expect(first?.headers).toMatchObject({ urgency: 'high', topic: noticeId.replaceAll('-', ''), 'content-encoding': 'aes128gcm' });
  expectDone(await clerk.put('/api/v1/notices/settings', { ...LOUD, showsPrices: true }));
  await deliveryOf(await aBid(6_300), 'sent');
  expect(pushService.at(mine)[1]?.message.body).toMatch(/6\.300 đ\/kg/);
  // It is the clerk's to answer: the manager is not woken for it.
  expect(pushService.at(managers)).toEqual([]);
  expect(server.log()).not.toContain(SETTINGS['PUSH_PRIVATE_KEY']);
});

test('an address within, one of somebody else, half a key: refused; nobody turns another’s device off', async () => {
  const { subscription } = pushService.aBrowser();
  const ask = (changes: object) => clerk.put('/api/v1/push/devices', { ...subscription, language: 'vi', ...changes });
  for (const endpoint of ['http://127.0.0.1:5432/', 'https://169.254.169.254/latest', 'https://localhost/x', 'javascript:alert(1)'])
    expectRefused(await ask({ endpoint }), 422, 'push.endpoint_invalid');
  expectRefused(await ask({ p256dh: 'x' }), 422, 'push.keys_invalid');
  expectRefused(await ask({ language: 'fr' }), 422, 'request.invalid');
  const { id } = expectDone(await turnOn(clerk, { path: '', subscription }));
  expectRefused(
    await trader.http.put('/api/v1/push/devices', { ...subscription, auth: 'A'.repeat(22), language: 'vi' }),
    409,
    'push.endpoint_taken',
  );
  expectRefused(await trader.http.delete(`/api/v1/push/devices/${id}`), 404, 'push_device.not_found');
  const staff = await signInOperator(server.url);
  expectDone(await staff.post('/api/v1/sessions/current/behalf', { organisationId: cooperative.organisationId }));
  expectRefused(await turnOn(staff, pushService.aBrowser()), 422, 'push.on_behalf');
  expectRefused(await staff.post('/api/v1/alerts', { name: 'Mận', words: 'mận' }), 422, 'alert.on_behalf');
  const price = { marketId: 'plum', direction: 'rises', vndPerKg: 9_000 };
  expectRefused(await staff.post('/api/v1/price-alerts', price), 422, 'alert.on_behalf');
  expectDone(await clerk.delete(`/api/v1/push/devices/${id}`));
  expectRefused(await clerk.put('/api/v1/notices/settings', { ...LOUD, quiet: { fromMin: 60, toMin: 60 } }), 422, 'quiet_hours.invalid');
  for (let more = 0; more < 6; more++) expectDone(await turnOn(clerk, pushService.aBrowser()));
  expect(expectDone(await clerk.get<{ devices: unknown[] }>('/api/v1/push')).devices).toHaveLength(5);
  await sql(server.databaseUrl, `DELETE FROM push_subscriptions`);
});

test('a device that is no more is let go; a service that is busy is asked again, later; the operator sees both', async () => {
  const browser = pushService.aBrowser();
  expectDone(await turnOn(clerk, browser));
  pushService.answer(browser, 503);
  const busy = await aBid();
  const row = await eventually(
    () => deliveryOf(busy, 'waiting'),
    (found) => found?.answer === 503,
    SOON_MS,
  );
  expect(row?.tries).toBe(1);
  expect(row?.wait).toBeLessThanOrEqual(30);
  pushService.answer(browser, 201);
  await tryAgain(busy);
  expect(await deliveryOf(busy, 'sent')).toMatchObject({ tries: 2, answer: 201 });
  pushService.answer(browser, 410);
  const gone = await aBid();
  expect(await deliveryOf(gone, 'gone')).toMatchObject({ tries: 1, answer: 410 });
  expect(await sql(server.databaseUrl, 'SELECT id FROM push_subscriptions')).toEqual([]);
  const seen = expectDone(await operator.get<{ counts: Record<string, number>; lost: object[] }>('/api/v1/notice-deliveries'));
  expect(seen.lost).toContainEqual(expect.objectContaining({ rule: 'bid.received', state: 'gone', answer: 410, channel: 'push' }));
  expect(seen.counts['sent']).toBeGreaterThan(0);
  expectRefused(await clerk.get('/api/v1/notice-deliveries'), 403, 'auth.forbidden');
});

test('quiet hours wait, a topic that is not to ring does not, one that is not to be told is not in the list', async () => {
  const browser = pushService.aBrowser();
  expectDone(await turnOn(clerk, browser));
  const minute = Math.floor((Date.now() + 7 * 3_600_000) / 60_000) % 1_440;
  const quiet = { fromMin: (minute + 1_430) % 1_440, toMin: (minute + 600) % 1_440 };
  expectDone(await clerk.put('/api/v1/notices/settings', { ...LOUD, quiet, urgentAnyway: false }));
  const night = await aBid();
  const waiting = await deliveryOf(night, 'waiting');
  expect(waiting).toMatchObject({ tries: 0 });
  expect(waiting?.wait).toBeGreaterThan(9 * 3_600);
  // What somebody has seen by the morning rings no more.
  expectDone(await clerk.post('/api/v1/notices/seen', { ids: [night] }));
  await tryAgain(night);
  await deliveryOf(night, 'dropped');
  expectDone(await clerk.put('/api/v1/notices/settings', { ...LOUD, ways: { ...WAYS, bids: 'none', stock: 'none' } }));
  const { unseen } = await countsOf(clerk);
  const silent = await aBid();
  expect((await countsOf(clerk)).unseen).toBe(unseen);
  // It waits for an answer, so it stays where it can be answered.
  expect((await listOf(clerk, '?only=waiting')).map(({ id }) => id)).toContain(silent);
  expect((await listOf(clerk)).filter(({ rule, closedAt }) => rule === 'bid.withdrawn' && closedAt !== null)).toEqual([]);
  expectDone(await clerk.put('/api/v1/notices/settings', LOUD));
  expect(pushService.at(browser)).toEqual([]);
  expect(await sql(server.databaseUrl, 'SELECT id FROM notice_deliveries WHERE notice_id = $1', [silent])).toEqual([]);
});

test('two workers, one of which died over its work: each device rings once', async () => {
  const other = await startServer({ role: 'worker', databaseUrl: server.databaseUrl, env: SETTINGS });
  try {
    await sql(server.databaseUrl, 'DELETE FROM push_subscriptions');
    const browsers = Array.from({ length: 100 }, () => pushService.aBrowser());
    expectDone(await turnOn(clerk, browsers[0] as FakeBrowser));
    await sql(
      server.databaseUrl,
      `INSERT INTO push_subscriptions (id, organisation_id, member_id, session_id, endpoint, p256dh, auth, language, device)
       SELECT gen_random_uuid(), organisation_id, member_id, session_id, b.endpoint, b.p256dh, b.auth, 'en', ''
       FROM push_subscriptions, jsonb_to_recordset($1) AS b (endpoint text, p256dh text, auth text)`,
      [JSON.stringify(browsers.slice(1).map(({ subscription }) => subscription))],
    );
    const noticeId = await aBid();
    const states = () =>
      sql<{ state: string; n: number }>(
        server.databaseUrl,
        'SELECT state, count(*)::int AS n FROM notice_deliveries WHERE notice_id = $1 GROUP BY state',
        [noticeId],
      );
    await eventually(states, (rows) => rows.length === 1 && rows[0]?.state === 'sent', SOON_MS);
    expect(browsers.map((browser) => pushService.at(browser).length)).toEqual(browsers.map(() => 1));
    // As kill -9 leaves it between the take and the note: taken, not noted. Nobody touches it until the taker must be dead.
    await sql(server.databaseUrl, `DELETE FROM push_subscriptions WHERE endpoint <> $1`, [browsers[0]?.subscription.endpoint]);
    await sql(
      server.databaseUrl,
      `UPDATE notice_deliveries SET state = 'waiting', tries = 1, ended_at = NULL, next_at = clock_timestamp() + interval '60 seconds'
       WHERE notice_id = $1 AND address_id IN (SELECT id FROM push_subscriptions)`,
      [noticeId],
    );
    await tryAgain(noticeId);
    await eventually(states, (rows) => rows.length === 1 && rows[0]?.state === 'sent', SOON_MS);
    const rung = pushService.at(browsers[0] as FakeBrowser);
    // The second has the first one's name: a device shows one.
    expect(rung.map(({ message, headers }) => [message.id, headers['topic']])).toEqual(
      Array(2).fill([noticeId, noticeId.replaceAll('-', '')]),
    );
  } finally {
    await other.kill9();
  }
});

test('signed out, the device is silent from that moment, and forgotten', async () => {
  const second = await new HttpClient(server.url).signIn(clerkPerson.signInName, clerkPerson.password);
  const [stays, leaves] = [pushService.aBrowser(), pushService.aBrowser()];
  await sql(server.databaseUrl, 'DELETE FROM push_subscriptions');
  expectDone(await turnOn(clerk, stays));
  expectDone(await turnOn(second, leaves));
  expectDone(await second.delete('/api/v1/sessions/current'));
  await deliveryOf(await aBid(), 'sent');
  expect(pushService.at(stays)).toHaveLength(1);
  expect(pushService.at(leaves)).toEqual([]);
  await eventually(
    () => sql(server.databaseUrl, 'SELECT id FROM push_subscriptions'),
    (rows) => rows.length === 1,
    SOON_MS,
  );
});
