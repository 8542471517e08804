// npm start, once the packages are there: database, build, server, demo slice; everything ends with it.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';
import { loadDemo, signInLines, wantDemo } from './demo.mjs';
import { Ending } from './ending.mjs';
import { keepDatabase } from './keep-database.mjs';
import { DIST, SERVER, dataDir } from './paths.mjs';
import { startEmbeddedPostgres } from './postgres/embedded-postgres.mjs';
import { homeOf } from './postgres/home.mjs';
import { loginsOf, ownDatabase } from './postgres/own-database.mjs';
import { isFree } from './ports.mjs';
import { duration, step } from './progress.mjs';
import { checkDatabase, checkRedis } from './reach.mjs';
import { keptPushKeys } from './push-keys.mjs';
import { Refusal, checkRoom, fullDisk, isFullDisk } from './refusal.mjs';
import { takeRunLock } from './run-lock.mjs';

const require = createRequire(import.meta.url);

/** Serves everything on PORT until it is told to stop. @throws Refusal for whatever its user can mend */
export async function serve() {
  const from = performance.now();
  const data = dataDir();
  const ending = new Ending();
  const lock = await lockOn(data);
  ending.add('the lock', () => lock.release());
  ending.onSignals((why) => {
    lock.note({ stopping: true });
    console.log(`\n▸ stopping (${why}) …`);
  });
  try {
    const app = await startAll(data, ending);
    lock.note({ url: app.url });
    const address = app.url.replace('//127.0.0.1', '//localhost');
    console.log(`\n✔ Mùa Vụ is ready at ${address} (after ${duration(performance.now() - from)}). Ctrl-C stops it.`);
    for (const line of signInLines()) console.log(`  ${line}`);
    await loadDemo({ url: app.url, data, ending });
  } catch (error) {
    if (ending.begun) return; // stopped while starting: what failed, failed because of it
    await ending.run();
    throw isFullDisk(error) ? fullDisk(data) : error;
  }
}

async function lockOn(data) {
  try {
    return await takeRunLock(data);
  } catch (error) {
    if (isFullDisk(error)) throw fullDisk(data);
    if (error.code === 'EACCES' || error.code === 'EROFS')
      throw new Refusal(`${data} is not writable for this user: set DATA_DIR to a folder of your own.`);
    throw error;
  }
}

async function startAll(data, ending) {
  const { env } = process;
  const port = env.PORT || '3000';
  const host = env.HOST || '127.0.0.1';
  if (/^\d+$/.test(port) && !(await isFree(parseInt(port, 10), host))) throw busy(port);
  if (env.REDIS_URL) await checkRedis(env.REDIS_URL);
  if (env.DATABASE_URL) await checkDatabase(env.DATABASE_URL);
  else Object.assign(env, loginsOf(await embeddedDatabase(data, ending)));
  if (!env.PUSH_PUBLIC_KEY && !env.PUSH_PRIVATE_KEY) Object.assign(env, keptPushKeys(data));
  env.AUDIT_ANCHORS ||= path.join(data, 'audit-heads.txt');
  await build({ client: true });
  env.ROLE ||= 'all';
  if (env.NODE_ENV !== 'production') env.DEMO ||= '1';
  if (fs.existsSync(path.join(DIST, 'web/index.html'))) env.WEB_DIST ||= path.join(DIST, 'web');
  const { prepareDatabase, start } = require(path.join(SERVER, 'main.js'));
  const { fresh } = await step('bringing the database up to date', () =>
    inTurn(ending, 'the preparation', {
      work: () => plain(() => prepareDatabase((line) => console.log(`  ${line}`))),
      end: () => undefined,
    }),
  );
  delete env.MIGRATE_DATABASE_URL; // from here on nothing of this process may change a table
  if (fresh) wantDemo(data);
  const app = await step('starting the server', () =>
    inTurn(ending, 'the server', { work: () => plain(start, port), end: (running) => running.close() }),
  );
  return app;
}

/** Whoever stops us while this is under way waits for it, then ends what it made: the database beneath must not go first. */
async function inTurn(ending, what, { work, end }) {
  const working = work();
  ending.add(what, () => working.then(end, () => undefined)); // a work that failed made nothing
  const made = await working;
  if (ending.begun) throw new Error('stopped while starting');
  return made;
}

async function embeddedDatabase(data, ending) {
  const options = { home: homeOf(data), durable: true };
  checkRoom(options.home);
  return step('starting the embedded database', async () => {
    const cluster = await startEmbeddedPostgres(options);
    ending.add('the embedded database', keepDatabase(options, cluster, ending));
    if (cluster.fresh) console.log(`  a new database in ${cluster.home}`);
    if (cluster.adopted) console.log('  it was still running from an earlier start: joined it');
    return ownDatabase(cluster.url);
  });
}

/** Faults that the server names for its operator are refusals; the rest keep their stack. */
async function plain(work, port) {
  try {
    return await work();
  } catch (error) {
    if (error.code === 'EADDRINUSE') throw busy(port);
    if (/^The environment is not right/.test(error.message)) throw new Refusal(error.message);
    throw error;
  }
}

const busy = (port) =>
  new Refusal(`Port ${port} is in use by another program: stop that one, or choose another port with PORT=3001 npm start.`);
