import type { Pool, PoolClient } from 'pg';
import { lastingPool } from '../database/lasting-pool';
import { auditingRole } from '../database/serving-role';

/** One connection for the audit alone, under the auditing role: apart from those that serve, which cannot seal. */
export class AuditConnection {
  private pool: Promise<Pool> | undefined;

  constructor(private readonly url: string) {}

  /** Runs the work in one transaction. @throws whatever PostgreSQL says */
  async run<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    this.pool ??= open(this.url).catch((error: unknown) => {
      this.pool = undefined; // the database may not be there yet; the next call asks again
      throw error;
    });
    const client = await (await this.pool).connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async close(): Promise<void> {
    await (await this.pool)?.end();
  }
}

async function open(url: string): Promise<Pool> {
  const role = await auditingRole(url);
  return lastingPool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: 5_000,
    options: `-c statement_timeout=60000 -c app.scope=program${role === null ? '' : ` -c role=${role}`}`,
    application_name: 'mua-vu audit',
  });
}
