// @profiles embedded
import { randomUUID } from 'node:crypto';
import { expectDone, expectRefused, HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { dropDatabase, sql, withClient } from '../support/test-databases';

// Goal: a register file goes in with a report by row, blocks nobody, and comes out in the same shape. LONG=1 takes 10,000 rows and says how long.
const LONG = process.env['LONG'] === '1';
const ROWS = LONG ? 10_000 : 1_500;
/** Times are held on a quiet machine only; a part of the count proves the rest. */
const [WITHIN_MS, POST_MS, SEARCH_MS] = LONG ? [10_000, 2_000, 2_000] : [60_000, 30_000, 30_000];
const HEADS = 'code,holder,households,hectares,product,commune,place,markets';
let server: TestServer;
let operator: HttpClient;
let officer: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  officer = await aPerson(operator, 'department');
});
afterAll(async () => {
  const { databaseUrl } = server;
  await expectInvariants(databaseUrl);
  await server.stop();
  // The last server was started on a database that it did not make.
  await dropDatabase(databaseUrl);
});

async function send(bytes: Buffer | string, query = '', type = 'text/csv'): Promise<Response> {
  return fetch(`${server.url}/api/v1/register/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': type, 'idempotency-key': randomUUID(), cookie: officer.http.cookie, origin: server.url },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
}

async function imported(bytes: Buffer | string, query = ''): Promise<View> {
  const answer = await send(bytes, query);
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  const ended = await eventually(
    async () => expectDone(await officer.http.get<View>(`/api/v1/register/imports/${id}`)),
    ({ state }) => state === 'done' || state === 'refused',
    30_000,
  );
  return ended;
}
const report = async ({ id }: View) => expectDone(await officer.http.get<{ items: View[] }>(`/api/v1/register/imports/${id}/rows`)).items;
const total = async () => expectDone(await officer.http.get<{ total: number }>('/api/v1/planting-areas?limit=1')).total;
const row = (code: string, change: readonly string[] = []): string =>
  [code, 'HTX nhập thử', '12', '5.25', 'mango', '04105', 'bản Cóc', 'CN|AU', ...change].join(',');

test('a good file goes in; again it changes nothing; a dry run only says what would happen', async () => {
  const file = [HEADS, row('VN-SLOR-7001'), row('VN-SLOR-7002'), row('SL.12/2024')].join('\n');
  expect(await imported(file, 'dryRun=1')).toMatchObject({ state: 'done', rowsTotal: 3, rowsAdded: 3, dryRun: true });
  expect(await total()).toBe(0);
  const first = await imported(file);
  expect(first).toMatchObject({ state: 'done', rowsRead: 3, rowsAdded: 3, rowsRefused: 0 });
  expect(await report(first)).toMatchObject([{ line: 4, code: 'SL.12/2024', outcome: 'warned', refusal: 'import.other_form' }]);
  expect(await imported(file)).toMatchObject({ rowsAdded: 0, rowsSame: 3 });
  expect(await imported(file.replace('5.25', '6'))).toMatchObject({ rowsChanged: 1, rowsSame: 2 });
});

test('a spreadsheet of the office: a mark at its beginning, semicolons, Vietnamese heads, decimal commas; and UTF-16', async () => {
  const text = ['Mã số;Chủ mã;Số hộ;Diện tích (ha);Nông sản;Xã', 'VN-SLOR-7101;HTX Mường Bon;8;3,5;Xoài;04105'].join('\r\n');
  expect(await imported(Buffer.from(`\uFEFF${text}`))).toMatchObject({ rowsAdded: 1, rowsRefused: 0 });
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('7101', '7102'), 'utf16le')]);
  expect(await imported(wide)).toMatchObject({ rowsAdded: 1, rowsRefused: 0 });
});

test('every bad row is reported by its line and cause, and the good ones go in', async () => {
  const bad = [
    row('VN-SLOR-7201'),
    row('VN-SLOR-7201'),
    row('VN-SLOR-7202').replace('5.25', '0'),
    row('VN-SLOR-7203').replace('5.25', '1000000'),
    row('VN-SLOR-7204').replace('5.25', 'năm'),
    row('VN-SLOR-7205').replace('mango', 'durian'),
    row('VN-SLOR-7206').replace('04105', '99999'),
    row('VN-SLOR-7207').replace('bản Cóc', '=1+1'),
    row('VN-SLOR-7208').replace('CN', 'XX'),
    row('VN SLOR 7209'),
  ];
  const mixed = Buffer.concat([Buffer.from(`${[HEADS, ...bad].join('\n')}\n`), Buffer.from([0x56, 0x4e, 0xff, 0xe3, 0x0a])]);
  const ended = await imported(mixed);
  expect(ended).toMatchObject({ state: 'done', rowsTotal: 11, rowsAdded: 1, rowsRefused: 10 });
  expect((await report(ended)).map(({ line, refusal }) => [line, refusal])).toEqual([
    [3, 'import.repeated_row'],
    [4, 'area.size_out_of_range'],
    [5, 'area.size_out_of_range'],
    [6, 'import.not_a_number'],
    [7, 'product.unknown'],
    [8, 'commune.unknown'],
    [9, 'import.formula'],
    [10, 'destination.unknown'],
    [11, 'area_code.invalid'],
    [12, 'import.wrong_encoding'],
  ]);
});

test('TM-10 a file that is none, lacks a column, or is too wide, too long or too large is refused as a whole', async () => {
  expect(await imported('code;holder\nx;y')).toMatchObject({ state: 'refused', refusal: 'import.missing_column', rowsAdded: 0 });
  expect(await imported('"never closed')).toMatchObject({ state: 'refused', refusal: 'import.unreadable' });
  expect(await imported(`${HEADS}${',x'.repeat(64)}`)).toMatchObject({ state: 'refused', refusal: 'import.too_many_columns' });
  const long = `${HEADS}\n${Array.from({ length: 20_001 }, (_, n) => `VN-SLOR-${n}`).join('\n')}`;
  expect(await imported(long)).toMatchObject({ state: 'refused', refusal: 'import.too_many_rows', rowsAdded: 0 });
  expect((await send('x'.repeat(5_300_000))).status).toBe(413);
  expect((await send('{}', '', 'application/xml')).status).toBe(415);
  expectRefused(await officer.http.get(`/api/v1/register/imports/${randomUUID()}`), 404, 'import.not_found');
});

test(`${ROWS} rows go in with progress and block nobody, and come out in the same shape`, async () => {
  const cooperative = await aPerson(operator, 'cooperative');
  const before = await total();
  const codeOf = (n: number): string => `VN-${['LA', 'LB', 'LC'][n % 3]}OR-${String(n).padStart(4, '0').slice(-4)}`;
  const file = [HEADS, ...Array.from({ length: ROWS }, (_, n) => row(codeOf(n)))].join('\n');
  const started = performance.now();
  const { id } = (await (await send(file)).json()) as { id: string };
  const seen = new Set<number>();
  const waits: number[] = [];
  for (let state = 'waiting'; state === 'waiting' || state === 'running';) {
    const from = performance.now();
    expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 100 })));
    waits.push(performance.now() - from);
    const now = expectDone(await officer.http.get<View>(`/api/v1/register/imports/${id}`));
    seen.add(now['rowsRead'] as number);
    state = String(now['state']);
  }
  const took = performance.now() - started;
  const longestPost = Math.max(...waits);
  expect(took).toBeLessThan(WITHIN_MS);
  if (LONG) expect(seen.size).toBeGreaterThan(2); // three batches may pass between two looks of a slow machine
  expect(longestPost).toBeLessThan(POST_MS);
  expect(await total()).toBe(before + ROWS);
  const from = performance.now();
  expect(expectDone(await officer.http.get<{ total: number }>('/api/v1/planting-areas?q=ban%20coc')).total).toBeGreaterThanOrEqual(ROWS);
  const searched = performance.now() - from;
  expect(searched).toBeLessThan(SEARCH_MS);
  if (LONG)
    console.log(
      `${ROWS} rows in ${took.toFixed(0)} ms, longest post beside ${longestPost.toFixed(0)} ms, search ${searched.toFixed(0)} ms`,
    );
  const out = await fetch(`${server.url}/api/v1/register/export`, { headers: { cookie: officer.http.cookie } });
  expect(await imported(Buffer.from(await out.arrayBuffer()))).toMatchObject({
    rowsAdded: 0,
    rowsChanged: 0,
    rowsRefused: 0,
    rowsSame: before + ROWS,
  });
});

interface Change {
  readonly kind: string;
  readonly memberName: string | null;
  readonly reason: string | null;
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}
const AREA = { holderName: 'HTX sử sách', households: 20, hectares: 10, productId: 'mango', communeCode: '04105' };
const entered = { ...AREA, markets: ['AU'], standing: 'active', from: '2026-01-01', source: 'quyết định thử' };

test('the register is searched without accents, and a cooperative sees its own areas only', async () => {
  const [cooperative, trader] = await Promise.all([aPerson(operator, 'cooperative'), aPerson(operator, 'trader')]);
  const enter = async (body: object) => expectDone(await officer.http.post<View>('/api/v1/planting-areas', { ...entered, ...body }));
  const mine = await enter({ code: 'VN-SLOR-7601', holderId: cooperative.organisationId, placeName: 'bản Mường Bon' });
  await enter({ code: 'VN-SLOR-7602' });
  const find = async ({ http }: Person, query: string) =>
    expectDone(await http.get<{ items: View[] }>(`/api/v1/planting-areas${query}`)).items.map(({ id }) => id);
  expect(await find(officer, '?q=ban%20muong%20bon')).toContain(mine.id);
  expect(await find(cooperative, '')).toEqual([mine.id]);
  expect(expectDone(await officer.http.get<{ items: View[] }>('/api/v1/planting-areas/by-commune')).items).toEqual(
    expect.arrayContaining([expect.objectContaining({ communeCode: '04105', capacityKg: expect.any(Number) })]),
  );
  expectRefused(await trader.http.get('/api/v1/planting-areas'), 403, 'auth.forbidden');
});

test('a file that gives a code another holder tells whose lot lost a market, as the change by hand does; a trial tells nobody', async () => {
  const { http, organisationId: holderId } = await aPerson(operator, 'cooperative');
  const other = await aPerson(operator, 'cooperative', { name: 'HTX Chủ Mới' });
  const rule = { marketId: 'EU', productId: 'mango', access: 'open', needsAreaCode: true, needsPackingCode: false, papers: [] };
  const since = { validFrom: dayFromToday(-1), needsPhytosanitary: true, gates: [], notes: [], source: 'thử', owner: 'Sở' };
  expectDone(await officer.http.post('/api/v1/access-rules', { ...rule, ...since }));
  const codes = ['VN-SLOR-7801', 'VN-SLOR-7802'];
  const made = await Promise.all(
    codes.map(async (code) =>
      expectDone(await officer.http.post<View>('/api/v1/planting-areas', { ...entered, code, holderId, markets: ['EU'] })),
    ),
  );
  for (const areaCode of codes) expectDone(await http.post('/api/v1/offers', anOffer({ kg: 900, areaCode })));
  const lost = async () =>
    expectDone(await http.get<{ events: { name: string; body: View }[] }>(`/api/v1/streams/org:${holderId}/events?after=0`)).events.flatMap(
      ({ name, body: { lotId: _lot, ...body } }) => (name === 'lot.markets_lost' ? [body] : []),
    );
  const file = [HEADS, row('VN-SLOR-7801').replace('HTX nhập thử', 'HTX Chủ Mới')].join('\n');
  expect(await imported(file, 'dryRun=1')).toMatchObject({ rowsChanged: 1 });
  expect(await lost()).toEqual([]);
  expect(await imported(file)).toMatchObject({ rowsChanged: 1 });
  expectDone(
    await officer.http.patch(`/api/v1/planting-areas/${made[1]?.id}`, 1, { ...AREA, holderId: other.organisationId, source: 'thử' }),
  );
  const [byFile, byHand, ...more] = await lost();
  expect([byFile?.['lost'], more]).toEqual([expect.arrayContaining([expect.objectContaining({ marketId: 'EU' })]), []]);
  expect(byHand).toEqual(byFile);
});

test('who changed what of an area, by hand and by file, with what stood before; its holder reads it, others do not', async () => {
  const [cooperative, other] = await Promise.all([aPerson(operator, 'cooperative'), aPerson(operator, 'cooperative')]);
  const holderId = cooperative.organisationId;
  const made = expectDone(await officer.http.post<View>('/api/v1/planting-areas', { ...entered, code: 'VN-SLOR-7301', holderId }));
  const path = `/api/v1/planting-areas/${made.id}`;
  expectDone(await officer.http.patch(path, 1, { ...AREA, holderId, hectares: 12.5, source: 'đo lại' }));
  expectDone(await officer.http.post(`${path}/standings`, { standing: 'suspended', from: '2026-06-01', reason: 'rệp sáp' }));
  const leave = { userId: other.organisationId, kg: 600, from: '2026-06-01', to: '2026-08-31' };
  const given = expectDone(await cooperative.http.post<{ authorisations: View[] }>(`${path}/authorisations`, leave));
  expectDone(await cooperative.http.post(`${path}/authorisations/${given.authorisations[0]?.id}/withdrawal`, {}));
  await imported([HEADS, row('VN-SLOR-7301').replace('5.25', '12.5').replace('HTX nhập thử', 'HTX sử sách')].join('\n'));
  const history = async (reader: Person) => expectDone(await reader.http.get<{ items: Change[] }>(`${path}/history`)).items;
  const [file, back, gave, stopped, facts, ...first] = await history(cooperative);
  expect(file).toMatchObject({ kind: 'facts', memberName: expect.stringContaining('Người') });
  expect(file?.fields).toEqual(expect.arrayContaining([{ field: 'households', before: '20', after: '12' }]));
  expect(back).toMatchObject({
    kind: 'leave_withdrawn',
    fields: expect.arrayContaining([expect.objectContaining({ field: 'kg', after: '600' })]),
  });
  expect(gave).toMatchObject({ kind: 'leave_given', memberName: expect.stringContaining('Người') });
  expect(stopped).toMatchObject({ kind: 'standing', standing: 'suspended', from: '2026-06-01', reason: 'rệp sáp' });
  expect(facts).toMatchObject({ kind: 'facts', reason: 'đo lại', fields: [{ field: 'hectares', before: '10', after: '12.5' }] });
  expect(first.map(({ kind }) => kind)).toEqual(['standing', 'standing']);
  expectRefused(await other.http.get(`${path}/history`), 404, 'area.not_found');
});

test('who changed what of a packing facility; another’s is answered like none', async () => {
  const [cooperative, other] = await Promise.all([aPerson(operator, 'cooperative'), aPerson(operator, 'cooperative')]);
  const facility = { ...AREA, households: undefined, hectares: undefined, productId: undefined, productIds: ['mango'], markets: ['CN'] };
  const { id } = expectDone(
    await officer.http.post<View>('/api/v1/packing-facilities', {
      ...facility,
      code: 'VN-SLPH-7301',
      holderId: cooperative.organisationId,
      from: '2026-01-01',
      source: 'quyết định 12',
    }),
  );
  const stop = { standing: 'suspended', marketId: 'CN', from: '2026-06-01', reason: 'kho không đạt' };
  expectDone(await officer.http.post(`/api/v1/packing-facilities/${id}/standings`, stop));
  const path = `/api/v1/packing-facilities/${id}/history`;
  const items = expectDone(await cooperative.http.get<{ items: object[] }>(path)).items;
  expect(items).toMatchObject([stop, { reason: 'quyết định 12' }, { reason: 'quyết định 12' }].map(({ reason }) => ({ reason })));
  expectRefused(await other.http.get(path), 404, 'facility.not_found');
  expectRefused(await officer.http.get('/api/v1/packing-facilities/none/history'), 404, 'facility.not_found');
});

test('a code held twice: of many who enter it at once one does; by file it is amended, never held again', async () => {
  const body = { ...entered, code: 'VN-SLOR-7401' };
  const answers = await Promise.all(Array.from({ length: 6 }, () => officer.http.post('/api/v1/planting-areas', body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  for (const answer of answers.filter(({ status }) => status !== 201)) expectRefused(answer, 409, 'area.code_taken');
  expect(await imported([HEADS, row('vn-slor-7401')].join('\n'))).toMatchObject({ rowsAdded: 0, rowsChanged: 1 });
});

test('what the scale corrects moves the ledger of the code; a file with less ground than was sold is refused in that row, more counts at once', async () => {
  const cooperative = await aPerson(operator, 'cooperative');
  const trader = await aPerson(operator, 'trader');
  const holderId = cooperative.organisationId;
  const ground = { ...AREA, holderId, source: 'đo lại' };
  // 3,360 kg in a season. On days of their own: the lots of the story above stay out of it.
  const { id } = expectDone(
    await officer.http.post<View>('/api/v1/planting-areas', { ...entered, ...ground, code: 'VN-SLOR-7501', hectares: 0.2 }),
  );
  expectDone(
    await cooperative.http.post(
      '/api/v1/offers',
      anOffer({ kg: 2_690, firm: true, areaCode: 'VN-SLOR-7501', harvestFrom: dayFromToday(20), harvestTo: dayFromToday(22) }),
    ),
  );
  // No lot under 500 kg: what the scale takes off does not meet again while it is corrected.
  const wanted = { kg: 2_690, minLotKg: 500, deliverFrom: dayFromToday(20), deliverTo: dayFromToday(26) };
  expectDone(await trader.http.post('/api/v1/orders', anOrder(wanted)));
  const area = async () =>
    expectDone(await officer.http.get<{ hectares: number; version: number; seasons: View[] }>(`/api/v1/planting-areas/${id}`));
  const amend = async (hectares: number) =>
    expectDone(await officer.http.patch(`/api/v1/planting-areas/${id}`, (await area()).version, { ...ground, hectares }));
  const marks = async (): Promise<unknown[]> => {
    const { events } = expectDone(
      await cooperative.http.get<{ events: { name: string; body: View }[] }>(`/api/v1/streams/org:${holderId}/events?after=0`),
    );
    return events.filter(({ name }) => name === 'area.usage_warned').map(({ body }) => body['percent']);
  };
  const [trade] = await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades')).items,
    (made) => made.length > 0,
    30_000,
  );
  expectDone(await trader.http.post(`/api/v1/trades/${trade?.id}/confirmation`, {}));
  expect(await area()).toMatchObject({ seasons: [{ confirmedKg: 2_690, warning: 80 }] });
  const corrections = `/api/v1/trades/${trade?.id}/corrections`;
  const weigh = async (kg: number) => expectDone(await cooperative.http.post<View>(corrections, { reason: 'cân lại tại kho', kg }));
  const accept = (correction: View) => trader.http.post(`${corrections}/${correction.id}/acceptance`, {});
  expectDone(await accept(await weigh(2_600)));
  expect(await area()).toMatchObject({ seasons: [{ confirmedKg: 2_600, warning: 0 }] });
  expect(await marks()).toEqual([80]);
  // More than the ground bears is refused, and nothing of it stays; once it is measured larger the same correction is accepted, and warned of.
  await amend(0.155);
  const more = await weigh(2_690);
  expectRefused(await accept(more), 409, 'area.capacity_exceeded');
  expect(await area()).toMatchObject({ seasons: [{ capacityKg: 2_604, confirmedKg: 2_600, warning: 95 }] });
  await amend(0.2);
  expectDone(await accept(more));
  expect(await area()).toMatchObject({ seasons: [{ confirmedKg: 2_690 }] });
  expect(await marks()).toEqual([80, 80]);
  const file = (hectares: string): string => [HEADS, row('VN-SLOR-7502'), row('VN-SLOR-7501').replace('5.25', hectares)].join('\n');
  const less = await imported(file('0.1'));
  expect(less).toMatchObject({ rowsAdded: 1, rowsChanged: 0, rowsRefused: 1 });
  expect(await report(less)).toMatchObject([{ line: 3, code: 'VN-SLOR-7501', refusal: 'area.below_used', field: 'hectares' }]);
  expect(await area()).toMatchObject({ hectares: 0.2, seasons: [{ capacityKg: 3_360 }] });
  expect(await imported(file('2'))).toMatchObject({ rowsChanged: 1, rowsRefused: 0 });
  expect(await area()).toMatchObject({ hectares: 2, seasons: [{ capacityKg: 33_600 }] });
});

const HOUSE_HEADS = 'Mã cơ sở;Chủ mã;Nông sản;Xã;Công suất (kg/ngày);Thị trường';
const house = (code: string, change: readonly [string, string] = ['', '']): string =>
  [code, 'HTX đóng gói', 'Xoài|Nhãn', '04105', '20000', 'CN|AU'].join(';').replace(...change);
const HOUSES = 'kind=packing_facilities';
const houses = async (query: string) =>
  expectDone(await officer.http.get<{ items: View[]; total: number }>(`/api/v1/packing-facilities?${query}`));

test('packing facilities by file: tried, reported by row, out in the same shape; another form waits for an officer; facts are stated anew', async () => {
  const bad = [
    house('VN-SLPH-7801', ['Xoài', 'sầu riêng']),
    house('VN-SLPH-7802', ['20000', '0']),
    house('VN-SLPH-7803', ['HTX', '=HTX']),
    house('VN-SLPH-7800'),
  ];
  const file = [HOUSE_HEADS, house('VN-SLPH-7800'), house('SL.PH/12'), ...bad].join('\r\n');
  const before = (await houses('limit=1')).total;
  expect(await imported(`\uFEFF${file}`, `${HOUSES}&dryRun=1`)).toMatchObject({ kind: 'packing_facilities', rowsAdded: 2, rowsRefused: 4 });
  expect((await houses('limit=1')).total).toBe(before);
  const done = await imported(file, HOUSES);
  expect(done).toMatchObject({ rowsAdded: 2, rowsRefused: 4 });
  expect((await report(done)).map(({ line, refusal }) => [line, refusal])).toEqual([
    [3, 'import.other_form'],
    [4, 'product.unknown'],
    [5, 'facility.packs_out_of_range'],
    [6, 'import.formula'],
    [7, 'import.repeated_row'],
  ]);
  const out = await fetch(`${server.url}/api/v1/register/export?${HOUSES}`, { headers: { cookie: officer.http.cookie } });
  expect(await imported(Buffer.from(await out.arrayBuffer()), HOUSES)).toMatchObject({
    rowsAdded: 0,
    rowsChanged: 0,
    rowsSame: before + 2,
  });
  const [odd] = (await houses('unchecked=1')).items as [View];
  expect(odd).toMatchObject({ code: 'SL.PH/12', codeForm: 'other', checked: false, version: 1 });
  const path = `/api/v1/packing-facilities/${odd.id}`;
  expect(expectDone(await officer.http.post<View>(`${path}/check`, {}))).toMatchObject({ checked: true, version: 2 });
  const facts = {
    holderName: 'HTX đóng gói',
    communeCode: '04105',
    productIds: ['mango'],
    packsKgPerDay: 9_000,
    source: 'kiểm tra thực địa',
  };
  expectRefused(await officer.http.patch(path, 1, facts), 412, 'version.stale');
  expectRefused(await officer.http.patch(path, 2, { ...facts, packsKgPerDay: 1 }), 422, 'facility.packs_out_of_range');
  expect(expectDone(await officer.http.patch(path, 2, facts))).toMatchObject({ productIds: ['mango'], packsKgPerDay: 9_000 });
  expect((await houses('q=htx%20dong%20goi')).items.map(({ code }) => code)).toEqual(['SL.PH/12', 'VN-SLPH-7800']);
  const [changed] = expectDone(await officer.http.get<{ items: Change[] }>(`${path}/history`)).items;
  expect(changed).toMatchObject({ kind: 'facts', reason: 'kiểm tra thực địa' });
  expect(changed?.fields).toEqual(expect.arrayContaining([{ field: 'packsKgPerDay', before: '20000', after: '9000' }]));
  // What is not stated stays; no figure is said by null.
  const renamed = expectDone(await officer.http.patch<View>(path, 3, { holderName: 'HTX đóng gói 2', source: 'đổi tên' }));
  expect(renamed).toMatchObject({ holderName: 'HTX đóng gói 2', communeCode: '04105', productIds: ['mango'], packsKgPerDay: 9_000 });
  expect(expectDone(await officer.http.patch(path, 4, { packsKgPerDay: null, source: 'hỏi lại' }))).toMatchObject({ packsKgPerDay: null });
});

test('another’s facility packs for a market only with leave, between its days, and no more than its leave', async () => {
  const [holder, seller, trader] = (await Promise.all(
    (['cooperative', 'cooperative', 'trader'] as const).map((kind) => aPerson(operator, kind)),
  )) as [Person, Person, Person];
  const rule = { marketId: 'AU', productId: 'mango', access: 'open', needsAreaCode: false, needsPackingCode: true, papers: [] };
  const dated = { needsPhytosanitary: true, gates: [], notes: [], validFrom: dayFromToday(-1), source: 'thử', owner: 'Sở' };
  expectDone(await officer.http.post('/api/v1/access-rules', { ...rule, ...dated }));
  const facts = { holderId: holder.organisationId, holderName: 'HTX đóng gói', communeCode: '04105', productIds: ['mango'] };
  const { id } = expectDone(
    await officer.http.post<View>('/api/v1/packing-facilities', {
      ...{ ...facts, code: 'VN-SLPH-7901', packsKgPerDay: 1_000, markets: ['AU'], from: '2026-01-01', source: 'quyết định 12' },
    }),
  );
  const leaves = `/api/v1/packing-facilities/${id}/authorisations`;
  const leave = { userId: seller.organisationId, kg: 1_000, from: dayFromToday(0), to: dayFromToday(30) };
  const lacking = async (): Promise<unknown[]> => {
    const { items } = expectDone(await seller.http.get<{ items: View[] }>('/api/v1/lot-markets?productId=mango'));
    return (items.find(({ marketId }) => marketId === 'AU')?.['missing'] as View[]).map(({ code }) => code);
  };
  expect(await lacking()).toEqual(['packing.missing']);
  expectRefused(await seller.http.post(leaves, leave), 404, 'facility.not_found');
  expectRefused(await holder.http.post(leaves, { ...leave, kg: 31_001 }), 422, 'authorisation.past_capacity');
  expectRefused(await holder.http.post(leaves, { ...leave, userId: holder.organisationId }), 422, 'authorisation.own_code');
  expectDone(await holder.http.post(leaves, leave));
  expectRefused(await holder.http.post(leaves, leave), 422, 'authorisation.overlaps');
  expect(await lacking()).toEqual([]);
  // On days of their own: other stories' lots stay out of it.
  const days = { harvestFrom: dayFromToday(40), harvestTo: dayFromToday(42) };
  for (const kg of [600, 700]) expectDone(await seller.http.post('/api/v1/offers', anOffer({ ...days, kg, firm: true })));
  const wanted = { kg: 1_300, firm: true, destinationId: 'AU', deliverFrom: dayFromToday(40), deliverTo: dayFromToday(46) };
  expectDone(await trader.http.post('/api/v1/orders', anOrder(wanted)));
  const trades = async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades')).items;
  const made = await eventually(trades, (list) => list.length > 0, 30_000);
  expect(made).toMatchObject([{ state: 'confirmed' }]);
  const sold = Number(made[0]?.['kg']);
  expect([600, 700]).toContain(sold);
  const given = async () =>
    expectDone(await holder.http.get<{ items: { id: string; authorisations: View[] }[] }>('/api/v1/packing-facilities')).items;
  expect(await given()).toMatchObject([{ id, authorisations: [{ userId: seller.organisationId, kg: 1_000, usedKg: sold }] }]);
  // The other lot is larger than what is left of the leave; a larger leave in its place lets it in.
  const [first] = (await given())[0]?.authorisations as [View];
  expectDone(await holder.http.post(`${leaves}/${first.id}/withdrawal`, {}));
  expectRefused(await holder.http.post(`${leaves}/${first.id}/withdrawal`, {}), 404, 'authorisation.not_found');
  expect(await lacking()).toEqual(['packing.missing']);
  expect(await trades()).toHaveLength(1);
  expectDone(await holder.http.post(leaves, { ...leave, kg: 2_000 }));
  await eventually(trades, (list) => list.length === 2, 30_000);
  const back = expectDone(
    await trader.http.post<View>(`/api/v1/trades/${made[0]?.id}/cancellation`, { reason: 'không nhận được hàng', closesRest: true }),
  );
  expect(back).toMatchObject({ state: 'cancelled' });
  expect((await given())[0]?.authorisations.map(({ usedKg }) => usedKg)).toEqual([0, 1_300 - sold]);
});

test('an import that is stopped leaves whole batches only, says what it took in, and is found again by who left it', async () => {
  const codeOf = (n: number): string => `VN-YBOR-${String(n).padStart(4, '0')}`;
  await imported([HEADS, row(codeOf(550)).replace('5.25', '9')].join('\n'));
  const file = [HEADS, ...Array.from({ length: 600 }, (_, n) => row(codeOf(n)))].join('\n');
  const of = (id: unknown) => `/api/v1/register/imports/${id as string}`;
  const id = await withClient(server.databaseUrl, async (held) => {
    await held.query('BEGIN');
    await held.query('SELECT 1 FROM planting_areas WHERE code = $1 FOR UPDATE', [codeOf(550)]);
    const begun = ((await (await send(file)).json()) as { id: string }).id;
    await eventually(
      async () => expectDone(await officer.http.get<View>(of(begun))),
      ({ rowsRead }) => rowsRead === 500,
      30_000,
    );
    const [newest] = expectDone(await officer.http.get<{ items: View[] }>('/api/v1/register/imports')).items;
    expect(newest).toMatchObject({ id: begun, state: 'running', rowsTotal: 600, rowsRead: 500 });
    const stopped = expectDone(await officer.http.post<View>(`${of(begun)}/cancellation`, {}));
    expect(stopped).toMatchObject({ state: 'cancelled', rowsTotal: 600, rowsRead: 500, rowsAdded: 500 });
    expectRefused(await officer.http.post(`${of(begun)}/cancellation`, {}), 409, 'import.ended');
    await held.query('ROLLBACK');
    return begun;
  });
  expect(await imported(file)).toMatchObject({ state: 'done', rowsSame: 500, rowsAdded: 99, rowsChanged: 1 });
  expect(expectDone(await officer.http.get<View>(of(id)))).toMatchObject({ state: 'cancelled', rowsRead: 500, rowsAdded: 500 });
  expectRefused(await officer.http.post(`${of(randomUUID())}/cancellation`, {}), 404, 'import.not_found');
});

test('a worker that is killed midway leaves an import that says how far it is, and another goes on from there', async () => {
  const rows = 1_100;
  const codeOf = (n: number): string => `VN-LDOR-${String(n).padStart(4, '0')}`;
  const lines = Array.from({ length: rows }, (_, n) => row(codeOf(n)));
  // The last row repeats the first, which was read by the worker that dies.
  const file = [HEADS, ...lines, row(codeOf(0))].join('\n');
  await imported([HEADS, row(codeOf(700)).replace('5.25', '9')].join('\n'));
  const { databaseUrl } = server;
  const id = await withClient(databaseUrl, async (held) => {
    await held.query('BEGIN');
    await held.query('SELECT 1 FROM planting_areas WHERE code = $1 FOR UPDATE', [codeOf(700)]);
    const begun = ((await (await send(file)).json()) as { id: string }).id;
    const now = async () =>
      (await sql<{ read: number }>(databaseUrl, `SELECT rows_read AS read FROM register_imports WHERE id = '${begun}'`))[0]?.read;
    await eventually(now, (read) => read === 500, 30_000);
    await server.kill9();
    expect(await now()).toBe(500);
    return begun;
  });
  server = await startServer({ databaseUrl });
  const reader = HttpClient.holding(server.url, officer.http.cookie);
  const ended = await eventually(
    async () => expectDone(await reader.get<View>(`/api/v1/register/imports/${id}`)),
    ({ state }) => state === 'done',
    60_000,
  );
  expect(ended).toMatchObject({
    rowsTotal: rows + 1,
    rowsRead: rows + 1,
    rowsAdded: rows - 1,
    rowsChanged: 1,
    rowsSame: 0,
    rowsRefused: 1,
  });
  expect(expectDone(await reader.get<{ items: View[] }>(`/api/v1/register/imports/${id}/rows`)).items).toMatchObject([
    { line: rows + 2, refusal: 'import.repeated_row', facts: { line: 2 } },
  ]);
  const [there] = await sql<{ n: number }>(databaseUrl, `SELECT count(*)::int AS n FROM planting_areas WHERE code LIKE 'VN-LDOR-%'`);
  expect(there?.n).toBe(rows);
}, 180_000);
