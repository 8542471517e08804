import type { DataSource } from 'typeorm';
import { loadAccessRules } from './features/areas/load-access-rules';
import { loadReferenceData } from './features/catalogue/load-reference';
import { ensureDemoOperator } from './features/identity/demo-operator';
import { environment } from './platform/config/env';
import { applyPolicies, grantQueues } from './platform/database/apply-policies';
import { maintenanceSource } from './platform/database/data-source';
import { MIGRATIONS } from './platform/database/migrations';
import { migrateQueues } from './platform/queue/queue-backend';

/**
 * Makes the database ready: migrations, BullMQ's tables, reference data and, for a demo, its operator.
 * Safe to run at every start and by several processes at once: an advisory lock lets one work at a time.
 */
export async function prepareDatabase(progress: (line: string) => void): Promise<{ fresh: boolean }> {
  const env = environment();
  const source = await maintenanceSource(env.migrateDatabaseUrl, MIGRATIONS).initialize();
  try {
    if (!(await ownsTables(source))) return await requirePrepared(source);
    return await oneAtATime(source, async () => {
      const applied = await source.runMigrations({ transaction: 'each' });
      if (applied.length > 0) progress(`${applied.length} migrations applied`);
      if (!env.redisUrl) await migrateQueues(env.migrateDatabaseUrl);
      const policies = await applyPolicies(source);
      if (!env.redisUrl && policies.user.serves) await grantQueues(source);
      if (policies.changed) progress('row policies and audit triggers are in place');
      if (!policies.user.serves) progress(ONE_ROLE);
      const reference = await loadReferenceData(source);
      if (reference.changed)
        progress(
          `reference data loaded: ${Object.entries(reference.counts)
            .map(([name, count]) => `${count} ${name}`)
            .join(', ')}`,
        );
      await loadAccessRules(source);
      const fresh = env.demo ? await ensureDemoOperator(source) : false;
      if (fresh) progress('demo operator created');
      return { fresh };
    });
  } finally {
    await source.destroy();
  }
}

/** True for the user who migrates: the tables are theirs, or there are none yet. */
async function ownsTables(source: DataSource): Promise<boolean> {
  const [row] = await source.query<{ mine: boolean }[]>(
    `SELECT coalesce((SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = to_regclass('public.migrations')), true) AS mine`,
  );
  return row?.mine ?? false;
}

/** A process whose user only serves changes no table: it makes sure that somebody else has. @throws Error when the database is behind */
async function requirePrepared(source: DataSource): Promise<{ fresh: boolean }> {
  const rows = await source.query<{ name: string }[]>('SELECT name FROM migrations');
  const applied = new Set(rows.map(({ name }) => name));
  const missing = MIGRATIONS.filter((each) => !applied.has(each.name));
  if (missing.length > 0)
    throw new Error(
      `The database lacks ${missing.length} migrations, and the user of DATABASE_URL only serves: run scripts/prepare-database.mjs with MIGRATE_DATABASE_URL first.`,
    );
  return { fresh: false };
}

/** Said where the database's user may neither make roles nor is a member of ours. */
const ONE_ROLE =
  'the database user migrates and serves under one name: row-level security holds it, but it may also change tables (docker/postgres/init.sql shows how to give the program a role that serves only)';

/** Any number that no other program takes as an advisory lock in our database. */
const SETUP_LOCK = 7_301_992;

async function oneAtATime<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = source.createQueryRunner();
  await holder.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
  try {
    return await work();
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [SETUP_LOCK]);
    await holder.release();
  }
}
