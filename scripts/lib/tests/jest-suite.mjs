import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../paths.mjs';
import { run } from '../processes.mjs';

/** All suites together take under ten minutes on two free cores, the full counts under two hours; one that needs far longer hangs. */
const HANG_MS = (process.env.LONG === '1' ? 180 : 25) * 60_000;

/** Runs jest over some of its projects, showing its output, and counts. A jest that dies or hangs counts as one failure. */
export async function jestSuite({ suite, projects, env = {} }) {
  const from = performance.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-results-'));
  const outputFile = path.join(folder, 'results.json');
  const args = [
    path.join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--selectProjects',
    ...projects,
    '--passWithNoTests',
    // Stories wait for timers, disks and each other: two cores are full with three of them.
    '--maxWorkers=3',
    '--json',
    `--outputFile=${outputFile}`,
  ];
  // jest prints its JSON on stdout, too; people read stderr.
  const { status, timedOut } = await run(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    limitMs: HANG_MS,
    echo: 'stderr',
  });
  const counts = countsOf(outputFile, status);
  fs.rmSync(folder, { recursive: true, force: true });
  if (timedOut) console.error(`✖ ${suite}: stopped after ${HANG_MS / 60_000} minutes; something keeps it from ending`);
  return { suite, ...counts, ms: performance.now() - from };
}

function countsOf(outputFile, status) {
  if (!fs.existsSync(outputFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(fs.readFileSync(outputFile, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
