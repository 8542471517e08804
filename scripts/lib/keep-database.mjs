import { startEmbeddedPostgres } from './postgres/embedded-postgres.mjs';
import { exitWith } from './refusal.mjs';

const LOOK_MS = 1_000;

/** Looks after a running embedded database: one that was killed is started again, aloud, on the same port. */
export function keepDatabase(options, first, ending) {
  let cluster = first;
  let mending = false;
  const timer = setInterval(async () => {
    if (mending || ending.begun || cluster.isRunning()) return;
    mending = true;
    console.error('✖ the embedded database ended unexpectedly: starting it again (committed rows are safe)');
    try {
      cluster = await startEmbeddedPostgres({ ...options, port: first.port });
      console.log(`  it is back on port ${cluster.port}`);
    } catch (error) {
      await ending.run();
      exitWith(error);
    }
    mending = false;
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    await cluster.stop();
  };
}
