import { adminUrl, sql } from './test-databases';

/** How many rounds of this database wait for the row of their market. Only a superuser is told what other logins are running. */
export async function waitingRounds(databaseUrl: string): Promise<number> {
  const url = new URL(adminUrl());
  url.pathname = new URL(databaseUrl).pathname;
  const rows = await sql(
    url.href,
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM markets%FOR NO KEY UPDATE%'`,
  );
  return rows.length;
}
