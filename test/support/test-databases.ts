import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';
import { giveRoles, loginsOf } from '../../scripts/lib/postgres/own-database.mjs';
import { startChild } from './child';

const ROOT = path.resolve(__dirname, '../..');
const TEMPLATE = 'mua_vu_template';
const ROLE = 'mua_vu';

/** The superuser's address of the test cluster; global-setup sets it for all workers. */
export function adminUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('no test database: run these specs through jest projects "integration" or "browser"');
  return url;
}

/** Lends a connection of its own. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // the statement that was running reports it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Connections that rest until the next look at the same database: a new one costs 7 ms of the processor, and stories look all the time. */
const resting = new Map<string, Kept[]>();

/** Its types leave out what pg has had since 8.0: whether it alone keeps a program running. */
type Kept = Client & { ref(): void; unref(): void };

/** Lends a connection that nobody else uses meanwhile, and keeps it unless the work failed on it. The superuser's are not kept. */
export async function withKeptClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  if (url === process.env['TEST_POSTGRES_URL']) return withClient(url, work);
  const kept = resting.get(url)?.pop();
  const client = kept ?? (new Client({ connectionString: url }) as Kept);
  const leave = (): void => void resting.set(url, resting.get(url)?.filter((one) => one !== client) ?? []);
  if (kept) kept.ref();
  else {
    client.on('error', leave); // the statement that was running reports it
    await client.connect();
  }
  try {
    const result = await work(client);
    client.unref(); // a program that has nothing else to do may end
    resting.set(url, [...(resting.get(url) ?? []), client]);
    return result;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Ends what rests on a database that is to be dropped or copied. */
async function endResting(url: string): Promise<void> {
  const clients = resting.get(url) ?? [];
  resting.delete(url);
  await Promise.all(clients.map((client) => client.end()));
}

/** Runs one statement outside of the program. Meant for looking at what the server did, not for making it do things. */
export function sql<Row extends object = Record<string, unknown>>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withKeptClient(url, async (client) => (await client.query<Row>(text, [...values])).rows);
}

/** A fresh database with every migration, the reference data and the demo operator in it: a copy of the template. */
export async function createDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await sql(adminUrl(), `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ${ROLE} STRATEGY file_copy`);
  return ownUrl(name);
}

/** An empty database: for specs about migrations and first starts. */
export async function createEmptyDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await sql(adminUrl(), `CREATE DATABASE ${name} OWNER ${ROLE}`);
  return ownUrl(name);
}

export async function dropDatabase(url: string): Promise<void> {
  await endResting(url);
  await sql(adminUrl(), `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

/** Makes the template, once per cluster. The compiled program does it, as at a first start. */
export async function makeTemplate(): Promise<void> {
  const known = await sql(adminUrl(), 'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [TEMPLATE]);
  if (known.length > 0) return;
  const { password } = new URL(adminUrl());
  await sql(adminUrl(), `CREATE ROLE ${ROLE} LOGIN PASSWORD '${password}'`);
  await giveRoles(adminUrl(), ROLE);
  await sql(adminUrl(), `CREATE DATABASE ${TEMPLATE} OWNER ${ROLE}`);
  await prepare(ownUrl(TEMPLATE));
  await sql(adminUrl(), `ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
}

/** Runs the compiled program's own setup (migrations, reference data, demo operator) against a database. */
export async function prepare(databaseUrl: string): Promise<void> {
  const env = { ...process.env, ...loginsFor(databaseUrl), DEMO: '1', NODE_ENV: 'test' };
  const child = startChild(process.execPath, [path.join(ROOT, 'scripts/prepare-database.mjs')], { cwd: ROOT, env });
  if ((await child.ended()) !== 0) throw new Error(`the database could not be prepared: ${child.output()}`);
}

/** How the program is told of a database: one login to migrate, one to serve, one to audit; a user of the spec's own does everything. */
export function loginsFor(url: string): Record<string, string> {
  return new URL(url).username === ROLE ? loginsOf(url) : { DATABASE_URL: url };
}

function ownUrl(name: string): string {
  const url = new URL(adminUrl());
  url.username = ROLE;
  url.pathname = `/${name}`;
  return url.href;
}

/** A copy of a database that nobody is connected to. */
export async function copyDatabase(url: string): Promise<string> {
  await endResting(url);
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await sql(adminUrl(), `CREATE DATABASE ${name} TEMPLATE ${new URL(url).pathname.slice(1)} OWNER ${ROLE} STRATEGY file_copy`);
  return ownUrl(name);
}
