// Everything that can be said about the code without running it. Each check counts as one test.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.mjs';
import { run } from '../processes.mjs';
import { duration } from '../progress.mjs';

/**
 * Commands of package.json, the only place where they stand, the longest first. Types are checked by the native compiler
 * (`typescript-native`, a sixth of the processor's time), by its path: `tsc` is the one before it, for what loads a compiler as a library.
 */
const CHECKS = ['lint', 'format:check', 'types', 'deps'];
/** Two cores are what the smallest machine has. */
const AT_ONCE = 2;

/** Runs all static checks, two at a time; what a failed one said is shown. */
export async function staticChecks() {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const waiting = [...CHECKS];
  const results = [];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      results.push(await check(name, scripts[name].split(' && ')));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}

async function check(name, lines) {
  const from = performance.now();
  let said = '';
  for (const line of lines) {
    const [tool, ...args] = line.split(' ');
    const program = tool === 'node' ? process.execPath : path.join(ROOT, 'node_modules/.bin', tool);
    const { status, output } = await run(program, args, { cwd: ROOT });
    if (status !== 0) said += `${output}\n`;
  }
  const ms = performance.now() - from;
  const failed = said !== '';
  console.log(failed ? `✖ ${name} (${duration(ms)})\n${said.trimEnd()}` : `  ${name}: fine (${duration(ms)})`);
  return { suite: name, passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0, ms };
}
