// @profiles embedded
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { aPerson, signInOperator } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { anOffer, anOrder, dayFromToday, eventually } from '../support/market-steps';
import { prepare, sql } from '../support/test-databases';

// Goal: the reference data is there, loads once, and is read as people look for it.
let server: TestServer;
let http: HttpClient;

beforeAll(async () => {
  server = await startServer();
  http = await signInOperator(server.url);
});
afterAll(() => server.stop());

const TABLES = [
  'products',
  'product_versions',
  'places',
  'routes',
  'communes',
  'destination_markets',
  'reference_prices',
  'datasets',
  'markets',
];

/** Which transaction wrote each row of the reference tables: any write at all changes it. */
const fingerprint = async (): Promise<string> => {
  const parts = TABLES.map(
    (table) =>
      `SELECT '${table}' AS name, count(*)::text || ' ' || md5(string_agg(t.xmin::text || t.ctid::text, ' ' ORDER BY t.ctid)) AS mark FROM ${table} t`,
  );
  return JSON.stringify(await sql(server.databaseUrl, parts.join(' UNION ALL ')));
};

const list = async <Item>(path: string): Promise<readonly Item[]> =>
  expectDone(await http.get<{ items: readonly Item[] }>(`/api/v1${path}`)).items;

test('loading twice writes nothing at all', async () => {
  const before = await fingerprint();
  await prepare(server.databaseUrl);
  expect(await fingerprint()).toBe(before);
});

test('a record that was changed by hand comes back with the next version of its file', async () => {
  await sql(server.databaseUrl, `UPDATE places SET name_vi = 'Nơi lạ' WHERE id = 'cp-hat-lot'`);
  await sql(server.databaseUrl, `UPDATE datasets SET sha256 = 'an older version'`);
  await sql(server.databaseUrl, `UPDATE markets SET state = 'halted' WHERE id = 'mango'`);
  await prepare(server.databaseUrl);
  const [row] = await sql(
    server.databaseUrl,
    `SELECT p.name_vi, m.state FROM places p, markets m WHERE p.id = 'cp-hat-lot' AND m.id = 'mango'`,
  );
  expect(row).toEqual({ name_vi: expect.stringContaining('Hát Lót'), state: 'halted' });
  await sql(server.databaseUrl, `UPDATE markets SET state = 'open' WHERE id = 'mango'`);
});

/** What a file said of a product at some time: its text differs from today's file. */
const sayOtherwise = (change: string): Promise<unknown> =>
  sql(
    server.databaseUrl,
    `UPDATE product_versions SET sheet = ${change}, file_sha256 = 'another file' WHERE product_id = 'mango' AND version = 1;
     UPDATE datasets SET sha256 = 'an older version' WHERE name = 'products'`,
  );

test('a file that says something else of a product becomes its next version; what held before stays known', async () => {
  await sayOtherwise(`jsonb_set(sheet, '{nameVi}', '"Xoài cũ"')`);
  await prepare(server.databaseUrl);
  const rows = await sql(
    server.databaseUrl,
    `SELECT version, sheet ->> 'nameVi' AS name, effective_from::text AS day FROM product_versions WHERE product_id = 'mango' ORDER BY version`,
  );
  expect(rows).toEqual([
    { version: 1, name: 'Xoài cũ', day: '2025-01-01' },
    { version: 2, name: 'Xoài', day: dayFromToday(0) },
  ]);
});

test('a file that leaves out what the catalogue holds is not loaded: an offer may point at it', async () => {
  const ghost = `(sheet -> 'varieties' -> 0) || '{"id": "mango-ghost"}'`;
  await sql(server.databaseUrl, `DELETE FROM product_versions WHERE product_id = 'mango' AND version = 2`);
  await sayOtherwise(`jsonb_set(sheet, '{varieties}', sheet -> 'varieties' || (${ghost}))`);
  await expect(prepare(server.databaseUrl)).rejects.toThrow('mango-ghost');
  await sayOtherwise(`jsonb_set(sheet, '{varieties}', (sheet -> 'varieties') - -1)`);
  await prepare(server.databaseUrl);
});

test('every product has a market of its own', async () => {
  const [row] = await sql(
    server.databaseUrl,
    'SELECT count(*)::int AS products, (SELECT count(*)::int FROM markets) AS markets FROM products',
  );
  expect(row).toEqual({ products: 25, markets: 25 });
});

test('names are found with and without accents', async () => {
  const ids = async (path: string): Promise<string[]> =>
    (await list<{ id?: string; code?: string }>(path)).map(({ id, code }) => id ?? code ?? '');
  expect(await ids('/products?q=xoai')).toEqual(['mango']);
  expect(await ids(`/products?q=${encodeURIComponent('Xoài'.normalize('NFD'))}`)).toEqual(['mango']);
  expect(await ids('/places?q=hat%20lot&kind=collection_point')).toEqual(['cp-hat-lot']);
  expect(await ids('/communes?q=to%20hieu')).toEqual(['03646']);
});

test('a halted market shows on its product', async () => {
  await sql(server.databaseUrl, `UPDATE markets SET state = 'halted' WHERE id = 'plum'`);
  const products = await list<{ id: string; marketOpen: boolean }>('/products');
  expect(products.filter(({ marketOpen }) => !marketOpen).map(({ id }) => id)).toEqual(['plum']);
});

test('the way from Hát Lót to Doveco is three kilometres, to the border more than a day', async () => {
  const [near] = await list('/routes?from=cp-hat-lot&to=fac-doveco-son-la');
  expect(near).toEqual({
    fromPlaceId: 'cp-hat-lot',
    toPlaceId: 'fac-doveco-son-la',
    km: 3,
    transitDays: 0,
    freightVndPerKg: 18,
    assumed: false,
  });
  const [far] = await list<{ transitDays: number }>('/routes?from=cp-hat-lot&to=gate-huu-nghi');
  expect(far?.transitDays).toBe(1);
});

test('prices come with where they were read, or say that they were assumed', async () => {
  const prices = await list<{ source: string | null; assumption: string | null }>('/prices?productId=mango');
  expect(prices.length).toBeGreaterThan(3);
  expect(prices.filter(({ source, assumption }) => source === null && assumption === null)).toEqual([]);
});

test('unknown kinds of places and unknown parameters are refused', async () => {
  expectRefused(await http.get('/api/v1/places?kind=moon'), 422, 'request.invalid');
  expectRefused(await http.get('/api/v1/products?colour=yellow'), 422, 'request.unknown_field');
});

interface Version {
  readonly version: number;
  readonly state: string;
  readonly recordedBy: string | null;
  readonly sheet: Record<string, unknown> & {
    readonly grades: { readonly id: string; readonly serves: string[] }[];
    readonly varieties: object[];
  };
}
const versions = (productId: string) => list<Version>(`/products/${productId}/versions`);
const state = (productId: string, body: object) => http.post<{ version: number }>(`/api/v1/products/${productId}/versions`, body);

test('the operator states a product anew from a day on: dated, with its source and who; lots are matched by the day’s version', async () => {
  const [now] = await versions('longan');
  const sheet = now!.sheet;
  const apart = sheet.grades.map((grade) => ({ ...grade, serves: [] }));
  const today = { effectiveFrom: dayFromToday(0), source: 'khảo sát thử', sheet: { ...sheet, nameVi: 'Nhãn Sơn La', grades: apart } };
  expect(expectDone(await state('longan', today)).version).toBe(2);
  expect(expectDone(await state('longan', { ...today, effectiveFrom: dayFromToday(3), sheet })).version).toBe(3);
  expect((await versions('longan')).map((each) => [each.version, each.state])).toEqual([
    [3, 'planned'],
    [2, 'in_force'],
    [1, 'past'],
  ]);
  expect((await versions('longan'))[1]?.recordedBy).toEqual(expect.any(String));
  const named = await eventually(
    () => list<{ id: string; nameVi: string; grades: { serves: string[] }[] }>('/products?q=nhan'),
    ([product]) => product?.nameVi === 'Nhãn Sơn La',
    30_000,
  );
  expect(named[0]?.grades.flatMap(({ serves }) => serves)).toEqual([]);
  expectDone(await http.post('/api/v1/products/longan/versions/3/withdrawal', {}));
  expect((await versions('longan'))[0]?.state).toBe('withdrawn');
  expectRefused(await http.post('/api/v1/products/longan/versions/2/withdrawal', {}), 422, 'catalogue.in_force');
  expectRefused(await http.post('/api/v1/products/longan/versions/99/withdrawal', {}), 404, 'catalogue.version_not_found');
});

test('what makes no sense is refused with its field, and nobody but the operator states anything', async () => {
  const [now] = await versions('mango');
  const sheet = now!.sheet;
  const from = dayFromToday(1);
  const circle = sheet.grades.map((grade, at) => ({ ...grade, serves: [sheet.grades[(at + 1) % sheet.grades.length]!.id] }));
  const wrong = async (body: object, code: string, status = 422) =>
    expectRefused(await state('mango', { effectiveFrom: from, source: 'thử nghiệm', sheet, ...body }), status, code);
  await wrong({ sheet: { ...sheet, grades: circle } }, 'catalogue.grades_unsound');
  await wrong({ effectiveFrom: dayFromToday(-1), sheet: { ...sheet, nameVi: 'X' } }, 'catalogue.past_day');
  await wrong(
    { sheet: { ...sheet, varieties: [...sheet.varieties, { ...sheet.varieties[0], id: 'plum-man-hau' }] } },
    'catalogue.id_taken',
    409,
  );
  await wrong({ sheet: { ...sheet, referenceVndPerKg: 0 } }, 'price.out_of_range');
  expectRefused(await state('mango', { effectiveFrom: from, source: 'thử nghiệm', sheet }), 409, 'catalogue.no_change');
  const { http: officer } = await aPerson(http, 'department');
  expectRefused(
    await officer.post('/api/v1/products/mango/versions', { effectiveFrom: from, source: 'thử', sheet }),
    403,
    'auth.forbidden',
  );
  expect(expectDone(await officer.get<{ items: Version[] }>('/api/v1/products/mango/versions')).items.length).toBeGreaterThan(0);
});

interface Traded {
  readonly id: string;
  readonly varieties: readonly { readonly id: string; readonly retired: boolean }[];
}

test('a product is put into the catalogue from a day on, with a market of its own; the files do not take it away', async () => {
  const [model] = await versions('plum');
  const sheet = {
    ...model!.sheet,
    nameVi: 'Vú sữa',
    nameEn: 'Star apple',
    varieties: [{ ...model!.sheet.varieties[0], id: 'star-apple-lo-ren' }],
  };
  const asked = { id: 'star-apple', effectiveFrom: dayFromToday(4), source: 'đề nghị của Sở', sheet };
  expectRefused(await http.post('/api/v1/products', { ...asked, id: 'Vú sữa' }), 422, 'catalogue.id_invalid');
  expectRefused(await http.post('/api/v1/products', { ...asked, id: 'mango' }), 409, 'catalogue.product_taken');
  expectRefused(await http.post('/api/v1/products', { ...asked, sheet: { ...sheet, grades: [] } }), 422, 'catalogue.empty');
  expectDone(await http.post('/api/v1/products', asked));
  expectRefused(await http.post('/api/v1/products', asked), 409, 'catalogue.product_taken');
  expect(await list('/products/planned')).toEqual([expect.objectContaining({ productId: 'star-apple', effectiveFrom: dayFromToday(4) })]);
  const markets = async () => (await list<{ id: string }>('/markets')).map(({ id }) => id);
  expect(await markets()).not.toContain('star-apple');
  // A slip is taken back before its day, and the name is free again.
  expectDone(await http.post('/api/v1/products/star-apple/versions/1/withdrawal', {}));
  expect(await list('/products/planned')).toEqual([]);
  expectDone(await http.post('/api/v1/products', { ...asked, effectiveFrom: dayFromToday(0) }));
  const found = await eventually(
    () => list<Traded>('/products?q=vu%20sua'),
    (products) => products.length > 0,
    30_000,
  );
  expect(found.map(({ id }) => id)).toEqual(['star-apple']);
  expect(await markets()).toContain('star-apple');
  await sql(server.databaseUrl, `UPDATE datasets SET sha256 = 'an older version'`);
  await prepare(server.databaseUrl);
  expect((await versions('star-apple'))[0]?.state).toBe('in_force');
  const seller = await aPerson(http, 'cooperative');
  const buyer = await aPerson(http, 'trader');
  const gradeId = model!.sheet.grades[0]!.id;
  expectDone(await seller.http.post('/api/v1/offers', anOffer({ varietyId: 'star-apple-lo-ren', gradeId, kg: 700, firm: true })));
  expectDone(await buyer.http.post('/api/v1/orders', anOrder({ productId: 'star-apple', gradeIds: [gradeId], kg: 700, firm: true })));
  const made = await eventually(
    async () => expectDone(await buyer.http.get<{ items: { marketId: string; kg: number }[] }>('/api/v1/trades')).items,
    (trades) => trades.length > 0,
    30_000,
  );
  expect(made).toEqual([expect.objectContaining({ marketId: 'star-apple', kg: 700 })]);
  expectRefused(await seller.http.post('/api/v1/products', asked), 403, 'auth.forbidden');
});

// The rule: from its day on nothing new may name what is retired; what is open under it is matched, amended and ends by its own days.
test('a retired variety and grade take nothing new, and what was open under them keeps its word', async () => {
  const seller = await aPerson(http, 'cooperative');
  const buyer = await aPerson(http, 'trader');
  const [now] = await versions('dragon-fruit');
  const { varieties, grades } = now!.sheet as unknown as { varieties: { id: string }[]; grades: { id: string; serves: string[] }[] };
  const [variety, grade] = [varieties[0]!.id, grades[0]!];
  const lot = { varietyId: variety, gradeId: grade.id, kg: 500, firm: true };
  const wanted = { productId: 'dragon-fruit', gradeIds: grade.serves.slice(0, 1), kg: 400, firm: true };
  const open = expectDone(await seller.http.post<{ id: string; version: number }>('/api/v1/offers', anOffer(lot)));
  const retire = <One extends { id: string }>(all: readonly One[], id: string) =>
    all.map((one) => (one.id === id ? { ...one, retired: true } : one));
  const fresh = { ...varieties[0], id: 'dragon-fruit-moi', nameVi: 'Giống mới', nameEn: 'A new one' };
  const sheet = { ...now!.sheet, varieties: [...retire(varieties, variety), fresh], grades: retire(grades, grade.id) };
  expectDone(await state('dragon-fruit', { effectiveFrom: dayFromToday(0), source: 'đề nghị của Sở', sheet }));
  await eventually(
    () => list<Traded>('/products?q=thanh%20long'),
    ([product]) => product?.varieties.find(({ id }) => id === variety)?.retired === true,
    30_000,
  );
  expect(expectRefused(await seller.http.post('/api/v1/offers', anOffer(lot)), 422, 'variety.retired').field).toBe('varietyId');
  expectRefused(await seller.http.post('/api/v1/offers', anOffer({ ...lot, varietyId: fresh.id })), 422, 'grade.retired');
  expectRefused(await buyer.http.post('/api/v1/orders', anOrder({ ...wanted, gradeIds: [grade.id] })), 422, 'grade.retired');
  expectRefused(await buyer.http.post('/api/v1/orders', anOrder({ ...wanted, varietyIds: [variety] })), 422, 'variety.retired');
  // The lot that was open is amended and sold like every other: its grade still serves the lesser one.
  expectDone(await seller.http.patch(`/api/v1/offers/${open.id}`, open.version, { kg: 450 }));
  expectDone(await buyer.http.post('/api/v1/orders', anOrder(wanted)));
  const made = await eventually(
    async () => expectDone(await buyer.http.get<{ items: object[] }>('/api/v1/trades')).items,
    (trades) => trades.length > 0,
    30_000,
  );
  expect(made).toEqual([expect.objectContaining({ offerId: open.id, kg: 400, gradeId: grade.id })]);
  const back = { ...sheet, varieties: [varieties[0], fresh], grades };
  expect(expectDone(await state('dragon-fruit', { effectiveFrom: dayFromToday(1), source: 'đề nghị', sheet: back })).version).toBe(3);
});

/** A lesser grade in open supply and a better one in demand: nothing brings the two together but the relation "serves" turned round. */
async function aPairApart(productId: string) {
  const [now] = await versions(productId);
  const { grades, varieties } = now!.sheet as unknown as { grades: { id: string; serves: string[] }[]; varieties: { id: string }[] };
  const better = grades.find(({ serves }) => serves.length > 0)!;
  const lesser = better.serves[0]!;
  const turned = grades.map((grade) => ({ ...grade, serves: grade.id === lesser ? [better.id] : [] }));
  const [seller, buyer] = await Promise.all([aPerson(http, 'cooperative'), aPerson(http, 'trader')]);
  const lot = { varietyId: varieties[0]!.id, gradeId: lesser, kg: 300, firm: true };
  expectDone(await seller.http.post('/api/v1/offers', anOffer(lot)));
  expectDone(
    await buyer.http.post('/api/v1/orders', anOrder({ productId, gradeIds: [better.id], kg: 300, limitVndPerKg: 60_000, firm: true })),
  );
  const rounds = () => sql(server.databaseUrl, `SELECT 1 FROM events WHERE stream = 'market:${productId}' AND name = 'round.cleared'`);
  await eventually(rounds, (made) => made.length > 0, 30_000);
  const trades = async () => expectDone(await buyer.http.get<{ items: { gradeId: string }[] }>('/api/v1/trades')).items;
  return { sheet: { ...now!.sheet, grades: turned }, lesser, trades };
}

// Nobody posts anything after the pair: the change itself, or the day on which it begins, wakes the market and is matched by.
test('a grade stands in for another from its day on: stated for today at once, stated for tomorrow when tomorrow comes', async () => {
  const [today, tomorrow] = await Promise.all([aPairApart('custard-apple'), aPairApart('avocado')]);
  const source = 'khảo sát thử';
  expectDone(await state('avocado', { effectiveFrom: dayFromToday(1), source, sheet: tomorrow.sheet }));
  expect([await today.trades(), await tomorrow.trades()]).toEqual([[], []]);
  expectDone(await state('custard-apple', { effectiveFrom: dayFromToday(0), source, sheet: today.sheet }));
  await eventually(today.trades, (made) => made.length > 0, 30_000);
  expect(await today.trades()).toEqual([expect.objectContaining({ gradeId: today.lesser, kg: 300 })]);
  expect(await tomorrow.trades()).toEqual([]);
  // Tomorrow comes: by a day less in the tables, which the next look at them sees.
  await sql(
    server.databaseUrl,
    `UPDATE product_versions SET effective_from = effective_from - 1 WHERE product_id = 'avocado' AND version > 1;
     UPDATE datasets SET sha256 = 'another version' WHERE name = 'products';
     UPDATE day_turns SET told_to = told_to - 1`,
  );
  await eventually(tomorrow.trades, (made) => made.length > 0, 30_000);
  expect(await tomorrow.trades()).toEqual([expect.objectContaining({ gradeId: tomorrow.lesser, kg: 300 })]);
});
