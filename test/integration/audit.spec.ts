// @profiles embedded
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Client } from 'pg';
import { startChild } from '../support/child';
import { compiled } from '../support/compiled';
import { expectDone, type HttpClient } from '../support/http-client';
import { anOffer, dayFromToday, eventually } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { adminUrl, loginsFor, sql } from '../support/test-databases';

// Goal: who changed what is written down with the change, chained within five seconds, and no later hand goes unseen (TM-06, TM-19).
const TAMPERED = 500;
const FORGED_JOBS = process.env['LONG'] === '1' ? 1_000 : 50;
const ROOT = path.resolve(__dirname, '../..');
const { verifyAudit } = createRequire(__filename)(path.join(ROOT, 'dist/apps/api/src/platform/audit/verify-audit.js')) as {
  verifyAudit(source: object, anchors: readonly { number: number; hash: string }[]): Promise<Verdict>;
};
const { AuditConnection } = createRequire(__filename)(path.join(ROOT, 'dist/apps/api/src/platform/audit/audit-connection.js')) as {
  AuditConnection: new (url: string) => {
    run<T>(work: (client: Client) => Promise<T>): Promise<T>;
    close(): Promise<void>;
  };
};
/** Heads that the running program notes, where no statement in the database reaches. */
const ANCHORS = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-anchors-')), 'heads.txt');
interface Verdict {
  readonly rows: number;
  readonly head: { readonly number: number; readonly hash: string } | null;
  readonly faults: readonly string[];
}

let server: TestServer;
let operator: HttpClient;
let cooperative: Person;

beforeAll(async () => {
  server = await startServer({ env: { AUDIT_ANCHORS: ANCHORS } });
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
});
afterAll(async () => {
  await server.stop();
  fs.rmSync(path.dirname(ANCHORS), { recursive: true, force: true });
});

const verify = (anchor: Verdict['head'] = null): Promise<Verdict> =>
  verifyAudit({ query: (text: string, values?: unknown[]) => sql(server.databaseUrl, text, values) }, anchor === null ? [] : [anchor]);

/** As whoever owns the machine: past triggers and rights. */
function byHand(statement: string): Promise<unknown> {
  const url = new URL(adminUrl());
  url.pathname = new URL(server.databaseUrl).pathname;
  url.searchParams.set('options', '-c session_replication_role=replica');
  return sql(url.href, statement);
}

async function sealed(): Promise<Verdict> {
  await eventually(
    () =>
      sql<{ n: number }>(
        server.databaseUrl,
        'SELECT count(*) AS n FROM audit_log a WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.id = a.id)',
      ),
    ([row]) => Number(row?.n) === 0,
    30_000,
  );
  return verify();
}

test('who serves cannot seal or change a table, who seals cannot serve, and neither is who migrates', async () => {
  const logins = loginsFor(server.databaseUrl);
  const [app, audit] = [logins['DATABASE_URL'] ?? '', logins['AUDIT_DATABASE_URL'] ?? ''];
  const serving = (): Promise<{ name: string }[]> =>
    sql(
      server.databaseUrl,
      `SELECT DISTINCT usename AS name FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'mua-vu%' ORDER BY 1`,
    );
  const names = await eventually(serving, (rows) => rows.length > 1, 30_000); // the sealer's first look is a second after the start
  expect(names.map(({ name }) => name)).toEqual(['mua_vu_app', 'mua_vu_audit']);
  for (const statement of [
    'ALTER TABLE offers ADD COLUMN x int',
    'CREATE TABLE mine (id int)',
    `INSERT INTO audit_chain VALUES (1, '1', 1, '')`,
    'RESET ROLE; DROP TABLE offers',
  ])
    await expect(sql(app, statement)).rejects.toThrow(/permission denied|must be owner/);
  for (const statement of ['SELECT 1 FROM members', 'SELECT 1 FROM offers', 'DELETE FROM audit_chain', `UPDATE audit_log SET action = ''`])
    await expect(sql(audit, statement)).rejects.toThrow('permission denied');
});

test('a change is written down with who, for whom, in which request, from where, before and after', async () => {
  const offer = expectDone(await cooperative.http.post<{ id: string }>('/api/v1/offers', anOffer()));
  expectDone(await cooperative.http.patch(`/api/v1/offers/${offer.id}`, 1, { askVndPerKg: 7_000, harvestTo: dayFromToday(4) }));
  const rows = await sql<{ action: string; organisation_id: string; doer: Record<string, string>; before: object; after: object }>(
    server.databaseUrl,
    `SELECT action, organisation_id, doer, before, after FROM audit_log WHERE subject = 'offers' AND subject_key = $1 AND doer ? 'memberId' ORDER BY id`,
    [offer.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['insert', 'update']);
  for (const row of rows) {
    expect(row.organisation_id).toBe(cooperative.organisationId);
    expect(Object.keys(row.doer).sort()).toEqual(['address', 'memberId', 'organisationId', 'requestId']);
  }
  expect(rows[1]?.before).toMatchObject({ ask_vnd_per_kg: 6_000, version: 1 });
  expect(rows[1]?.after).toMatchObject({ ask_vnd_per_kg: 7_000, version: 2 });
  const secrets = await sql(server.databaseUrl, `SELECT 1 FROM audit_log WHERE after::text ~ 'argon2' OR before::text ~ 'argon2'`);
  expect(secrets).toEqual([]);
});

test('a refused change leaves no row', async () => {
  const count = (): Promise<unknown[]> =>
    sql(server.databaseUrl, `SELECT count(*) FROM audit_log WHERE organisation_id = $1`, [cooperative.organisationId]);
  const before = await count();
  await cooperative.http.post('/api/v1/offers', anOffer({ kg: 0 }));
  expect(await count()).toEqual(before);
});

test('it is chained within five seconds, and the chain holds', async () => {
  const verdict = await sealed();
  expect(verdict.faults).toEqual([]);
  expect(verdict.rows).toBeGreaterThan(3);
  expect(fs.readFileSync(ANCHORS, 'utf8')).toMatch(/^\S+Z \d+:[0-9a-f]{64}\n/);
});

test(`TM-06 TM-19 each of ${TAMPERED} touched rows is named, a removed one too, and a chain cut short shows against a noted head`, async () => {
  await byHand(
    `INSERT INTO audit_log (subject, subject_key, action, doer, after) SELECT 'x', n::text, 'insert', '{}', jsonb_build_object('n', n) FROM generate_series(1, 1200) n`,
  );
  const { head, faults } = await sealed();
  expect(faults).toEqual([]);
  await byHand(
    `UPDATE audit_log SET after = jsonb_set(after, '{n}', to_jsonb((after ->> 'n')::int + 1)) WHERE subject = 'x' AND subject_key::int % 2 = 0 AND subject_key::int <= ${2 * TAMPERED}`,
  );
  const touched = await verify(head);
  expect(touched.faults).toHaveLength(TAMPERED);
  expect(touched.faults.every((fault) => fault.includes('was changed'))).toBe(true);
  await byHand(
    `UPDATE audit_log SET after = jsonb_set(after, '{n}', to_jsonb((after ->> 'n')::int - 1)) WHERE subject = 'x' AND subject_key::int % 2 = 0 AND subject_key::int <= ${2 * TAMPERED}`,
  );
  expect((await verify(head)).faults).toEqual([]);
  await byHand(`DELETE FROM audit_log WHERE subject = 'x' AND subject_key = '7'`);
  expect((await verify(head)).faults).toEqual([expect.stringContaining('the row is gone')]);
  await byHand(`DELETE FROM audit_chain WHERE number > ${(head?.number ?? 0) - 3}`);
  await byHand(`DELETE FROM audit_log a WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.id = a.id)`);
  expect((await verify(head)).faults).toContainEqual(expect.stringContaining('cut short'));
  expect((await verify()).faults).toEqual([expect.stringContaining('the row is gone')]);
});

test(`TM-18 ${FORGED_JOBS} forged jobs on every queue do nothing: a job is ids only, and what it means is read again`, async () => {
  const state = () =>
    sql(
      server.databaseUrl,
      `SELECT (SELECT count(*) FROM trades) AS trades, (SELECT count(*) FROM rounds) AS rounds, (SELECT count(*) FROM documents) AS papers,
              (SELECT count(*) FROM organisations) AS organisations, (SELECT count(*) FROM offers WHERE state = 'open') AS offers`,
    );
  const before = await state();
  const { QUEUES } = compiled<{ QUEUES: readonly string[] }>('apps/api/src/platform/queue/queues.js');
  const backend = compiled<{ queueConnection(env: object): object; chooseQueueBackend(redis: undefined): void }>(
    'apps/api/src/platform/queue/queue-backend.js',
  );
  backend.chooseQueueBackend(undefined);
  const connection = backend.queueConnection({ databaseUrl: server.databaseUrl }) as { end(): Promise<void> };
  const { Queue } = compiled<typeof import('bullmq')>('../node_modules/bullmq');
  const poison: readonly object[] = [
    { marketId: "mango'; DROP TABLE offers; --", gateAt: 1 },
    { marketId: { $ne: null }, gateAt: '1' },
    { marketId: '__proto__', gateAt: 9e15 },
    { marketId: ['mango'], price: 1, trades: [{ kg: 1_000_000 }] },
    { importId: '../../etc/passwd', organisationId: cooperative.organisationId },
    { documentId: cooperative.organisationId, role: 'operator', after: null },
  ];
  for (const name of QUEUES) {
    const queue = new Queue(name, { connection: connection as never });
    const jobs = Array.from({ length: FORGED_JOBS / QUEUES.length }, (_, n) =>
      queue.add('forged', poison[n % poison.length], { attempts: 1 }),
    );
    const made = await Promise.all(jobs);
    await eventually(
      () => Promise.all(made.map((job) => job.getState())),
      (states) => states.every((each) => each === 'completed' || each === 'failed' || each === 'unknown'),
      60_000,
    );
    await queue.close();
  }
  await connection.end();
  expect(await state()).toEqual(before);
  expect((await operator.get('/livez')).status).toBe(200);
});

test('npm run admin -- audit verify says so, and its status too', async () => {
  const child = startChild(process.execPath, [path.join(ROOT, 'scripts/admin.mjs'), 'audit', 'verify'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: server.databaseUrl, AUDIT_ANCHORS: ANCHORS },
  });
  expect(await child.ended()).toBe(1);
  expect(child.output()).toMatch(/the row is gone[^]*rows, \d+ noted heads, \d+ faults; head \d+:[0-9a-f]{64}/);
});

test('a connection that dies between two statements ends that work, and not the program', async () => {
  const connection = new AuditConnection(server.databaseUrl);
  const dying = connection.run(async (client) => {
    const gone = new Promise((resolve) => client.once('end', resolve));
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await sql(adminUrl(), 'SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await gone;
    await client.query('SELECT 1');
  });
  await expect(dying).rejects.toThrow(/connection|terminat/i);
  expect(await connection.run(async (client) => (await client.query('SELECT 1 AS one')).rows)).toEqual([{ one: 1 }]);
  await connection.close();
});
