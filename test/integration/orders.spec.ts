// @profiles embedded
import { randomUUID } from 'node:crypto';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
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
    limitAt: 'delivered',
    gradeSpread: [],
    minLotKg: 0,
    maxPerSellerKg: 0,
    allOrNothing: false,
    expiresAt: null,
    alternativeSet: null,
    state: 'open',
    version: 1,
    submittedAt: expect.stringMatching(/Z$/),
    waiting: false,
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

const bought = async (buyer: Person, orderId: string): Promise<View[]> =>
  expectDone(await buyer.http.get<{ items: View[] }>('/api/v1/trades')).items.filter((trade) => trade['orderId'] === orderId);
// Markets of their own: what other tests left would take the lots.
const [LONGAN, LONGAN_LOT] = [{ productId: 'longan' }, { varietyId: 'longan-mien-thiet' }];
const [PLUM, PLUM_LOT] = [{ productId: 'plum' }, { varietyId: 'plum-man-hau' }];
const kgOf = (trades: readonly View[]): number => trades.reduce((sum, trade) => sum + (trade['kg'] as number), 0);

test('an order keeps its rules through a round: grade spread at the farm gate, a most for one seller, and of two alternatives one', async () => {
  const [one, two] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'cooperative')];
  const buyer = await aPerson(operator, 'trader');
  const wish = { kg: 4_000, limitVndPerKg: 9_000, limitAt: 'farm_gate', gradeIds: ['grade1', 'grade2'], firm: true, maxPerSellerKg: 2_000 };
  const first = expectDone(
    await buyer.http.post<View>(
      '/api/v1/orders',
      anOrder({ ...LONGAN, ...wish, gradeSpread: [{ gradeId: 'grade2', lessVndPerKg: 1_500 }] }),
    ),
  );
  const second = expectDone(await buyer.http.post<View>('/api/v1/orders', anOrder({ ...LONGAN, ...wish, alternativeTo: first.id })));
  expect(second['alternativeSet']).toBe(first.id);
  // At 8,000 grade 2 is above what the first order pays for it (7,500); the second pays the full limit.
  const lot = { kg: 3_000, gradeId: 'grade2', askVndPerKg: 8_000, firm: true };
  for (const seller of [one, two]) expectDone(await seller.http.post('/api/v1/offers', anOffer({ ...LONGAN_LOT, ...lot })));
  const trades = await eventually(
    () => bought(buyer, second.id),
    (made) => kgOf(made) === 4_000,
    60_000,
  );
  for (const seller of [one, two]) {
    const sold = trades.filter((trade) => (trade['seller'] as View).id === seller.organisationId);
    expect(kgOf(sold)).toBe(2_000);
    for (const trade of sold) expect(trade['farmGateVndPerKg'] as number).toBeLessThanOrEqual(9_000);
  }
  // A better price for the first finds nothing any more: its alternative has fruit.
  expectDone(await one.http.post('/api/v1/offers', anOffer({ ...LONGAN_LOT, ...lot, gradeId: 'grade1', askVndPerKg: 5_000 })));
  const other = expectDone(await buyer.http.post<View>('/api/v1/orders', anOrder({ ...LONGAN, kg: 3_000, firm: true })));
  await eventually(
    () => bought(buyer, other.id),
    (made) => kgOf(made) > 0,
    60_000,
  );
  expect(await bought(buyer, first.id)).toEqual([]);
});

test('orders come from a file whole or not at all, with a report by row, and leave in the shape they came', async () => {
  const buyer = await aPerson(operator, 'supermarket');
  const [from, to] = [dayFromToday(1), dayFromToday(6)];
  const row = `plum;grade1;mkt-hanoi;6.000;11.000;${from};${to};tại vườn;500`;
  const send = async (rows: readonly string[], dryRun = '') => {
    const body = ['Nông sản;Loại;Nơi nhận;Khối lượng (kg);Giá tối đa;Từ ngày;Đến ngày;Giá tính tại;Mỗi chuyến ít nhất', ...rows].join('\n');
    const headers = { 'content-type': 'text/csv', cookie: buyer.http.cookie, 'idempotency-key': randomUUID() };
    const answer = await fetch(`${server.url}/api/v1/order-imports${dryRun}`, { method: 'POST', headers, body });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as View & { refused: Record<string, unknown>[] } };
  };
  const tried = expectDone(await send([row, row.replace('6.000', '6'), row.replace('mkt-hanoi', 'cp-hat-lot')], '?dryRun=1'));
  expect(tried).toMatchObject({ rows: 3, placed: 0 });
  expect(tried.refused.map(({ line, field, code }) => [line, field, code])).toEqual([
    [3, 'minLotKg', 'order.min_out_of_range'],
    [4, 'place', 'place.wrong_kind'],
  ]);
  const mine = async () => expectDone(await buyer.http.get<{ items: View[] }>('/api/v1/orders')).items;
  expect(expectDone(await send([row, row.replace('6.000', '6')]))).toMatchObject({ placed: 0 });
  expect(await mine()).toEqual([]);
  expect(expectDone(await send([row, row]))).toMatchObject({ rows: 2, placed: 2, refused: [] });
  expect(await mine()).toMatchObject([{ wantedKg: 6_000, limitAt: 'farm_gate', minLotKg: 500 }, { limitVndPerKg: 11_000 }]);
  const file = await fetch(`${server.url}/api/v1/order-export`, { headers: { cookie: buyer.http.cookie } });
  expect((await file.text()).trim().split('\r\n')).toHaveLength(3);
  for (const { id } of await mine()) expectDone(await buyer.http.post(`/api/v1/orders/${id}/cancellation`, {}));
});

test('rules that do not fit their order are refused by field, and another’s order is nobody’s alternative', async () => {
  const refused = async (changes: Readonly<Record<string, unknown>>, code: string) =>
    expectRefused(await trader.http.post('/api/v1/orders', anOrder(changes)), 422, code);
  await refused({ gradeSpread: [{ gradeId: 'grade2', lessVndPerKg: 100 }] }, 'order.spread_invalid');
  await refused({ minLotKg: 6_001 }, 'order.min_out_of_range');
  await refused({ maxPerSellerKg: 6_001 }, 'order.max_out_of_range');
  await refused({ allOrNothing: true, maxPerSellerKg: 1_000 }, 'order.whole_with_max');
  await refused({ expiresAt: '2020-01-01T00:00:00.000Z' }, 'order.expiry_out_of_range');
  const mine = await place({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  expectRefused(await stranger.http.post('/api/v1/orders', anOrder({ alternativeTo: mine.id })), 422, 'order.alternative_unknown');
  for (let nth = 1; nth < 5; nth++) await place({ alternativeTo: mine.id });
  await refused({ alternativeTo: mine.id }, 'order.alternatives_too_many');
  await sql(server.databaseUrl, `UPDATE orders SET expires_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [mine.id]);
  await eventually(
    async () => expectDone(await trader.http.get<View>(`/api/v1/orders/${mine.id}`))['state'],
    (state) => state === 'expired',
    90_000,
  );
}, 120_000);

test('a buyer owes a seller no more than the limit: in rounds, by bid and by correction, until a deposit or a payment makes room', async () => {
  const [seller, buyer] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'exporter')];
  const credit = (changes: object) => seller.http.post<View>('/api/v1/credits', { buyerId: buyer.organisationId, ...changes });
  expect(expectDone(await credit({ limitVnd: '7000000' }))).toMatchObject({ leftVnd: '7000000', tiedVnd: '0' });
  const offer = expectDone(
    await seller.http.post<View>('/api/v1/offers', anOffer({ ...PLUM_LOT, kg: 3_000, askVndPerKg: 7_000, firm: true })),
  );
  const order = expectDone(
    await buyer.http.post<View>('/api/v1/orders', anOrder({ ...PLUM, kg: 3_000, limitVndPerKg: 12_000, firm: true })),
  );
  const made = await eventually(
    () => bought(buyer, order.id),
    (trades) => kgOf(trades) > 0,
    60_000,
  );
  const owed = made.reduce((sum, trade) => sum + BigInt(trade['goodsVnd'] as string), 0n);
  expect(owed <= 7_000_000n && kgOf(made) < 3_000).toBe(true);
  const state = async (person: Person) =>
    expectDone(await person.http.get<{ items: View[] }>('/api/v1/credits')).items.find(
      (item) => (item['seller'] as View).id === seller.organisationId,
    );
  expect(await state(buyer)).toEqual(await state(seller));
  expect(await state(buyer)).toMatchObject({ tiedVnd: owed.toString() });
  const bid = {
    placeId: 'mkt-hanoi',
    kg: 1_000,
    farmGateVndPerKg: 8_000,
    deliverFrom: anOrder()['deliverFrom'],
    deliverTo: anOrder()['deliverTo'],
  };
  expectDone(await buyer.http.post(`/api/v1/orders/${order.id}/cancellation`, {}));
  expectRefused(await buyer.http.post(`/api/v1/offers/${offer.id}/bids`, bid), 409, 'credit.limit_exceeded');
  expectDone(await credit({ limitVnd: '7000000', depositVnd: '8000000' }));
  expectDone(await buyer.http.post(`/api/v1/offers/${offer.id}/bids`, bid));
  const [first] = made;
  expectDone(await seller.http.post(`/api/v1/credits/payments/${first?.id}`, {}));
  expectRefused(await buyer.http.post(`/api/v1/credits/payments/${first?.id}`, {}), 403, 'auth.forbidden');
  expect((await state(seller))?.['tiedVnd']).toBe((owed - BigInt(first?.['goodsVnd'] as string) + 8_000_000n).toString());
  const path = `/api/v1/credits/${seller.organisationId}/${buyer.organisationId}/trades`;
  expect(expectDone(await buyer.http.get<{ items: unknown[] }>(path)).items).toHaveLength(made.length);
  expectRefused(await stranger.http.get(path), 404, 'credit.not_found');
  expectRefused(await credit({ buyerId: seller.organisationId }), 422, 'credit.own');
  expectRefused(await credit({ limitVnd: '9000000000000000' }), 422, 'credit.out_of_range');
});
