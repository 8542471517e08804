// npm run bench -- SUBJECT… [--json] [--scale 0.1]: each figure beside its floor, measured in the same run.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { exitWith, Refusal } from './lib/refusal.mjs';

/** Subject → the program that measures it: exports `run({ scale, say })`, which answers with figures (test/bench/figure.ts). */
const SUBJECTS = {
  'call-offs': 'test/bench/contracts/call-offs.ts',
  clearing: 'test/bench/clearing/clearing.ts',
  documents: 'test/bench/documents/documents.ts',
  fanout: 'test/bench/live/fanout.ts',
  rounds: 'test/bench/rounds/rounds.ts',
  reconnect: 'test/bench/live/reconnect.ts',
  slow: 'test/bench/live/slow.ts',
  'sign-in': 'test/bench/sign-in/sign-in.ts',
  write: 'test/bench/write/write.ts',
  web: 'test/bench/web/web.ts',
};
const USAGE = `Usage: npm run bench -- ${Object.keys(SUBJECTS).join('|')} [--json] [--scale 0.1]`;

function readArguments(words) {
  const options = { subjects: [], json: false, scale: 1 };
  for (let k = 0; k < words.length; k++) {
    if (words[k] === '--json') options.json = true;
    else if (words[k] === '--scale') options.scale = parseFloat(words[++k] ?? '');
    else if (words[k] in SUBJECTS) options.subjects.push(words[k]);
    else throw new Refusal(`${words[k]} is no subject and no option. ${USAGE}`);
  }
  if (options.subjects.length === 0) throw new Refusal(USAGE);
  if (!(options.scale > 0 && options.scale <= 1)) throw new Refusal(`--scale is a number above 0, at most 1. ${USAGE}`);
  return options;
}

function show({ name, value, floor, ratio, target, ok }, json) {
  if (json) return console.log(JSON.stringify({ name, value, floor, ratio, target, ok }));
  const beside = floor === null ? '' : `  beside ${floor}: × ${ratio}`;
  console.log(`${ok ? '  ' : '✖ '}${name.padEnd(36)} ${String(value).padStart(10)}${beside}  (${target})`);
}

try {
  await ensureInstalled();
  const { subjects, json, scale } = readArguments(process.argv.slice(2));
  await build({ client: subjects.includes('web') });
  const require = createRequire(import.meta.url);
  require('./lib/typescript.cjs');
  let isFine = true;
  for (const subject of subjects) {
    const { run } = require(path.join(ROOT, SUBJECTS[subject]));
    const figures = await run({ scale, say: (line) => console.error(`▸ ${line}`) });
    for (const one of figures) show(one, json);
    isFine &&= figures.length > 0 && figures.every(({ ok }) => ok);
  }
  process.exit(isFine ? 0 : 1);
} catch (error) {
  exitWith(error);
}
