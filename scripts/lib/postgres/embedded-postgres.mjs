// One PostgreSQL of our own, from an npm package, that outlives a killed launcher and is found again by the next one.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isFree, quietPort } from '../ports.mjs';
import { isAlive, run, sleep, waitUntil } from '../processes.mjs';
import { Refusal, fullDisk, isFullDisk } from '../refusal.mjs';
import { reachableNative, serverUser } from './binaries.mjs';
import { canQuery } from './can-query.mjs';
import { openHome, passwordOf } from './home.mjs';

/** Crash recovery replays at most one checkpoint interval; five minutes is far beyond what a laptop disk needs for it. */
const READY_MS = 300_000;
/** A fast stop takes under 0.1 s; a backend stuck in a write may hold it for longer. */
const STOP_MS = 30_000;
/** Backends of a killed server need a moment to notice; each try waits half a second. */
const START_TRIES = 20;
/** Someone's passing connection may have the port for a moment. */
const PORT_MS = 60_000;
/** A log beyond this is started anew. */
const LOG_MAX_BYTES = 8 << 20;

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
];
/** For tests: what is lost with the machine is made again in a second, and nobody guesses passwords: stories sign in thousands of times. */
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'scram_iterations=1'];
const INITDB = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: os.tmpdir() };

/**
 * Starts the cluster of this home, or joins the one that a killed launcher left running.
 * @param {{ home: string, durable: boolean, port?: number }} options `port`: this one and no other, since somebody knows it already
 * @returns {Promise<{ url: string, port: number, pid: number, adopted: boolean, fresh: boolean, home: string, isRunning: () => boolean, stop: () => Promise<void> }>}
 * `url` is the superuser's address of the database `postgres`
 */
export async function startEmbeddedPostgres({ home, durable, port: known }) {
  try {
    const user = serverUser(path.join(home, 'data'));
    openHome(home, user);
    const cluster = {
      home,
      durable,
      known,
      user,
      data: path.join(home, 'data'),
      native: reachableNative(user),
      password: passwordOf(home),
    };
    const fresh = await ensureData(cluster);
    const adopted = await adopt(cluster);
    const { pid, port } = adopted ?? (await start(cluster));
    return {
      url: urlOf(cluster, port),
      port,
      pid,
      adopted: adopted !== undefined,
      fresh,
      home,
      isRunning: () => isServing(pid, cluster.data),
      stop: () => stop(pid, cluster.data),
    };
  } catch (error) {
    if (isFullDisk(error)) throw fullDisk(home);
    throw error;
  }
}

const urlOf = ({ password }, port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** Makes the data folder, whole or not at all. Says whether it did. */
async function ensureData({ home, data, durable, user, native, password }) {
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return false;
  const unfinished = path.join(home, 'data.new');
  fs.rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = path.join(home, 'password.initdb');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) fs.chownSync(passwordFile, user.uid, user.gid);
  const args = ['-D', unfinished, `--pwfile=${passwordFile}`, ...INITDB, ...(durable ? [] : ['--no-sync'])];
  const { status, output } = await run(path.join(native, 'bin/initdb'), args, { ...user, cwd: '/', env: ENVIRONMENT });
  fs.rmSync(passwordFile, { force: true });
  if (status !== 0) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`the database could not be made: ${output}`);
  }
  fs.renameSync(unfinished, data);
  return true;
}

/** What the running server of this data folder wrote about itself; `undefined` when there is none. */
function noteOf(data) {
  const file = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return { file, pid: parseInt(lines[0] ?? '', 10), port: parseInt(lines[3] ?? '', 10) };
}

/** Joins a server left running over this data; clears away what a dead one left; stops one that does not answer. */
async function adopt(cluster) {
  const note = noteOf(cluster.data);
  if (!note) return undefined;
  if (!isServing(note.pid, cluster.data)) {
    fs.rmSync(note.file, { force: true });
    return undefined;
  }
  const answers = await waitUntil(async () => !isServing(note.pid, cluster.data) || (await canQuery(urlOf(cluster, note.port))), 60_000);
  if (answers && isServing(note.pid, cluster.data)) return note;
  await stop(note.pid, cluster.data);
  return undefined;
}

/** A number in a file may by now belong to another program, even to another PostgreSQL: where /proc tells, its command line decides. */
function isServing(pid, data) {
  if (!Number.isInteger(pid) || !isAlive(pid)) return false;
  if (!fs.existsSync('/proc/self/cmdline')) return true;
  const file = `/proc/${pid}/cmdline`;
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8').split('\0').includes(data);
}

async function start(cluster) {
  const logFile = path.join(cluster.home, 'server.log');
  if ((fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES) fs.rmSync(logFile);
  for (let attempt = 1; ; attempt += 1) {
    const port = await keptPort(cluster);
    const logFrom = fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const child = launch(cluster, port, logFile);
    const ready = await waitUntil(
      async () => child.exitCode !== null || child.signalCode !== null || (await canQuery(urlOf(cluster, port))),
      READY_MS,
    );
    if (ready && child.exitCode === null && child.signalCode === null) return { pid: child.pid, port };
    const log = fs.readFileSync(logFile, 'utf8').slice(logFrom);
    const isTaken = /could not bind|Address already in use/.test(log);
    if (isTaken && cluster.known === undefined) fs.rmSync(path.join(cluster.home, 'port'), { force: true });
    else if (!isTaken && !/shared memory block|lock file/.test(log)) throw whyNot(log, cluster);
    if (attempt === START_TRIES) throw whyNot(log, cluster);
    await sleep(500);
  }
}

function launch({ data, durable, user, native }, port, logFile) {
  const settings = [...SETTINGS, ...(durable ? [] : NOT_DURABLE)].flatMap((setting) => ['-c', setting]);
  const log = fs.openSync(logFile, 'a', 0o600);
  // A group of its own, so that Ctrl-C reaches the program first; a file for its log, so that our death does not reach it at all.
  const child = spawn(path.join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...user,
    cwd: '/',
    env: ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  child.on('error', () => undefined); // seen as an exit without a log
  child.unref();
  return child;
}

function whyNot(log, { data }) {
  if (isFullDisk(log)) return fullDisk(data);
  if (/incompatible with server/.test(log))
    return new Refusal(
      `The database in ${data} was made by another PostgreSQL version: set DATA_DIR to a new folder, or DATABASE_URL to a server of that version.`,
    );
  return new Error(`the database did not start: ${log.trim().split('\n').slice(-5).join(' | ')}`);
}

/** The port of last time if it is still free: addresses that people noted down stay right. */
async function keptPort({ home, known }) {
  if (known !== undefined) {
    if (await waitUntil(() => isFree(known), PORT_MS)) return known;
    throw new Error(`the database's port ${known} is taken by another program`);
  }
  const file = path.join(home, 'port');
  const kept = fs.existsSync(file) ? parseInt(fs.readFileSync(file, 'utf8'), 10) : NaN;
  if (Number.isInteger(kept) && (await isFree(kept))) return kept;
  const port = await quietPort();
  fs.writeFileSync(file, String(port), { mode: 0o600 });
  return port;
}

/** SIGINT is PostgreSQL's fast stop: open sessions end, committed rows are safe. */
async function stop(pid, data) {
  for (const signal of ['SIGINT', 'SIGQUIT']) {
    if (!isServing(pid, data)) return;
    process.kill(pid, signal);
    if (await waitUntil(() => !isServing(pid, data), STOP_MS)) return;
  }
}
