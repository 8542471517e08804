// npm test and npm run check, once the packages are there.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { startTestPostgres } from './postgres/test-postgres.mjs';
import { endRunning } from './processes.mjs';
import { step } from './progress.mjs';
import { filesBelow } from './stamp.mjs';
import { HOW_TO_GET, findChromium, findRedis } from './tests/at-hand.mjs';
import { jestSuite } from './tests/jest-suite.mjs';
import { staticChecks } from './tests/static-checks.mjs';
import { summarise } from './tests/summary.mjs';

const unit = () => step('unit tests', () => jestSuite({ suite: 'unit', projects: ['unit'] }));
const statics = () => step('static checks: format, lint, direction, types', staticChecks);

/** The part that needs neither a server nor a browser. */
export async function runFastTests() {
  return summarise([...(await statics()), await unit()], []);
}

/** Everything. What the machine lacks is skipped aloud and counted as skipped. */
export async function runAllTests() {
  // Beside the checks: each of them, and the build, leaves a core idle now and then.
  const built = build({ client: true }).then(
    () => undefined,
    (error) => error,
  );
  const results = [...(await statics()), await unit()];
  const reasons = [];
  const postgres = await prepare(built, results);
  if (postgres) {
    endWithUs(postgres);
    try {
      const { projects, env } = storiesAtHand(reasons, results);
      const work = () => jestSuite({ suite: projects.join(', '), projects, env: { ...env, TEST_POSTGRES_URL: postgres.url } });
      results.push(await step(`stories: ${projects.join(', ')}`, work));
    } finally {
      await postgres.stop();
    }
  }
  return summarise(results, reasons);
}

/** Build and database; without them the rest is one failure, not silence. */
async function prepare(built, results) {
  const from = performance.now();
  try {
    const fault = await built;
    if (fault) throw fault;
    return await step('starting a PostgreSQL for the tests', startTestPostgres);
  } catch (error) {
    console.error(`✖ ${error.message}`);
    results.push({ suite: 'build, test database', passed: 0, failed: 1, skipped: 0, ms: performance.now() - from });
    return undefined;
  }
}

/** Projects of jest that this machine can run, in one pool of workers: one that waits leaves its core to another. */
function storiesAtHand(reasons, results) {
  const [redis, chromium] = [findRedis(), findChromium()];
  const skip = (suite, files, why) => {
    reasons.push(`${suite}: ${files.length} spec files skipped. ${why}`);
    // A skipped suite counts its spec files: how many tests they hold is known only by running them.
    results.push({ suite, passed: 0, failed: 0, skipped: files.length, ms: 0 });
  };
  if (!redis) skip('scaled', storiesOfBothProfiles(), HOW_TO_GET.redis);
  if (!chromium) skip('browser', browserSpecs(), HOW_TO_GET.chromium);
  return {
    projects: ['integration', ...(redis ? ['scaled'] : []), ...(chromium ? ['browser'] : [])],
    env: { ...(redis && { REDIS_SERVER: redis }), ...(chromium && { CHROME: chromium }) },
  };
}

const storiesOfBothProfiles = () =>
  createRequire(import.meta.url)('../../jest.config.cjs').projects.find(({ displayName }) => displayName === 'scaled').testMatch;

const browserSpecs = () => filesBelow([path.join(ROOT, 'test/browser')], (file) => file.endsWith('.spec.ts'));

/** Ctrl-C and SIGTERM end the suite under way with all that it started, then the database. */
function endWithUs(postgres) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      endRunning();
      void postgres.stop().then(() => process.exit(130));
    });
  }
}
