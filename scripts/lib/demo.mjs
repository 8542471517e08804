// The small demo world of a first start, so that no screen is empty.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DIST } from './paths.mjs';
import { duration } from './progress.mjs';

const require = createRequire(import.meta.url);
const compiled = (name) => path.join(DIST, 'apps/demo/src', name);

const markerIn = (data) => path.join(data, 'demo-slice.loading');

/** Notes that a database is new and wants the demo slice; the note stays until the slice is whole, whatever happens between. */
export function wantDemo(data) {
  if (process.env.DEMO === '1') fs.writeFileSync(markerIn(data), '');
}

/**
 * Plays the demo slice against the running server if it is wanted, beside everything else: people can look around meanwhile.
 * One that was cut short is played again at the next start; it repeats safely.
 */
export async function loadDemo({ url, data, ending }) {
  const marker = markerIn(data);
  if (!fs.existsSync(marker) || !fs.existsSync(compiled('load-slice.js'))) return;
  const from = performance.now();
  console.log('▸ filling the market with a small demo day (everything in it is marked demo) …');
  try {
    const { loadSlice } = require(compiled('load-slice.js'));
    await loadSlice({ url, log: (line) => console.log(`  ${line}`) });
    fs.rmSync(marker, { force: true });
    console.log(`  done in ${duration(performance.now() - from)}`);
  } catch (error) {
    if (ending.begun) return;
    console.error(`✖ the demo day could not be played (${error.message}); the server runs on, the next start tries again`);
  }
}

/** Who can sign in to the demo, a line each; none where nothing was invented. */
export function signInLines() {
  if (process.env.DEMO !== '1' || !fs.existsSync(compiled('sign-ins.js'))) return [];
  const signIns = require(compiled('sign-ins.js')).demoSignIns();
  const width = Math.max(...signIns.map(({ who }) => who.length));
  return ['Demo sign-ins (name / password):', ...signIns.map(({ who, name, password }) => `  ${who.padEnd(width)}  ${name} / ${password}`)];
}
