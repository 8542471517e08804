// @profiles embedded
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOrder, dayFromToday, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a buyer's demand is known to the market without its buyer and its limit, and only its buyer can read or cancel it.
let server: TestServer;
let operator: HttpClient;
let trader: Person;
let stranger: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  trader = await aPerson(operator, 'trader');
  stranger = await aPerson(operator, 'exporter');
});
afterAll(() => server.stop());
afterEach(() => expectInvariants(server.databaseUrl));

const place = async (changes: Readonly<Record<string, unknown>> = {}): Promise<View> =>
  expectDone(await trader.http.post<View>('/api/v1/orders', anOrder(changes)));

const lastOn = async (stream: string): Promise<Record<string, unknown> | undefined> =>
  (
    await sql<Record<string, unknown>>(server.databaseUrl, 'SELECT name, body FROM events WHERE stream = $1 ORDER BY number DESC LIMIT 1', [
      stream,
    ])
  )[0];

test('an order is placed as asked, all of it open', async () => {
  const order = await place({ varietyIds: ['mango-gl4-dai-loan'], certificates: ['vietgap', 'globalgap', 'vietgap'], firm: true });
  expect(order).toEqual({
    id: expect.any(String),
    marketId: 'mango',
    buyer: { id: trader.organisationId, name: expect.any(String), demo: true },
    varietyIds: ['mango-gl4-dai-loan'],
    gradeIds: ['grade1'],
    placeId: 'mkt-hanoi',
    wantedKg: 6_000,
    openKg: 6_000,
    heldKg: 0,
    confirmedKg: 0,
    limitVndPerKg: 14_000,
    deliverFrom: dayFromToday(1),
    deliverTo: dayFromToday(6),
    certificates: ['globalgap', 'vietgap'],
    destinationId: null,
    firm: true,
    state: 'open',
    version: 1,
    submittedAt: expect.stringMatching(/Z$/),
  });
  expect(expectDone(await trader.http.get(`/api/v1/orders/${order.id}`))).toEqual(order);
});

test('the market learns what is wanted, not by whom nor up to which price', async () => {
  const order = await place();
  const told = JSON.stringify(await lastOn('market:mango'));
  expect(told).toContain(order.id);
  for (const secret of [trader.organisationId, 'limitVndPerKg', '14000', 'firm', 'heldKg']) expect(told).not.toContain(secret);
  expect(JSON.stringify(await lastOn(`org:${trader.organisationId}`))).toContain('"limitVndPerKg":14000');
});

test('another organisation can neither read nor cancel an order', async () => {
  const order = await place();
  expectRefused(await stranger.http.get(`/api/v1/orders/${order.id}`), 404, 'order.not_found');
  expectRefused(await stranger.http.post(`/api/v1/orders/${order.id}/cancellation`, {}), 404, 'order.not_found');
  expect(expectDone(await stranger.http.get<{ items: View[] }>('/api/v1/orders')).items).toEqual([]);
  expect(expectDone(await trader.http.get<View>(`/api/v1/orders/${order.id}`))).toMatchObject({ state: 'open' });
});

test('a cancelled order wants nothing more and cannot be cancelled again', async () => {
  const order = await place();
  const cancelled = expectDone(await trader.http.post<View>(`/api/v1/orders/${order.id}/cancellation`, {}));
  expect(cancelled).toEqual({ ...order, state: 'cancelled', openKg: 0 });
  expect(await lastOn('market:mango')).toEqual({ name: 'order.cancelled', body: { orderId: order.id } });
  expectRefused(await trader.http.post(`/api/v1/orders/${order.id}/cancellation`, {}), 409, 'order.closed');
});

test('my orders come newest first, by state and page by page, each once', async () => {
  const buyer = await aPerson(operator, 'supermarket');
  const placed: string[] = [];
  for (let n = 0; n < 5; n++) placed.push(expectDone(await buyer.http.post<View>('/api/v1/orders', anOrder())).id);
  await buyer.http.post(`/api/v1/orders/${placed[2]}/cancellation`, {});
  const read: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: { items: View[]; next: string | null } = expectDone(
      await buyer.http.get<{ items: View[]; next: string | null }>(`/api/v1/orders?limit=2${next === '' ? '' : `&cursor=${next}`}`),
    );
    expect(page.items.length).toBeLessThanOrEqual(2);
    read.push(...page.items.map((order) => order.id));
    next = page.next;
  }
  expect(read).toEqual([...placed].reverse());
  const open = expectDone(await buyer.http.get<{ items: View[] }>('/api/v1/orders?state=open')).items;
  expect(open.map((order) => order.id)).toEqual([...placed].reverse().filter((id) => id !== placed[2]));
});

test('a cooperative sells and does not order; nobody orders without signing in', async () => {
  const cooperative = await aPerson(operator, 'cooperative');
  expectRefused(await cooperative.http.post('/api/v1/orders', anOrder()), 403, 'auth.forbidden');
  const response = await fetch(`${server.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'nobody-1' },
    body: JSON.stringify(anOrder()),
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([401, 'auth.required']);
});

test('the same key places one order, however often it is sent', async () => {
  const body = anOrder({ kg: 777 });
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => trader.http.post<View>('/api/v1/orders', body, { key: 'once-please' })),
  );
  expect(new Set(answers.map((answer) => expectDone(answer).id)).size).toBe(1);
  expectRefused(await trader.http.post('/api/v1/orders', anOrder({ kg: 778 }), { key: 'once-please' }), 422, 'idempotency.key_reused');
  const [row] = await sql<{ n: number }>(server.databaseUrl, 'SELECT count(*)::int AS n FROM orders WHERE wanted_kg IN (777, 778)');
  expect(row?.n).toBe(1);
});
