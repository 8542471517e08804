import { Client } from 'pg';
import { databaseUser, SERVING_ROLE } from './roles';

/**
 * The role that this process takes on for every connection; null where the database's user serves under its own name, held by the row
 * policies all the same. @throws Error when nothing would hold it
 */
export async function servingRole(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the statement that was running reports it
  await client.connect();
  try {
    const user = await databaseUser({
      query: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row,
    });
    if (user.serves) return SERVING_ROLE;
    if (user.bypasses) {
      throw new Error(
        `The database user "${user.name}" bypasses row-level security and there is no role ${SERVING_ROLE} to serve as: run scripts/prepare-database.mjs first, or give DATABASE_URL another user.`,
      );
    }
    return null;
  } finally {
    await client.end();
  }
}
