// @profiles embedded
// Goal: what a user can mend is said in one sentence, with a status that scripts notice, and nothing is left running.
// Method: the real obstacle each time: a closed port, a wrong password, a full file system, packages that are not there.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { aDataDir, launch, refusalOf, ROOT } from '../support/launcher';
import { canMount, onSmallDisk } from '../support/small-disk';
import { createEmptyDatabase, dropDatabase } from '../support/test-databases';
import { testWhere } from '../support/test-where';

jest.setTimeout(120_000);

const dataDir = aDataDir();
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

const withDatabase = (DATABASE_URL: string): Promise<string> => refusalOf(launch({ dataDir, env: { DATABASE_URL } }));

test('a DATABASE_URL where nobody listens', async () => {
  const port = await freePort();
  const said = await withDatabase(`postgres://me:secret@127.0.0.1:${port}/muavu`);
  expect(said).toBe(
    `The database at DATABASE_URL (127.0.0.1:${port}) cannot be reached (nobody listens there). ` +
      'Start it, correct DATABASE_URL, or leave DATABASE_URL out to use the embedded database.',
  );
});

test('a DATABASE_URL that is no address, a wrong password and a database that is not there', async () => {
  expect(await withDatabase('mysql://localhost/x')).toMatch(
    /^DATABASE_URL is not an address this program understands: it should look like postgres:/,
  );
  const url = await createEmptyDatabase();
  const wrong = new URL(url);
  wrong.password = 'wrong-secret';
  expect(await withDatabase(wrong.href)).toMatch(
    /^The database at DATABASE_URL \(127\.0\.0\.1:\d+\) does not let user "mua_vu" in: check the name and the password\.$/,
  );
  await dropDatabase(url);
  expect(await withDatabase(url)).toMatch(/^The server at DATABASE_URL \(127\.0\.0\.1:\d+\) has no database "t_[0-9a-f]+": create it/);
});

test('a REDIS_URL where nobody listens', async () => {
  const port = await freePort();
  expect(await refusalOf(launch({ dataDir, env: { REDIS_URL: `redis://127.0.0.1:${port}` } }))).toMatch(
    /^The Redis at REDIS_URL \(127\.0\.0\.1:\d+\) cannot be reached \(nobody listens there\)\./,
  );
});

test('a setting that makes no sense', async () => {
  const url = await createEmptyDatabase();
  const child = launch({ dataDir, env: { DATABASE_URL: url, PG_POOL: 'many' } });
  expect(await child.ended()).toBe(1);
  expect(child.output()).toMatch(/✖ The environment is not right:\n- PG_POOL must be a whole number from 2 to 100; it is "many"\n$/);
  await dropDatabase(url);
});

test('a Node that is too old', async () => {
  const old = path.join(dataDir, 'old-node.cjs');
  fs.writeFileSync(old, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });");
  const said = await refusalOf(launch({ dataDir, command: [process.execPath, '--require', old, path.join(ROOT, 'scripts/start.mjs')] }));
  expect(said).toBe('Mùa Vụ needs Node 20.19 or newer; this is 18.20.4. Install a newer one from https://nodejs.org and start again.');
});

const testOnDisk = testWhere(canMount(), 'this machine does not let us mount a small disk');
const FULL = /^The disk that holds \S+ is full: free about 500 MB there \(or set DATA_DIR to a folder on another disk\) and start again\.$/;

testOnDisk('a disk that is nearly full', async () => {
  expect(await refusalOf(launch({ dataDir, command: onSmallDisk(50, 'scripts/start.mjs') }))).toMatch(FULL);
});

/** A program that makes a cluster in its DATA_DIR and fills what is left, the way a launcher would run into it. */
const FILL = `(async () => {
  const { exitWith, fullDisk, isFullDisk } = await import('${ROOT}/scripts/lib/refusal.mjs');
  const { startEmbeddedPostgres } = await import('${ROOT}/scripts/lib/postgres/embedded-postgres.mjs');
  const { query } = await import('${ROOT}/scripts/lib/postgres/can-query.mjs');
  const { url, home, stop } = await startEmbeddedPostgres({ home: process.env.DATA_DIR + '/postgres', durable: true }).catch(exitWith);
  const statements = [1, 2, 3, 4].map((number) => 'CREATE DATABASE filler_' + number);
  const error = await query(url, ...statements).then(() => new Error('it still fits'), (reason) => reason);
  await stop();
  exitWith(isFullDisk(error) ? fullDisk(home) : error);
})()`;

testOnDisk('a disk that fills up while the database is made', async () => {
  expect(await refusalOf(launch({ dataDir, command: onSmallDisk(10, '-e', FILL) }))).toMatch(FULL);
});

testOnDisk('a disk that fills up when the program writes to it', async () => {
  expect(await refusalOf(launch({ dataDir, command: onSmallDisk(44, '-e', FILL) }))).toMatch(FULL);
});

describe('packages', () => {
  // A checkout in small: the launcher, and one package that npm can install without a network.
  const checkout = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-checkout-'));
  const install = (env: Readonly<Record<string, string>> = {}): { status: number | null; said: string } => {
    const code =
      "import('./scripts/lib/install.mjs').then((m) => m.ensureInstalled()).catch(async (e) => (await import('./scripts/lib/refusal.mjs')).exitWith(e))";
    const result = spawnSync(process.execPath, ['-e', code], { cwd: checkout, encoding: 'utf8', env: { ...process.env, ...env } });
    return { status: result.status, said: result.stdout + result.stderr };
  };
  const brought = path.join(checkout, 'node_modules/brought/package.json');

  beforeAll(() => {
    fs.cpSync(path.join(ROOT, 'scripts'), path.join(checkout, 'scripts'), { recursive: true });
    const part = path.join(checkout, 'part');
    fs.mkdirSync(part);
    fs.writeFileSync(path.join(part, 'package.json'), '{"name":"brought","version":"1.0.0"}');
    execFileSync('npm', ['pack', '--pack-destination', checkout], { cwd: part });
    fs.writeFileSync(
      path.join(checkout, 'package.json'),
      '{"name":"small","version":"1.0.0","dependencies":{"brought":"file:brought-1.0.0.tgz"}}',
    );
    execFileSync('npm', ['install', '--package-lock-only', '--offline'], { cwd: checkout });
  });
  afterAll(() => fs.rmSync(checkout, { recursive: true, force: true }));

  test('are installed at the first start, and only then', () => {
    const first = install();
    expect(first).toEqual({ status: 0, said: expect.stringContaining('installing the packages') });
    expect(fs.existsSync(brought)).toBe(true);
    expect(install()).toEqual({ status: 0, said: '' });
  });

  test('of an install that was cut short are mended', () => {
    fs.rmSync(brought);
    expect(install().status).toBe(0);
    expect(fs.existsSync(brought)).toBe(true);
  });

  test('that cannot be had are one sentence', () => {
    fs.rmSync(path.join(checkout, 'node_modules'), { recursive: true });
    const lock = path.join(checkout, 'package-lock.json');
    const text = fs.readFileSync(lock, 'utf8');
    fs.writeFileSync(lock, text.replaceAll('file:brought-1.0.0.tgz', 'http://127.0.0.1:9/brought-1.0.0.tgz'));
    fs.writeFileSync(
      path.join(checkout, 'package.json'),
      fs
        .readFileSync(path.join(checkout, 'package.json'), 'utf8')
        .replace('file:brought-1.0.0.tgz', 'http://127.0.0.1:9/brought-1.0.0.tgz'),
    );
    const { status, said } = install({ npm_config_fetch_retries: '0', npm_config_cache: path.join(checkout, 'cache') });
    expect(status).toBe(1);
    expect(said).toMatch(/✖ The packages could not be installed \(.+\): check the connection to the package registry and start again\.\n$/);
  });
});
