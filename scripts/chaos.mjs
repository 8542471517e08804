// npm run chaos -- [--kills 5] [--seed 1] [--clients 100] [--only api|postgres|redis] [--json]: kill -9 under load, then every check.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { exitWith, Refusal } from './lib/refusal.mjs';
import { findRedis, HOW_TO_GET } from './lib/tests/at-hand.mjs';

const FAULTS = ['api', 'postgres', 'redis'];
const USAGE = `Usage: npm run chaos -- [--kills 5] [--seed 1] [--clients 100] [--only ${FAULTS.join('|')}] [--json]`;
const WHOLE = { '--kills': 'kills', '--seed': 'seed', '--clients': 'clients' };

function readArguments(words) {
  const options = { kills: 5, seed: 1, clients: 100, json: false, faults: FAULTS };
  for (let k = 0; k < words.length; k++) {
    const value = words[k + 1] ?? '';
    if (words[k] === '--json') options.json = true;
    else if (words[k] === '--only' && FAULTS.includes(value)) options.faults = [words[++k]];
    else if (words[k] in WHOLE && /^[1-9]\d{0,4}$/.test(value)) options[WHOLE[words[k]]] = parseInt(words[++k], 10);
    else throw new Refusal(`${words[k]} ${value}: not understood. ${USAGE}`);
  }
  return options;
}

function show(result, json) {
  if (json) return console.log(JSON.stringify(result));
  const { name, ok, kills, asked, writes, sentAgain, catchUpMs, ...rest } = result;
  const faults = Object.entries(rest).filter(([key]) => !['seed', 'clients', 'events'].includes(key));
  console.log(
    `${ok ? '✔' : '✖'} ${name}: ${kills} of ${asked} kills, ${writes} writes (${sentAgain} sent again), screens back in ${catchUpMs.max} ms at most`,
  );
  if (!ok) for (const [key, value] of faults) console.log(`    ${key}: ${JSON.stringify(value)}`);
}

/** npm may pass a Ctrl-C on that the terminal has sent us already; nobody presses it twice as fast. */
const SECOND_PRESS_MS = 1_000;
let stoppedAt = Infinity;
let isConcluded = true;
process.on('SIGINT', () => {
  if (performance.now() - stoppedAt > SECOND_PRESS_MS) process.exit(130);
  if (stoppedAt === Infinity) console.error('▸ stopping: no more kills; the closing checks follow. Ctrl-C again ends it without them.');
  stoppedAt = Math.min(stoppedAt, performance.now());
});
process.on(
  'exit',
  () => isConcluded || console.error('✖ the closing checks did not run: nothing is known of lost or doubled writes and of gaps'),
);

try {
  await ensureInstalled();
  const { faults, json, ...options } = readArguments(process.argv.slice(2));
  await build({ client: false });
  if (faults.includes('redis') && !findRedis()) throw new Refusal(`${HOW_TO_GET.redis} Or leave it out with --only api, --only postgres.`);
  process.env.REDIS_SERVER ||= findRedis() ?? '';
  const require = createRequire(import.meta.url);
  require('./lib/typescript.cjs');
  const { run } = require(path.join(ROOT, 'test/chaos/chaos.ts'));
  let isFine = true;
  for (const fault of faults) {
    if (stoppedAt < Infinity) {
      console.error(`▸ ${fault} was not killed`);
      isFine = false;
      continue;
    }
    isConcluded = false;
    const result = await run({ ...options, fault, say: (line) => console.error(`▸ ${line}`), isStopped: () => stoppedAt < Infinity });
    isConcluded = true;
    show(result, json);
    isFine &&= result.ok;
  }
  process.exit(isFine ? 0 : 1);
} catch (error) {
  exitWith(error);
}
