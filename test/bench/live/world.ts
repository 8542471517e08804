import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { startTestPostgres } from '../../../scripts/lib/postgres/test-postgres.mjs';
import { createDatabase, makeTemplate, sql } from '../../support/test-databases';

/** Limits of the program: sockets of one member and of one organisation on one node. Somewhat less, so that none is met by chance. */
const PER_MEMBER = 9;
const PER_ORGANISATION = 180;

// Registering and signing in cost a password hash each (27 ms on purpose); what is measured here begins at the cookie.
const ORGANISATIONS = `
  INSERT INTO organisations (id, kind, name, folded_name, owner_group, demo)
  SELECT id, 'trader', 'Thương lái ' || id, 'thuong lai ' || id, id, true FROM unnest($1::uuid[]) AS id`;
const MEMBERS = `
  WITH fresh AS (SELECT * FROM jsonb_to_recordset($1) AS m (id uuid, "organisationId" uuid)),
  people AS (INSERT INTO members (id, name, sign_in_name, password_hash) SELECT id, 'Người ' || id, id || '@bench.muavu.vn', '-' FROM fresh RETURNING id)
  INSERT INTO memberships (member_id, organisation_id, role) SELECT f.id, f."organisationId", 'buyer' FROM fresh f JOIN people p ON p.id = f.id`;
const SESSIONS = `
  INSERT INTO sessions (token_hash, member_id, organisation_id, expires_at)
  SELECT decode(hash, 'hex'), "memberId", "organisationId", now() + interval '12 hours'
  FROM jsonb_to_recordset($1) AS s (hash text, "memberId" uuid, "organisationId" uuid)`;

/** Traders with a session for each client: Cookie headers, in the order of their sessions. */
export async function seedSessions(databaseUrl: string, count: number): Promise<string[]> {
  const organisations = Array.from({ length: Math.ceil(count / PER_ORGANISATION) }, () => randomUUID());
  const members = Array.from({ length: Math.ceil(count / PER_MEMBER) }, (_, index) => ({
    id: randomUUID(),
    organisationId: organisations[index % organisations.length],
  }));
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const sessions = tokens.map((token, index) => {
    const member = members[index % members.length];
    return { hash: hashOf(token), memberId: member?.id, organisationId: member?.organisationId };
  });
  await sql(databaseUrl, ORGANISATIONS, [organisations]);
  await sql(databaseUrl, MEMBERS, [JSON.stringify(members)]);
  await sql(databaseUrl, SESSIONS, [JSON.stringify(sessions)]);
  return tokens.map((token) => `sid=${token}`);
}

/** Ends the sessions of these cookies, as signing out does. */
export async function revoke(databaseUrl: string, cookies: readonly string[]): Promise<void> {
  const hashes = cookies.map((cookie) => hashOf(cookie.slice('sid='.length)));
  await sql(databaseUrl, `UPDATE sessions SET revoked_at = now() WHERE encode(token_hash, 'hex') = ANY ($1)`, [hashes]);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Runs the work with a migrated database in a PostgreSQL of its own. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const postgres = await startTestPostgres();
  process.env['TEST_POSTGRES_URL'] = postgres.url;
  try {
    await makeTemplate();
    return await work(await createDatabase());
  } finally {
    await postgres.stop();
  }
}
