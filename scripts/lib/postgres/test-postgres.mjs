// A PostgreSQL for one run of the tests: quick, not durable, gone afterwards.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { birthOf, isStillThere } from '../processes.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';

const PREFIX = 'mua-vu-test-';

/** Starts a cluster of its own in the temp folder. `stop` ends it and removes everything it wrote. */
export async function startTestPostgres() {
  await removeAbandoned();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX));
  fs.chmodSync(folder, 0o711); // root lends the server another user, who must reach the home inside
  fs.writeFileSync(path.join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
  const cluster = await startEmbeddedPostgres({ home: path.join(folder, 'postgres'), durable: false });
  const stop = async () => {
    await cluster.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url: cluster.url, port: cluster.port, stop };
}

/** A run that was killed leaves its server behind: whoever comes next ends it. Other users' folders are theirs. */
async function removeAbandoned() {
  for (const name of fs.readdirSync(os.tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    try {
      const owner = JSON.parse(fs.readFileSync(path.join(folder, 'owner.json'), 'utf8'));
      if (isStillThere(owner)) continue;
      const pid = parseInt(fs.readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);
      if (fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(pid, 'SIGQUIT');
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EPERM') continue;
    }
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
