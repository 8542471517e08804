import { createHash, randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../../scripts/lib/postgres/embedded-postgres.mjs';
import { startTestPostgres } from '../../../scripts/lib/postgres/test-postgres.mjs';
import { createDatabase, makeTemplate, sql } from '../../support/test-databases';

/** Limits of the program: sockets of one member and of one organisation on one node. Somewhat less, so that none is met by chance. */
const PER_MEMBER = 9;
const PER_ORGANISATION = 180;

// Registering and signing in cost a password hash each (27 ms on purpose); what is measured here begins at the cookie.
const ORGANISATIONS = `
  INSERT INTO organisations (id, kind, name, folded_name, owner_group, demo)
  SELECT id, $2, 'Tổ chức ' || id, 'to chuc ' || id, id, true FROM unnest($1::uuid[]) AS id`;
const MEMBERS = `
  WITH fresh AS (SELECT * FROM jsonb_to_recordset($1) AS m ("memberId" uuid, "organisationId" uuid)),
  people AS (INSERT INTO members (id, name, sign_in_name, password_hash) SELECT "memberId", 'Người ' || "memberId", "memberId" || '@bench.muavu.vn', '-' FROM fresh RETURNING id)
  INSERT INTO memberships (member_id, organisation_id, role) SELECT p.id, f."organisationId", $2 FROM fresh f JOIN people p ON p.id = f."memberId"`;
const SESSIONS = `
  INSERT INTO sessions (token_hash, member_id, organisation_id, expires_at)
  SELECT decode(hash, 'hex'), "memberId", "organisationId", now() + interval '12 hours'
  FROM jsonb_to_recordset($1) AS s (hash text, "memberId" uuid, "organisationId" uuid)`;

export interface Seeded {
  readonly cookie: string;
  readonly memberId: string;
  readonly organisationId: string;
}

/** Cookie headers of traders, a session for each client. */
export async function seedSessions(databaseUrl: string, count: number): Promise<string[]> {
  const seeded = await seedMembers(databaseUrl, count, {
    kind: 'trader',
    role: 'buyer',
    perMember: PER_MEMBER,
    perOrganisation: PER_ORGANISATION,
  });
  return seeded.map(({ cookie }) => cookie);
}

/** Organisations of one kind, their members, and so many sessions of them. */
export async function seedMembers(
  databaseUrl: string,
  count: number,
  { kind, role, perMember, perOrganisation }: { kind: string; role: string; perMember: number; perOrganisation: number },
): Promise<Seeded[]> {
  const organisations = Array.from({ length: Math.ceil(count / perOrganisation) }, () => randomUUID());
  const members = Array.from({ length: Math.ceil(count / perMember) }, (_, index) => ({
    memberId: randomUUID(),
    organisationId: organisations[index % organisations.length] ?? '',
  }));
  const sessions = Array.from({ length: count }, (_, index) => {
    const token = randomBytes(32).toString('base64url');
    const { memberId, organisationId } = members[index % members.length] ?? { memberId: '', organisationId: '' };
    return { cookie: `sid=${token}`, hash: hashOf(token), memberId, organisationId };
  });
  await sql(databaseUrl, ORGANISATIONS, [organisations, kind]);
  await sql(databaseUrl, MEMBERS, [JSON.stringify(members), role]);
  await sql(databaseUrl, SESSIONS, [JSON.stringify(sessions)]);
  return sessions;
}

/** Ends the sessions of these cookies, as signing out does. */
export async function revoke(databaseUrl: string, cookies: readonly string[]): Promise<void> {
  const hashes = cookies.map((cookie) => hashOf(cookie.slice('sid='.length)));
  await sql(databaseUrl, `UPDATE sessions SET revoked_at = now() WHERE encode(token_hash, 'hex') = ANY ($1)`, [hashes]);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Runs the work with a migrated database in a PostgreSQL of its own, which is gone afterwards. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const postgres = await startTestPostgres();
  try {
    return await migrated(postgres.url, work);
  } finally {
    await postgres.stop();
  }
}

/** The same, but durable as the program's own: each commit waits for the disk. */
export async function withDurableDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-bench-'));
  fs.chmodSync(folder, 0o711); // root lends the server another user, who must reach the home inside
  const postgres = await startEmbeddedPostgres({ home: path.join(folder, 'postgres'), durable: true });
  try {
    return await migrated(postgres.url, work);
  } finally {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function migrated<T>(url: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  process.env['TEST_POSTGRES_URL'] = url;
  await makeTemplate();
  return work(await createDatabase());
}
