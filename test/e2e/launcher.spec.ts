// @profiles embedded
// Goal: `npm start` comes up, goes down and comes back as its README promises. Method: run it as a user would, and look at what
// it says, what answers, and which processes are left.
import fs from 'node:fs';
import path from 'node:path';
import { isAlive, waitUntil } from '../../scripts/lib/processes.mjs';
import { aDataDir, address, databasePid, launch, refusalOf } from '../support/launcher';
import { HttpClient } from '../support/http-client';
import { sql } from '../support/test-databases';

jest.setTimeout(180_000);
/** Two more starts, for the rarest of ends. */
const testLong = process.env['LONG'] === '1' ? test : () => undefined;

const ready = (url: string): Promise<number> => fetch(`${url}/readyz`).then((response) => response.status);
const gone = (pid: number): Promise<boolean> => waitUntil(() => !isAlive(pid), 20_000) as Promise<boolean>;

const dataDir = aDataDir();
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

describe('one start', () => {
  let first = launch({ dataDir, env: { DEMO: '1' } });
  let url = '';
  beforeAll(async () => {
    url = await address(first);
  });
  afterAll(async () => {
    first.kill('SIGTERM');
    await first.ended();
  });

  test('says each step and how long it took, and then answers', async () => {
    expect(first.output()).toMatch(/▸ starting the embedded database …[\s\S]*a new database in .*\n(?: {2}… .*\n)* {2}done in [\d.]+ m?s/);
    expect(await ready(url)).toBe(200);
    await new HttpClient(url).signIn('operator@demo.muavu.vn', 'van-hanh-cho-mua-vu-2026');
  });

  test('keeps its database to itself: loopback, a password nobody else can read, no superuser for the program', async () => {
    const password = path.join(dataDir, 'postgres/password');
    expect(fs.statSync(password).mode & 0o077).toBe(0);
    const port = fs.readFileSync(path.join(dataDir, 'postgres/port'), 'utf8');
    const own = `postgres://mua_vu:${fs.readFileSync(password, 'utf8')}@127.0.0.1:${port}/mua_vu`;
    const [settings] = await sql(
      own,
      `SELECT current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync, rolsuper FROM pg_roles WHERE rolname = current_user`,
    );
    expect(settings).toEqual({ listens: '127.0.0.1', fsync: 'on', rolsuper: false });
    await expect(sql(own.replace(/mua_vu:[^@]+@/, 'mua_vu:guess@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  test('refuses a second start in the same folder, and says where the first one is', async () => {
    expect(await refusalOf(launch({ dataDir }))).toMatch(
      /^Mùa Vụ is already running from this folder \(process \d+, http:\/\/127\.0\.0\.1:\d+\): use that one, or stop it/,
    );
  });

  test('refuses a port that somebody else has', async () => {
    const other = aDataDir();
    const { port } = new URL(url);
    expect(await refusalOf(launch({ dataDir: other, port: parseInt(port, 10) }))).toMatch(
      /^Port \d+ is in use by another program: .* PORT=3001/,
    );
    fs.rmSync(other, { recursive: true, force: true });
  });

  test('starts its database again, aloud, when that was killed', async () => {
    const pid = databasePid(dataDir);
    const port = fs.readFileSync(path.join(dataDir, 'postgres/port'), 'utf8');
    process.kill(pid, 'SIGKILL');
    // The running program knows one address of it.
    await first.said(new RegExp(`the embedded database ended unexpectedly: starting it again[\\s\\S]*it is back on port ${port}`), 60_000);
    expect(databasePid(dataDir)).not.toBe(pid);
    expect(await waitUntil(async () => (await ready(url).catch(() => 0)) === 200, 20_000)).toBe(true);
  });

  test('killed with everything but its database, it comes back by itself and joins that database', async () => {
    const pid = databasePid(dataDir);
    first.killGroup('SIGKILL');
    await first.ended();
    expect(isAlive(pid)).toBe(true);
    first = launch({ dataDir, env: { DEMO: '1' } });
    url = await address(first);
    expect(first.output()).toContain('it was still running from an earlier start: joined it');
    expect(databasePid(dataDir)).toBe(pid);
    expect(await ready(url)).toBe(200);
  });

  test('killed together with its database, it recovers what was committed', async () => {
    const pid = databasePid(dataDir);
    first.killGroup('SIGKILL'); // the program first: it would start its database again
    process.kill(pid, 'SIGKILL');
    await first.ended();
    first = launch({ dataDir, env: { DEMO: '1' } });
    url = await address(first);
    expect(first.output()).not.toContain('a new database');
    await new HttpClient(url).signIn('operator@demo.muavu.vn', 'van-hanh-cho-mua-vu-2026');
  });

  test('Ctrl-C ends the server, then its database, with status 0, and leaves no lock', async () => {
    const pid = databasePid(dataDir);
    first.killGroup('SIGINT'); // what a terminal does
    expect(await first.ended()).toBe(0);
    expect(first.output()).toContain('stopping (Ctrl-C)');
    expect(await gone(pid)).toBe(true);
    expect(fs.existsSync(path.join(dataDir, 'run.lock'))).toBe(false);
  });
});

describe('through npm, in the same folder', () => {
  test('SIGTERM to npm ends everything', async () => {
    const npm = launch({ dataDir, command: ['npm', 'start'] });
    await address(npm);
    const pid = databasePid(dataDir);
    npm.kill('SIGTERM');
    await npm.ended();
    expect(await gone(pid)).toBe(true);
    expect(await waitUntil(() => !fs.existsSync(path.join(dataDir, 'run.lock')), 20_000)).toBe(true);
  });

  testLong('kill -9 of npm alone: the orphan ends by itself and the next start comes up', async () => {
    const npm = launch({ dataDir, command: ['npm', 'start'] });
    await address(npm);
    npm.kill('SIGKILL');
    const next = launch({ dataDir });
    expect(await ready(await address(next))).toBe(200);
    next.kill('SIGTERM');
    expect(await next.ended()).toBe(0);
  });
});
