// Runs before anything is installed: Node's own modules only.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withFolderLock } from './folder-lock.mjs';
import { ROOT } from './paths.mjs';
import { run } from './processes.mjs';
import { step } from './progress.mjs';
import { Refusal, fullDisk, isFullDisk } from './refusal.mjs';

/** Installs the packages if the lock file asks for others than are there, or if an install was cut short. */
export async function ensureInstalled(root = ROOT) {
  if (isInstalled(root)) return;
  try {
    await withFolderLock(path.join(root, 'node_modules.lock'), async () => {
      if (isInstalled(root)) return; // whoever held the lock did it
      await step('installing the packages (about a minute the first time)', () => install(root));
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (isFullDisk(error)) throw fullDisk(root);
    if (error.code === 'EACCES' || error.code === 'EROFS')
      throw new Refusal(`The packages cannot be installed: ${root} is not writable for this user.`);
    throw error;
  }
}

/** Says whether the packages of the lock file are there, whole. Notes it, so that the next start need only compare. */
export function isInstalled(root) {
  const stamp = stampOf(root);
  const lock = readJson(path.join(root, 'package-lock.json'));
  if (missingFolder(root, lock)) return false;
  if (readText(stampFile(root)) === stamp) return true;
  if (!sameAsNpmWrote(root, lock)) return false;
  noteInstalled(root, stamp);
  return true;
}

async function install(root) {
  fs.rmSync(stampFile(root), { force: true });
  let last = await npm(root, 'ci');
  // The registry may lack binaries of other platforms that the lock names; `install` takes what there is.
  if (last.status !== 0 && /EUSAGE/.test(last.output)) last = await npm(root, 'install');
  if (last.status !== 0) throw failure(root, last.output);
  const missing = missingFolder(root, readJson(path.join(root, 'package-lock.json')));
  if (missing)
    throw new Refusal(
      `The install stayed half-finished (${missing} is missing): delete ${path.join(root, 'node_modules')} and start again.`,
    );
  fs.writeFileSync(stampFile(root), stampOf(root));
}

function npm(root, command) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_(?!cache|registry|userconfig|fetch)|lifecycle_|package_)/i.test(name)),
  );
  const args = [command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env.npm_execpath;
  const options = { cwd: root, env };
  if (own && /\.c?js$/.test(own)) return run(process.execPath, [own, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { ...options, shell: process.platform === 'win32' });
}

function failure(root, output) {
  if (isFullDisk(output)) return fullDisk(root);
  const told =
    output.split('\n').find((line) => /npm (error|ERR!) (?!code|A complete log)/.test(line)) ?? output.trim().split('\n').at(-1) ?? '';
  return new Refusal(
    `The packages could not be installed (${told.replace(/^npm (error|ERR!)\s*/, '').trim()}): check the connection to the package registry and start again.`,
  );
}

/** The first package folder that the lock asks for on every platform and that is not there; `undefined` when none is. */
function missingFolder(root, lock) {
  return Object.entries(lock.packages).find(
    ([folder, entry]) =>
      folder !== '' && !entry.optional && !entry.devOptional && !entry.link && !fs.existsSync(path.join(root, folder, 'package.json')),
  )?.[0];
}

/** npm writes its own lock into node_modules as the last act of an install: the same versions there mean a whole install. */
function sameAsNpmWrote(root, lock) {
  const written = readText(path.join(root, 'node_modules/.package-lock.json'));
  if (written === undefined) return false;
  const { packages } = JSON.parse(written);
  const same = (folder) => packages[folder]?.version === lock.packages[folder]?.version;
  return (
    Object.entries(lock.packages).every(([folder, entry]) => folder === '' || entry.optional || entry.devOptional || same(folder)) &&
    Object.keys(packages).every(same)
  );
}

/** Somebody else's checkout may not be ours to write in: then each start compares anew. */
function noteInstalled(root, stamp) {
  try {
    fs.writeFileSync(stampFile(root), stamp);
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}

/** Other packages for another lock, machine or Node: the three that decide what lies in node_modules. */
function stampOf(root) {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex');
}

const stampFile = (root) => path.join(root, 'node_modules', '.installed');
const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const readText = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined);
