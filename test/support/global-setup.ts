import { build } from '../../scripts/lib/build.mjs';
import { startTestPostgres } from '../../scripts/lib/postgres/test-postgres.mjs';
import { makeTemplate } from './test-databases';

/** What the teardown ends; jest keeps no other link between the two. */
export const started: { stop?: () => Promise<void> } = ((globalThis as Record<string, unknown>)['__muaVuStarted'] ??= {}) as {
  stop?: () => Promise<void>;
};

/** Builds what changed and makes a migrated template in a PostgreSQL: the one `npm test` started, else one of our own. */
export default async function setup(): Promise<void> {
  await build({ client: false });
  if (!process.env['TEST_POSTGRES_URL']) {
    const server = await startTestPostgres();
    started.stop = server.stop;
    process.env['TEST_POSTGRES_URL'] = server.url;
  }
  await makeTemplate();
}
