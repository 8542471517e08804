// @profiles embedded
import { type Answer, expectDone, expectRefused, type HttpClient, type Problem } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { aContract, anOffer, anOrder, contractBody, dayFromToday, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: whatever is wrong with a request, it is refused with a stable code that names the field, and nothing changes.
let server: TestServer;
let operator: HttpClient;
let people: Record<'cooperative' | 'processor' | 'trader', Person>;
let contract: View;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  const [cooperative, processor, trader] = [
    await aPerson(operator, 'cooperative'),
    await aPerson(operator, 'processor'),
    await aPerson(operator, 'trader'),
  ];
  people = { cooperative, processor, trader };
  contract = await aContract(operator, cooperative, processor);
});
afterAll(async () => {
  await expectInvariants(server.databaseUrl);
  await server.stop();
});

const WRITTEN = [
  'offers',
  'offer_versions',
  'orders',
  'order_versions',
  'contracts',
  'call_offs',
  'trades',
  'idempotency_keys',
  'organisations',
];

/** Notices follow by themselves what was done before: they come when they come. */
const EVENTS = `SELECT 'events' AS name, count(*)::int AS n FROM events WHERE name NOT LIKE 'notice.%'`;

/** How much has been written so far: the same before and after a refusal. */
const written = async (): Promise<unknown> => {
  const counts = WRITTEN.map((table) => `SELECT '${table}' AS name, count(*)::int AS n FROM ${table}`);
  return sql(server.databaseUrl, [...counts, EVENTS].join(' UNION ALL '));
};

let before: unknown;
beforeEach(async () => {
  before = await written();
});
afterEach(async () => {
  expect(await written()).toEqual(before);
});

/** A route that writes, with a body it would take. */
interface Door {
  readonly path: () => string;
  readonly http: () => HttpClient;
  readonly body: () => Record<string, unknown>;
}

const DOORS: Readonly<Record<'offers' | 'orders' | 'contracts' | 'callOffs', Door>> = {
  offers: { path: () => '/api/v1/offers', http: () => people.cooperative.http, body: () => anOffer() },
  orders: { path: () => '/api/v1/orders', http: () => people.trader.http, body: () => anOrder() },
  contracts: { path: () => '/api/v1/contracts', http: () => operator, body: () => signed() },
  callOffs: {
    path: () => `/api/v1/contracts/${contract.id}/call-offs`,
    http: () => people.processor.http,
    body: () => ({ kg: 1_000, deliverOn: dayFromToday(3) }),
  },
};

const signed = () => ({ ...contractBody(people.cooperative, people.processor), number: 'HĐ xấu' });

const send = (door: Door, change: Readonly<Record<string, unknown>>): Promise<Answer<unknown>> =>
  door.http().post(door.path(), { ...door.body(), ...change });

/** The codes that a refusal gives for a field, at the top or among the list of faults. */
function codesAt(answer: Answer<unknown>, field: string): string[] {
  const problem = answer.body as Problem;
  const own = problem.field === field ? [problem.code] : [];
  return [...own, ...(problem.errors ?? []).filter((fault) => fault.field === field).map((fault) => fault.code)];
}

// prettier-ignore
const NO_WEIGHT = [0, -1, -0, 1.5, 0.1, 1_000_000_001, 2 ** 53, 2 ** 63, '12', '１２', '1e3', '0x10', '1.000', '1,000', 'NaN', '', ' ', null, true, [], [5], {}, { kg: 5 }];

test.each<[keyof typeof DOORS, string, string]>([
  ['offers', 'kg', 'weight.out_of_range'],
  ['offers', 'askVndPerKg', 'price.out_of_range'],
  ['orders', 'kg', 'weight.out_of_range'],
  ['orders', 'limitVndPerKg', 'price.out_of_range'],
  ['contracts', 'agreedKg', 'weight.out_of_range'],
  ['contracts', 'priceVndPerKg', 'price.out_of_range'],
  ['callOffs', 'kg', 'weight.out_of_range'],
])('%s: nothing but a whole number in range is a %s', async (door, field, code) => {
  for (const value of NO_WEIGHT.filter((each) => each !== 0 || !Object.is(each, -0) || code.startsWith('weight'))) {
    const answer = await send(DOORS[door], { [field]: value });
    expect([value, answer.status, codesAt(answer, field)]).toEqual([
      value,
      422,
      [expect.stringMatching(`^${code}$|^request.invalid$`), ...moreCodes(answer, field)],
    ]);
    expect(codesAt(answer, field)).toContain(code);
    expect((answer.body as Problem).detailVi).not.toContain('?');
  }
});

/** An object in an object, so many times. */
function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

/** What stands beside the first code: the same fault, once more in the list. */
function moreCodes(answer: Answer<unknown>, field: string): string[] {
  return codesAt(answer, field).slice(1);
}

test('a figure that JSON cannot hold is refused like any other', async () => {
  for (const figure of ['1e309', '-1e309', '99999999999999999999', '01', '+1', '.5', '1.', 'NaN', 'Infinity', '0x10', '1_000']) {
    const text = JSON.stringify(anOffer({ kg: 0 })).replace('"kg":0', `"kg":${figure}`);
    const answer = await people.cooperative.http.post('/api/v1/offers', text);
    expect([figure, answer.status, (answer.body as Problem).code]).toEqual([
      figure,
      expect.any(Number),
      expect.stringMatching(/^(request\.|weight\.)/),
    ]);
    expect([400, 422]).toContain(answer.status);
  }
});

test.each<[keyof typeof DOORS, string, string, string]>([
  ['offers', 'varietyId', 'no-such', 'variety.unknown'],
  ['offers', 'varietyId', 'Xoài GL4', 'variety.unknown'],
  ['offers', 'gradeId', 'no-such', 'grade.unknown'],
  ['offers', 'placeId', 'no-such', 'place.unknown'],
  ['offers', 'placeId', '../../etc/passwd', 'place.unknown'],
  ['offers', 'placeId', 'mkt-hanoi', 'place.wrong_kind'],
  ['offers', 'areaCode', 'VN SLOR', 'area_code.invalid'],
  ['orders', 'productId', 'durian', 'product.unknown'],
  ['orders', 'productId', '__proto__', 'product.unknown'],
  ['orders', 'placeId', 'no-such', 'place.unknown'],
  ['orders', 'placeId', 'cp-hat-lot', 'place.wrong_kind'],
  ['contracts', 'productId', 'durian', 'product.unknown'],
  ['contracts', 'placeId', 'mkt-hanoi', 'place.wrong_kind'],
])('%s: %s %p is refused as %s', async (door, field, value, code) => {
  const problem = expectRefused(await send(DOORS[door], { [field]: value }), 422, code);
  expect(problem.field).toBe(field);
});

test.each<[keyof typeof DOORS, string, readonly string[], string]>([
  ['orders', 'gradeIds', [], 'list.too_short'],
  ['orders', 'gradeIds', ['no-such'], 'grade.unknown'],
  ['orders', 'varietyIds', ['no-such'], 'variety.unknown'],
  ['orders', 'varietyIds', ['longan-mien-thiet'], 'variety.unknown'],
  ['orders', 'certificates', ['ocop'], 'certificate.unknown'],
  ['contracts', 'gradeIds', [], 'list.too_short'],
])('%s: %s %p is refused', async (door, field, value, code) => {
  const answer = await send(DOORS[door], { [field]: value });
  expect([answer.status, (answer.body as Problem).field]).toEqual([422, field]);
  expect([code, 'variety.wrong_product']).toContain((answer.body as Problem).code);
});

// prettier-ignore
const NO_DAY = ['2026-02-30', '2025-02-29', '0000-01-01', '10000-01-01', '2026-6-7', '07/06/2026', '2026-06-07T00:00:00Z', '２０２６-06-07', '1780790400000', '', 'tomorrow'];

test.each<[keyof typeof DOORS, string]>([
  ['offers', 'harvestFrom'],
  ['offers', 'harvestTo'],
  ['orders', 'deliverFrom'],
  ['orders', 'deliverTo'],
  ['contracts', 'seasonFrom'],
  ['contracts', 'seasonTo'],
  ['callOffs', 'deliverOn'],
])('%s: nothing but a calendar day is a %s', async (door, field) => {
  for (const value of NO_DAY) {
    const answer = await send(DOORS[door], { [field]: value });
    expect([value, answer.status, codesAt(answer, field)]).toEqual([value, 422, ['day.invalid']]);
  }
  for (const value of [null, 20260607, {}, ['2026-06-07']])
    expectRefused(await send(DOORS[door], { [field]: value }), 422, 'request.invalid');
});

test.each<[keyof typeof DOORS, string, string]>([
  ['offers', 'harvestFrom', 'harvestTo'],
  ['orders', 'deliverFrom', 'deliverTo'],
])('%s: a window ends after it starts, lies ahead, and is neither too long nor too far', async (door, from, to) => {
  const windows: [number, number, string, string][] = [
    [5, 4, 'window.ends_before_start', to],
    [-1, 4, 'window.in_past', from],
    [-9, -5, 'window.in_past', from],
    [1, 32, 'window.too_long', to],
    [61, 62, 'window.too_far_ahead', from],
  ];
  for (const [start, end, code, field] of windows) {
    const answer = await send(DOORS[door], { [from]: dayFromToday(start), [to]: dayFromToday(end) });
    expect([start, end, codesAt(answer, field)]).toEqual([start, end, [code]]);
  }
});

test('decomposed Vietnamese is the same name: a second organisation under it is refused', async () => {
  const name = 'HTX Mận hậu Mộc Châu thử dấu';
  await aPerson(operator, 'cooperative', { name });
  before = await written();
  const twins = [name.normalize('NFD'), name.toUpperCase(), 'HTX Man hau Moc Chau thu dau'];
  for (const twin of twins) {
    const answer = await operator.post('/api/v1/organisations', {
      kind: 'cooperative',
      name: twin,
      demo: true,
      members: [{ name: 'Lò Thị Đào', signInName: 'twin@test.muavu.vn', password: 'một câu đủ dài để nhớ', role: 'manager' }],
    });
    expectRefused(answer, 409, 'organisation.name_taken');
  }
});

test('text with characters that nobody can see is refused', async () => {
  for (const number of ['HĐ\u0000 1', 'HĐ\u202E1', 'HĐ\u200B1', 'HĐ\n1']) {
    const problem = expectRefused(await send(DOORS.contracts, { number }), 422, 'text.unseen_character');
    expect(problem.field).toBe('number');
  }
});

test('another organisation’s papers are not found, whatever is done to them', async () => {
  const stranger = await aPerson(operator, 'cooperative');
  const offer = expectDone(
    await people.cooperative.http.post<View>('/api/v1/offers', anOffer({ varietyId: 'longan-mien-thiet', gradeId: 'grade1' })),
  );
  before = await written();
  expectRefused(await stranger.http.patch(`/api/v1/offers/${offer.id}`, 1, { kg: 1 }), 404, 'offer.not_found');
  expectRefused(await stranger.http.post(`/api/v1/offers/${offer.id}/withdrawal`, {}), 404, 'offer.not_found');
  expectRefused(await stranger.http.get(`/api/v1/contracts/${contract.id}`), 404, 'contract.not_found');
  expect(expectDone(await stranger.http.get<View>(`/api/v1/offers/${offer.id}`))).not.toHaveProperty('heldKg');
});

test.each(['not-an-id', '%00', '..%2f..%2fetc', '1', 'x'.repeat(3_000), '01900000-0000-7000-8000-000000000000'])(
  'an id %p names nothing',
  async (id) => {
    for (const [person, path, code] of [
      [people.cooperative, `/api/v1/offers/${id}`, 'offer.not_found'],
      [people.trader, `/api/v1/orders/${id}`, 'order.not_found'],
      [people.processor, `/api/v1/contracts/${id}`, 'contract.not_found'],
      [people.trader, `/api/v1/trades/${id}`, 'trade.not_found'],
    ] as const) {
      expectRefused(await person.http.get(path), 404, code);
    }
  },
);

test.each<keyof typeof DOORS>(['offers', 'orders', 'contracts', 'callOffs'])(
  'TM-15 %s: unknown fields, malformed JSON and giants are refused',
  async (name) => {
    const door = DOORS[name];
    expectRefused(await send(door, { price: 1 }), 422, 'request.unknown_field');
    expectRefused(
      await door.http().post(door.path(), JSON.stringify(door.body()).replace('{', '{"__proto__":{"kg":1},')),
      422,
      'request.unknown_field',
    );
    expectRefused(await send(door, { constructor: { prototype: {} } }), 422, 'request.unknown_field');
    for (const text of ['{', '{"kg":1,}', 'null', '[]', '"text"', '{"a":1}{"b":2}', '\uFEFF{', nested(40), nested(5_000), nested(15_000)]) {
      const answer = await door.http().post(door.path(), text);
      expect([400, 422]).toContain(answer.status);
      expect((answer.body as Problem).code).toMatch(/^request\.(malformed_json|invalid)$/);
    }
    const giant = await door.http().post(door.path(), JSON.stringify({ ...door.body(), note: 'x'.repeat(1_000_000) }));
    expectRefused(giant, 413, 'request.too_large');
    expectRefused(
      await door.http().post(door.path(), 'kg=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      415,
      'request.wrong_media_type',
    );
  },
);

test.each<keyof typeof DOORS>(['offers', 'orders', 'contracts', 'callOffs'])(
  '%s: a key is required, has a form, and stands for one content',
  async (name) => {
    const door = DOORS[name];
    expectRefused(await door.http().post(door.path(), door.body(), { key: '' }), 400, 'idempotency.key_required');
    for (const key of ['x'.repeat(256), 'with blank'])
      expectRefused(await door.http().post(door.path(), door.body(), { key }), 400, 'idempotency.key_invalid');
  },
);

test('a key that was used for one content refuses another', async () => {
  const body = anOffer({ varietyId: 'longan-mien-thiet' });
  const first = expectDone(await people.cooperative.http.post<View>('/api/v1/offers', body, { key: 'one-content' }));
  before = await written();
  expectRefused(
    await people.cooperative.http.post('/api/v1/offers', { ...body, kg: 5 }, { key: 'one-content' }),
    422,
    'idempotency.key_reused',
  );
  expect(expectDone(await people.cooperative.http.post<View>('/api/v1/offers', body, { key: 'one-content' }))).toEqual(first);
});

test('TM-08 pages have a size and a cursor of ours', async () => {
  for (const query of [
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=ten',
    'limit=1&limit=2',
    'cursor=nothing',
    'cursor=%00',
    'state=gone',
    'sort=kg',
  ]) {
    for (const path of ['/api/v1/orders', '/api/v1/trades']) {
      const answer = await people.trader.http.get(`${path}?${query}`);
      expect([path, query, answer.status]).toEqual([path, query, 422]);
      expect((answer.body as Problem).code).toMatch(/^(request|page)\./);
    }
  }
});

test('an edit names the version it has seen', async () => {
  const offer = expectDone(await people.cooperative.http.post<View>('/api/v1/offers', anOffer({ varietyId: 'longan-mien-thiet' })));
  before = await written();
  const { http } = people.cooperative;
  expectRefused(await http.patch(`/api/v1/offers/${offer.id}`, 2, { kg: 5 }), 412, 'version.stale');
  expectRefused(await http.patch(`/api/v1/offers/${offer.id}`, 1, {}), 409, 'offer.no_change');
  expectRefused(await http.patch(`/api/v1/offers/${offer.id}`, 1, { varietyId: 'mango-gl4-dai-loan' }), 422, 'request.unknown_field');
  expectRefused(await http.patch(`/api/v1/offers/${offer.id}`, 1, { kg: 0 }), 422, 'weight.out_of_range');
});

test('without a session, with a stolen or with a wrong one, every door stays shut', async () => {
  for (const door of Object.values(DOORS)) {
    for (const [cookie, code] of [
      [undefined, 'auth.required'],
      ['sid=not-a-session', 'session.expired'],
      [`sid=${'A'.repeat(43)}`, 'session.expired'],
    ] as const) {
      const response = await fetch(server.url + door.path(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k', ...(cookie ? { cookie } : {}) },
        body: JSON.stringify(door.body()),
      });
      expect([response.status, ((await response.json()) as Problem).code]).toEqual([401, code]);
    }
  }
});

test('where the site has no keys for it, no device rings', async () => {
  const subscription = { endpoint: 'https://push.example.com/x', p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22), language: 'vi' };
  expectRefused(await people.trader.http.put('/api/v1/push/devices', subscription), 422, 'push.off');
});
