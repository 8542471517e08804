import { Client } from 'pg';
import { AUDITING_ROLE, databaseUser, SERVING_ROLE, type DatabaseUser } from './roles';

/**
 * The role that this process takes on for every connection; null where the database's user serves under its own name, held by the row
 * policies all the same. @throws Error when nothing would hold it
 */
export async function servingRole(url: string): Promise<string | null> {
  const user = await userOf(url);
  if (user.serves) return SERVING_ROLE;
  if (user.bypasses) {
    throw new Error(
      `The database user "${user.name}" bypasses row-level security and there is no role ${SERVING_ROLE} to serve as: run scripts/prepare-database.mjs first, or give DATABASE_URL another user.`,
    );
  }
  return null;
}

/** The role under which the audit is chained and checked; null where one user does everything. */
export async function auditingRole(url: string): Promise<string | null> {
  return (await userOf(url)).audits ? AUDITING_ROLE : null;
}

async function userOf(url: string): Promise<DatabaseUser> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the statement that was running reports it
  await client.connect();
  try {
    return await databaseUser({
      query: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row,
    });
  } finally {
    await client.end();
  }
}
