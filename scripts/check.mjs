// npm run check: the fast part of npm test, under a minute.
import { exitWith } from './lib/refusal.mjs';
import { ensureInstalled } from './lib/install.mjs';

try {
  await ensureInstalled();
  const { runFastTests } = await import('./lib/run-all-tests.mjs');
  process.exitCode = await runFastTests();
} catch (error) {
  exitWith(error);
}
