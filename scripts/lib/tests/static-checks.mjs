// Everything that can be said about the code without running it. Each check counts as one test.
import path from 'node:path';
import { ROOT } from '../paths.mjs';
import { run } from '../processes.mjs';
import { duration } from '../progress.mjs';

const tool = (name) => path.join(ROOT, 'node_modules/.bin', name);
const TSC = ['-p', '--noEmit'];
const tsc = (project) => [tool('tsc'), [TSC[0], project, TSC[1]]];

/** Two lanes, because two cores are what the smallest machine has; the longest check of each goes first. */
const LANES = [
  [
    ['lint', [[tool('eslint'), ['--max-warnings', '0', '.']]]],
    ['direction, rank and reach', [[tool('depcruise'), ['apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs']]]],
  ],
  [
    ['types', ['apps/api', 'apps/web', 'test'].map(tsc)],
    ['format', [[tool('prettier'), ['--check', '--log-level', 'warn', '.']]]],
  ],
];

/** Runs all static checks, two at a time; what a failed one said is shown. */
export async function staticChecks() {
  const lanes = LANES.map(async (checks) => {
    const results = [];
    for (const [name, commands] of checks) results.push(await check(name, commands));
    return results;
  });
  return (await Promise.all(lanes)).flat();
}

async function check(name, commands) {
  const from = performance.now();
  let said = '';
  for (const [command, args] of commands) {
    const { status, output } = await run(command, args, { cwd: ROOT });
    if (status !== 0) said += `${output}\n`;
  }
  const ms = performance.now() - from;
  const failed = said !== '';
  console.log(failed ? `✖ ${name} (${duration(ms)})\n${said.trimEnd()}` : `  ${name}: fine (${duration(ms)})`);
  return { suite: name, passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0, ms };
}
