import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { HttpClient } from '../http-client';
import { sql } from '../test-databases';
import { dayFromToday } from '../market-steps';

/** One route of the program's own description. */
export interface Door {
  readonly method: string;
  readonly path: string;
}

/** Where ids of each sort stand, so that everybody can ask for everybody's. */
const SORTS: Readonly<Record<string, string>> = {
  offers: 'SELECT id FROM offers ORDER BY id DESC',
  orders: 'SELECT id FROM orders ORDER BY id DESC',
  contracts: 'SELECT id FROM contracts ORDER BY id DESC',
  'call-offs': 'SELECT id FROM call_offs ORDER BY id DESC',
  trades: 'SELECT id FROM trades ORDER BY id DESC',
  bids: 'SELECT id FROM bids ORDER BY id DESC',
  documents: 'SELECT id FROM documents ORDER BY id DESC',
  members: 'SELECT member_id AS id FROM memberships ORDER BY 1 DESC',
  sessions: 'SELECT id FROM sessions ORDER BY id DESC',
  organisations: 'SELECT id FROM organisations ORDER BY id DESC',
  'intake-plans': 'SELECT id FROM intake_plans ORDER BY id DESC',
};

/** Every route as the running program describes it. */
export async function doorsOf(url: string): Promise<Door[]> {
  const described = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, object>> };
  return Object.entries(described.paths).flatMap(([path, byMethod]) => Object.keys(byMethod).map((method) => ({ method, path })));
}

/** So many ids of each sort, the latest. */
export async function idsOf(databaseUrl: string, limit: number): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const [sort, statement] of Object.entries(SORTS))
    ids.set(
      sort,
      (await sql<{ id: string }>(databaseUrl, `${statement} LIMIT ${limit}`)).map(({ id }) => id),
    );
  return ids;
}

/** Addresses to ask a route at: for each thing of its sort one, for markets and streams their names. */
export function addressesOf({ path }: Door, ids: ReadonlyMap<string, readonly string[]>): string[] {
  const sort = path.split('/')[3] ?? '';
  const things = sort === 'markets' ? ['mango'] : (ids.get(sort) ?? [randomUUID()]);
  const filled = (thing: string): string =>
    path
      .replace('{stream}', `org:${ids.get('organisations')?.[0] ?? ''}`)
      .replace(/\{number\}/, '1')
      .replace(/\{language\}/, 'vi')
      .replace(/\{[^}]+\}/, thing)
      .replace(/\{[^}]+\}/g, randomUUID());
  return [...new Set(path.includes('{') ? things.map(filled) : [path])].map((address) => address + queryOf(path));
}

/** What some routes want to be asked with. */
function queryOf(path: string): string {
  if (path.endsWith('/export')) return `?day=${dayFromToday(0)}`;
  if (path.endsWith('/prices')) return '?productId=mango';
  return '';
}

/** All that came back: headers and body as text. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
}

/** Asks on a connection of its own, and reads the answer to its last byte, whatever it is. */
export function knock(http: HttpClient, { method }: Pick<Door, 'method'>, address: string, body?: string): Promise<Reply> {
  const writing = method === 'get' ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '"1"' };
  const headers = { cookie: http.cookie, 'accept-language': 'vi', ...writing };
  return new Promise((resolve, reject) => {
    const asked = request(http.url + address, { method: method.toUpperCase(), headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, bytes, text: `${bytes.toString('utf8')}\n${JSON.stringify(response.headers)}` });
      });
    });
    asked.on('error', reject);
    asked.end(method === 'get' ? undefined : body);
  });
}
