// One running program per data folder.
import fs from 'node:fs';
import path from 'node:path';
import { birthOf, isStillThere, waitUntil } from './processes.mjs';
import { Refusal } from './refusal.mjs';

/** A program whose window was just closed needs a moment to end: a restart right after it should not be refused. */
const GRACE_MS = 3_000;
/** One that says it is stopping finishes its work and its database first. */
const STOPPING_MS = 40_000;

/**
 * Takes the lock of this data folder, or refuses because somebody holds it.
 * @returns {Promise<{ note: (facts: object) => void, release: () => void }>} `note` tells later comers more
 */
export async function takeRunLock(dataDir) {
  fs.mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'run.lock');
  const own = { pid: process.pid, birth: birthOf(process.pid) };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(file, own)) return lockOn(file, own);
    const holder = read(file);
    if (holder && isStillThere(holder) && !(await goesAway(file, holder))) throw alreadyRunning(holder);
    removeIfStill(file, holder);
  }
  throw new Refusal(`Another start is under way in ${dataDir}: wait for it, or try again.`);
}

/** Who holds the lock of this data folder now; `undefined` when nobody does. */
export function holderOf(dataDir) {
  const holder = read(path.join(dataDir, 'run.lock'));
  return holder && isStillThere(holder) ? holder : undefined;
}

function lockOn(file, own) {
  let facts = own;
  return {
    note: (more) => {
      facts = { ...facts, ...more };
      fs.writeFileSync(`${file}.new`, JSON.stringify(facts));
      fs.renameSync(`${file}.new`, file);
    },
    release: () => removeIfStill(file, own),
  };
}

async function goesAway(file, holder) {
  if (await waitUntil(() => !isStillThere(holder) || read(file)?.stopping, GRACE_MS))
    return waitUntil(() => !isStillThere(holder), STOPPING_MS);
  return false;
}

function alreadyRunning({ pid, url }) {
  const where = url ? `, ${url}` : '';
  return new Refusal(
    `Mùa Vụ is already running from this folder (process ${pid}${where}): use that one, or stop it with Ctrl-C before starting again.`,
  );
}

function create(file, own) {
  const fresh = `${file}.${process.pid}`;
  fs.writeFileSync(fresh, JSON.stringify(own));
  try {
    fs.linkSync(fresh, file); // unlike open-then-write, nobody can read it half-written
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(fresh, { force: true });
  }
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Moves the lock away first and looks at what was moved (a power cut leaves it empty): between looking and removing another start may have taken it. */
function removeIfStill(file, holder = {}) {
  const aside = `${file}.old.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved && (moved.pid !== holder.pid || moved.birth !== holder.birth)) fs.renameSync(aside, file);
  else fs.rmSync(aside, { force: true });
}
