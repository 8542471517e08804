import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { signInOperator } from '../support/people';
import { startServer, type TestServer } from '../support/server';
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
  'varieties',
  'grades',
  'grade_serves',
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
  await sql(server.databaseUrl, `UPDATE products SET name_vi = 'Quả lạ' WHERE id = 'mango'`);
  await sql(server.databaseUrl, `UPDATE datasets SET sha256 = 'an older version' WHERE name = 'products'`);
  await sql(server.databaseUrl, `UPDATE markets SET state = 'halted' WHERE id = 'mango'`);
  await prepare(server.databaseUrl);
  const [row] = await sql(server.databaseUrl, `SELECT p.name_vi, m.state FROM products p JOIN markets m USING (id) WHERE p.id = 'mango'`);
  expect(row).toEqual({ name_vi: 'Xoài', state: 'halted' });
  await sql(server.databaseUrl, `UPDATE markets SET state = 'open' WHERE id = 'mango'`);
});

test('a file that leaves out what the tables hold is not loaded: an offer may point at it', async () => {
  await sql(
    server.databaseUrl,
    `INSERT INTO varieties SELECT 'mango-ghost', product_id, 99, name_vi, name_en, season_from_month, season_to_month, former_districts, details
     FROM varieties WHERE id = 'mango-gl4-dai-loan'`,
  );
  await sql(server.databaseUrl, `UPDATE datasets SET sha256 = 'an older version' WHERE name = 'products'`);
  await expect(prepare(server.databaseUrl)).rejects.toThrow('mango-ghost');
  await sql(server.databaseUrl, `DELETE FROM varieties WHERE id = 'mango-ghost'`);
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
