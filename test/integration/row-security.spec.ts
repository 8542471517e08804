// @profiles embedded
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { compiled } from '../support/compiled';
import { expectDone, type HttpClient } from '../support/http-client';
import { aContract, anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { adminUrl, createEmptyDatabase, dropDatabase, prepare, sql } from '../support/test-databases';

// Goal: the database itself shows nobody a foreign row, even where the program forgets to ask for its own. Method: the serving role and
// the compiled program's own data source, with statements that have no WHERE at all. TM-14; LONG=1 alternates 10,000 times.
const TIMES = process.env['LONG'] === '1' ? 10_000 : 1_500;
const AT_ONCE = 16;

interface TableRule {
  readonly rows: { readonly kind: string };
}
const { TABLES } = compiled<{ TABLES: Readonly<Record<string, TableRule>> }>('apps/api/src/platform/database/row-policies.js');
const scope = compiled<{ asOrganisation<T>(id: string, doer: object, work: () => T): T; asStranger<T>(doer: object, work: () => T): T }>(
  'apps/api/src/platform/database/row-scope.js',
);

let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let rival: Person;
let trader: Person;
let processor: Person;
let source: DataSource;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  [cooperative, rival] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'cooperative')];
  [trader, processor] = [await aPerson(operator, 'trader'), await aPerson(operator, 'processor')];
  for (const seller of [cooperative, rival]) {
    const contract = await aContract(operator, seller, processor);
    expectDone(await processor.http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 1_000, deliverOn: dayFromToday(3) }));
    expectDone(await seller.http.post('/api/v1/offers', anOffer({ kg: 3_000, firm: true })));
  }
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 1_000, firm: true })));
  for (const seller of [cooperative, rival])
    await eventually(
      async () => expectDone(await seller.http.get<{ items: View[] }>('/api/v1/trades')).items,
      (trades) => trades.length > 0,
      30_000,
    );
  source = await open();
});
afterAll(async () => {
  await source.destroy();
  await server.stop();
});

/** The data source that serves, made by the program's own code. */
async function open(): Promise<DataSource> {
  const { DataSource: Source } = compiled<{ DataSource: new (options: DataSourceOptions) => DataSource }>('../node_modules/typeorm');
  const { dataSourceOptions } = compiled<{ dataSourceOptions(url: string, more: object): DataSourceOptions }>(
    'apps/api/src/platform/database/data-source.js',
  );
  const { servingRole } = compiled<{ servingRole(url: string): Promise<string | null> }>('apps/api/src/platform/database/serving-role.js');
  const { scoped } = compiled<{ scoped(source: DataSource): DataSource }>('apps/api/src/platform/database/scoped-runner.js');
  const role = await servingRole(server.databaseUrl);
  expect(role).toBe('mua_vu_serving');
  return scoped(await new Source(dataSourceOptions(server.databaseUrl, { poolSize: 4, entities: [], role })).initialize());
}

const protectedTables = (): string[] =>
  Object.entries(TABLES)
    .filter(([name, { rows }]) => name !== 'migrations' && rows.kind !== 'reference' && rows.kind !== 'open')
    .map(([name]) => name);

test('every table is declared, and every protected one is under forced row security', async () => {
  const tables = await sql<{ name: string; held: boolean }>(
    server.databaseUrl,
    `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS held FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
  );
  expect(tables.map(({ name }) => name).filter((name) => !(name in TABLES))).toEqual([]); // declare it in row-policies.ts
  const held = new Map(tables.map(({ name, held: is }) => [name, is]));
  expect(protectedTables().filter((name) => held.get(name) !== true)).toEqual([]);
});

test('without a scope no protected table shows a row, and none takes one', async () => {
  for (const table of protectedTables()) {
    const seen = await scope.asStranger({}, () => source.query<{ n: number }[]>(`SELECT count(*) AS n FROM ${table}`));
    expect([table, Number(seen[0]?.n)]).toEqual([table, 0]);
  }
  const insert = `INSERT INTO idempotency_keys (organisation_id, key, request_hash, status, response) VALUES ($1, 'x', '', 200, '')`;
  await expect(scope.asStranger({}, () => source.query(insert, [cooperative.organisationId]))).rejects.toThrow('row-level security');
});

/** What an organisation may find of each table when nothing is filtered; `true` for a foreign row. */
const FOREIGN: Readonly<Record<string, string>> = {
  idempotency_keys: 'organisation_id <> $1',
  memberships: 'organisation_id <> $1',
  audit_log: 'organisation_id <> $1',
  orders: 'buyer_id <> $1',
  contracts: '$1 NOT IN (cooperative_id, processor_id)',
  trades: '$1 NOT IN (seller_id, buyer_id)',
  call_offs:
    '$1 NOT IN (SELECT cooperative_id FROM contracts c WHERE c.id = contract_id UNION SELECT processor_id FROM contracts c WHERE c.id = contract_id)',
  events: `stream LIKE 'org:%' AND stream <> 'org:' || $1::text`,
};

test('TM-14 with the filter left out, an organisation still finds no foreign row', async () => {
  for (const person of [cooperative, rival, trader, processor]) {
    for (const [table, foreign] of Object.entries(FOREIGN)) {
      const [all] = await sql<{ n: string }>(
        server.databaseUrl,
        `SELECT count(*) AS n FROM ${table} WHERE NOT coalesce(${foreign}, true)`,
        [person.organisationId],
      );
      const [seen] = await scope.asOrganisation(person.organisationId, {}, () =>
        source.query<{ n: number; foreign: number }[]>(
          `SELECT count(*) AS n, count(*) FILTER (WHERE coalesce(${foreign}, true)) AS foreign FROM ${table}`,
          [person.organisationId],
        ),
      );
      expect([table, seen]).toEqual([table, { n: Number(all?.n), foreign: 0 }]); // all of its own, none of others
    }
  }
});

test('TM-19 nobody changes a foreign row, or one that is the program’s, or the past', async () => {
  const as = (statement: string): Promise<[unknown[], number]> =>
    scope.asOrganisation(rival.organisationId, {}, () => source.query(statement));
  for (const statement of [
    `UPDATE offers SET ask_vnd_per_kg = 1 WHERE seller_id <> '${rival.organisationId}'`,
    `UPDATE organisations SET state = 'suspended'`,
    `UPDATE members SET password_hash = ''`,
    `DELETE FROM sessions`,
    `UPDATE markets SET state = 'halted'`,
  ]) {
    const [, changed] = await as(statement);
    expect([statement, changed]).toEqual([statement, 0]);
  }
  for (const statement of [
    `UPDATE audit_log SET action = ''`,
    `DELETE FROM audit_log`,
    `TRUNCATE audit_log`,
    `UPDATE offer_versions SET version = 9`,
    `DELETE FROM trade_confirmations`,
    `UPDATE products SET id = id`,
    `CREATE TABLE mine (id int)`,
    `ALTER TABLE offers DISABLE ROW LEVEL SECURITY`,
    `DROP TABLE audit_log`,
  ])
    await expect(as(statement)).rejects.toThrow(/permission denied|must be owner/);
});

test(`TM-14 ${TIMES} organisations in turn over four connections: nobody sees the one before`, async () => {
  const people = [cooperative, rival, trader, processor];
  const mine = new Map<string, number>();
  for (const { organisationId } of people) {
    const [row] = await sql<{ n: string }>(server.databaseUrl, `SELECT count(*) AS n FROM idempotency_keys WHERE organisation_id = $1`, [
      organisationId,
    ]);
    mine.set(organisationId, Number(row?.n));
  }
  let leaks = 0;
  const ask = async (nth: number): Promise<void> => {
    const person = people[nth % people.length];
    if (!person) return;
    const id = person.organisationId;
    const counted = `SELECT count(*) AS n, count(*) FILTER (WHERE organisation_id <> $1) AS foreign FROM idempotency_keys`;
    await scope.asOrganisation(id, {}, async () => {
      // By turns alone, in a transaction, and in one that fails: each leaves the connection to the next.
      const [seen] =
        nth % 3 === 0
          ? await source.query<{ n: number; foreign: number }[]>(counted, [id])
          : await source.transaction((tx) => tx.query<{ n: number; foreign: number }[]>(counted, [id]));
      if (seen?.foreign !== 0 || seen.n !== mine.get(id)) leaks++;
      if (nth % 7 === 0) await source.query('SELECT 1/0').catch(() => undefined);
    });
  };
  for (let nth = 0; nth < TIMES; nth += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => ask(nth + at)));
  expect(leaks).toBe(0);
  const [left] = await scope.asStranger({}, () => source.query<{ n: number }[]>('SELECT count(*) AS n FROM idempotency_keys'));
  expect(left?.n).toBe(0);
});

test('where one user must do everything, row security holds it too', async () => {
  const user = `solo_${randomUUID().slice(0, 8)}`;
  await sql(adminUrl(), `CREATE ROLE ${user} LOGIN PASSWORD 'solo-solo-solo'`);
  const url = new URL(await createEmptyDatabase());
  await sql(adminUrl(), `ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${user}`);
  [url.username, url.password] = [user, 'solo-solo-solo'];
  try {
    await prepare(url.href);
    const solo = await startServer({ databaseUrl: url.href });
    try {
      const person = await aPerson(await signInOperator(solo.url), 'cooperative');
      expectDone(await person.http.post('/api/v1/offers', anOffer()));
      const client = new Client({ connectionString: url.href });
      await client.connect();
      const { rows } = await client.query<{ n: number }>('SELECT count(*) AS n FROM idempotency_keys');
      await client.end();
      expect(rows).toEqual([{ n: 0 }]);
    } finally {
      await solo.kill9();
    }
  } finally {
    await dropDatabase(url.href);
    await sql(adminUrl(), `DROP ROLE ${user}`);
  }
});
