// npm run clear -- IN.json OUT.json [--time] [--dimacs FILE]: the clearing kernel on an instance file.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST } from './lib/paths.mjs';
import { pathOfFacts, readInstance, refusalAt } from './lib/read-instance.mjs';
import { exitWith, Refusal } from './lib/refusal.mjs';

const USAGE = 'Usage: npm run clear -- IN.json OUT.json [--time] [--dimacs FILE]';
/** Search for better lots stops here; the rest of the command is reading and writing. */
const LOT_SECONDS = 4;
/** Lines beyond the first five thousand that earn the search another second. */
const FREE_LINES = 5000;
const LINES_PER_SECOND = 5000;

const kernel = async (name) => (await import(pathToFileURL(path.join(DIST, `libs/domain/src/clearing/${name}.js`)).href)).default;

function readArguments(words) {
  const files = [];
  const options = { time: false, dimacs: undefined };
  for (let k = 0; k < words.length; k++) {
    if (words[k] === '--time') options.time = true;
    else if (words[k] === '--dimacs') options.dimacs = words[++k];
    else if (words[k].startsWith('--')) throw new Refusal(`Unknown option ${words[k]}. ${USAGE}`);
    else files.push(words[k]);
  }
  if (files.length !== 2 || (options.dimacs === undefined && words.includes('--dimacs'))) throw new Refusal(USAGE);
  return { from: files[0], to: files[1], ...options };
}

function asRefusal(file, instance, error) {
  const at = error.path ?? (error.facts === undefined ? undefined : pathOfFacts(instance, error.facts));
  return at === undefined ? error : refusalAt(file, at, error.message);
}

async function main() {
  await ensureInstalled();
  const options = readArguments(process.argv.slice(2));
  await build({ client: false });
  const { asInstanceFile } = await kernel('files/instance-schema');
  const { instanceToInput } = await kernel('files/instance-file');
  const { INPUT_SCHEMA, inputOfFile } = await kernel('files/input-file');
  const { clearWithin } = await kernel('clear');
  const { resultFile } = await kernel('files/result-file');
  const { instance, hash } = await readInstance(options.from);
  try {
    const input = instance?.schema === INPUT_SCHEMA ? inputOfFile(instance) : instanceToInput(asInstanceFile(instance));
    const seconds = LOT_SECONDS + Math.max(0, (input.lines.length - FREE_LINES) / LINES_PER_SECOND);
    const until = performance.now() + seconds * 1000;
    const result = clearWithin(input, () => performance.now() > until);
    fs.writeFileSync(options.to, `${JSON.stringify(resultFile(result, hash))}\n`);
    if (options.dimacs !== undefined) await writeDimacs(input, options.dimacs);
    if (options.time) await printTimes(input);
  } catch (error) {
    throw asRefusal(options.from, instance, error);
  }
}

async function writeDimacs(input, file) {
  const { dimacsText } = await kernel('network/dimacs');
  const { networkOf } = await kernel('network-clear');
  const out = fs.openSync(file, 'w');
  for (const piece of dimacsText(networkOf(input))) fs.writeSync(out, piece);
  fs.closeSync(out);
}

async function printTimes(input) {
  const { stagesOf } = await kernel('network-clear');
  const { measure } = await import('./lib/cpu-time.mjs');
  const times = measure(() => stagesOf(input), { warmUps: 3, runs: 5 });
  console.log(
    JSON.stringify({ buildMs: times.build, solveMs: times.solve, tieMs: times.ties, priceMs: times.prices, clock: 'process CPU' }),
  );
}

try {
  await main();
} catch (error) {
  exitWith(error);
}
