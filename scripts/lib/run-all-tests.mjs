// npm test and npm run check, once the packages are there.
import fs from 'node:fs';
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

const unit = () => step('unit tests', () => jestSuite({ suite: 'unit', project: 'unit' }));
const statics = () => step('static checks: format, lint, direction, types', staticChecks);

/** The part that needs neither a server nor a browser. */
export async function runFastTests() {
  return summarise([...(await statics()), await unit()], []);
}

/** Everything. What the machine lacks is skipped aloud and counted as skipped. */
export async function runAllTests() {
  const results = [...(await statics()), await unit()];
  const reasons = [];
  const postgres = await prepare(results);
  if (postgres) {
    endWithUs(postgres);
    try {
      const env = { TEST_POSTGRES_URL: postgres.url };
      results.push(
        await step('integration and e2e, embedded profile', () =>
          jestSuite({ suite: 'integration, embedded', project: 'integration', env }),
        ),
      );
      results.push(await scaled(env, reasons));
      results.push(await browser(env, reasons));
    } finally {
      await postgres.stop();
    }
  }
  return summarise(results, reasons);
}

/** Build and database; without them the rest is one failure, not silence. */
async function prepare(results) {
  const from = performance.now();
  try {
    await build({ client: true });
    return await step('starting a PostgreSQL for the tests', startTestPostgres);
  } catch (error) {
    console.error(`✖ ${error.message}`);
    results.push({ suite: 'build, test database', passed: 0, failed: 1, skipped: 0, ms: performance.now() - from });
    return undefined;
  }
}

/** Both profiles run the same specs, but for those that say `@profiles embedded`: they do not touch what differs. */
async function scaled(env, reasons) {
  const suite = 'integration, scaled';
  const files = specsBelow('test/integration', 'test/e2e').filter((file) => !/@profiles embedded$/m.test(fs.readFileSync(file, 'utf8')));
  const redis = findRedis();
  if (!redis) return skip({ suite, files, reasons, why: HOW_TO_GET.redis });
  const more = { ...env, TEST_PROFILE: 'scaled', REDIS_SERVER: redis };
  return step('integration and e2e, scaled profile (api and worker over Redis)', () =>
    jestSuite({ suite, project: 'integration', files, env: more }),
  );
}

async function browser(env, reasons) {
  const suite = 'browser';
  const chromium = findChromium();
  if (!chromium) return skip({ suite, files: specsBelow('test/browser'), reasons, why: HOW_TO_GET.chromium });
  return step('browser tests', () => jestSuite({ suite, project: 'browser', env: { ...env, CHROME: chromium } }));
}

const specsBelow = (...folders) =>
  filesBelow(
    folders.map((folder) => path.join(ROOT, folder)),
    (file) => file.endsWith('.spec.ts'),
  );

/** A skipped suite counts its spec files: how many tests they hold is known only by running them. */
function skip({ suite, files, reasons, why }) {
  reasons.push(`${suite}: ${files.length} spec files skipped. ${why}`);
  return { suite, passed: 0, failed: 0, skipped: files.length, ms: 0 };
}

/** Ctrl-C and SIGTERM end the suite under way with all that it started, then the database. */
function endWithUs(postgres) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      endRunning();
      void postgres.stop().then(() => process.exit(130));
    });
  }
}
