// npm run clear -- IN.json OUT.json [--time] [--dimacs FILE]: the clearing kernel on an instance file.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { locateJson, placeOf } from './lib/locate-json.mjs';
import { DIST } from './lib/paths.mjs';
import { exitWith, Refusal } from './lib/refusal.mjs';

const USAGE = 'Usage: npm run clear -- IN.json OUT.json [--time] [--dimacs FILE]';
/** Search for better lots stops here; the rest of the command is reading and writing. */
const LOT_SECONDS = 4;
const LISTS = { lines: 'demandLines', input: undefined };

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

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error.code ?? error.message}`);
  }
}

function parse(file, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const offset = /position (\d+)/.exec(error.message)?.[1];
    const { line, column } = placeOf(text, Number(offset ?? text.length));
    throw new Refusal(`${file}, line ${line}, column ${column}: not JSON (${error.message})`);
  }
}

/** Where the kernel's refusal points in the file: the list's own name and the position of the id. */
function pathOfFacts(instance, { list, field, id }) {
  const name = list in LISTS ? LISTS[list] : list;
  if (name === undefined) return ['deliveryDays'];
  const items = instance[name];
  if (!Array.isArray(items)) return [name, field];
  const position = items.map((item) => item.id ?? item.destinationId).lastIndexOf(id);
  return position < 0 ? [name] : [name, position, ...(field in items[position] ? [field] : [])];
}

function asRefusal(file, text, instance, error) {
  const at = error.path ?? (error.facts === undefined ? undefined : pathOfFacts(instance, error.facts));
  if (at === undefined) return error;
  const { line, column } = locateJson(text, at);
  return new Refusal(`${file}, line ${line}, column ${column}: ${error.message}`);
}

async function main() {
  await ensureInstalled();
  const options = readArguments(process.argv.slice(2));
  await build({ client: false });
  const { asInstanceFile } = await kernel('instance-schema');
  const { instanceToInput } = await kernel('instance-file');
  const { clearWithin } = await kernel('clear');
  const { resultFile } = await kernel('result-file');
  const text = readText(options.from);
  const instance = parse(options.from, text);
  try {
    const input = instanceToInput(asInstanceFile(instance));
    const until = performance.now() + LOT_SECONDS * 1000;
    const result = clearWithin(input, () => performance.now() > until);
    const hash = createHash('sha256').update(text).digest('hex');
    fs.writeFileSync(options.to, `${JSON.stringify(resultFile(result, hash))}\n`);
    if (options.dimacs !== undefined) await writeDimacs(input, options.dimacs);
    if (options.time) await printTimes(input);
  } catch (error) {
    throw asRefusal(options.from, text, instance, error);
  }
}

async function writeDimacs(input, file) {
  const { dimacsText } = await kernel('dimacs');
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
