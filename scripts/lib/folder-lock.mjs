import fs from 'node:fs';
import path from 'node:path';
import { birthOf, isStillThere, sleep } from './processes.mjs';

/** An install on a slow line takes minutes; whoever waits longer than this waits for something that hangs. */
const WAIT_MS = 20 * 60_000;

/** Holds `folder` (made and removed with the lock) while the work runs; others wait, a dead holder is replaced. */
export async function withFolderLock(folder, work, say = console.log) {
  await take(folder, say);
  try {
    return await work();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function take(folder, say) {
  const until = Date.now() + WAIT_MS;
  let told = false;
  for (;;) {
    try {
      fs.mkdirSync(folder);
      fs.writeFileSync(path.join(folder, 'holder.json'), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = await holderOf(folder);
    if (holder === undefined || !isStillThere(holder)) fs.rmSync(folder, { recursive: true, force: true });
    else if (Date.now() > until) throw new Error(`process ${holder.pid} has held ${folder} for too long`);
    else {
      if (!told) say(`  another process (${holder.pid}) is at it: waiting for it to finish`);
      told = true;
      await sleep(200);
    }
  }
}

/** The holder writes its name a moment after it made the folder: look twice before calling the lock abandoned. */
async function holderOf(folder) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return JSON.parse(fs.readFileSync(path.join(folder, 'holder.json'), 'utf8'));
    } catch {
      await sleep(100);
    }
  }
  return undefined;
}
