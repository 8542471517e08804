import type { DataSource } from 'typeorm';
import { loadAccessRules } from './features/areas/load-access-rules';
import { loadReferenceData } from './features/catalogue/load-reference';
import { ensureDemoOperator } from './features/identity/demo-operator';
import { environment } from './platform/config/env';
import { applyPolicies } from './platform/database/apply-policies';
import { maintenanceSource } from './platform/database/data-source';
import { MIGRATIONS } from './platform/database/migrations';
import { migrateQueues } from './platform/queue/queue-backend';

/**
 * Makes the database ready: migrations, BullMQ's tables, reference data and, for a demo, its operator.
 * Safe to run at every start and by several processes at once: an advisory lock lets one work at a time.
 */
export async function prepareDatabase(progress: (line: string) => void): Promise<{ fresh: boolean }> {
  const env = environment();
  const source = await maintenanceSource(env.databaseUrl, MIGRATIONS).initialize();
  try {
    return await oneAtATime(source, async () => {
      const applied = await source.runMigrations({ transaction: 'each' });
      if (applied.length > 0) progress(`${applied.length} migrations applied`);
      if (!env.redisUrl) await migrateQueues(env.databaseUrl);
      const policies = await applyPolicies(source);
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
