// npm run planted-bugs [-- FILE.ts]: plants one bug at a time in a copy of the clearing kernel; each must turn its tests red.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { exitWith, Refusal } from './lib/refusal.mjs';

const require = createRequire(import.meta.url);
const KERNEL = 'libs/domain/src/clearing';

/** [file, what stands there, what is planted instead]: windows, capacities, ties, prices, bonuses, proofs, each off by a little. */
const BUGS = [
  ['network/network-supply.ts', 'harvestTo + maxHold, columns.days - 1', 'harvestTo + maxHold - 1, columns.days - 1'],
  ['network/network-supply.ts', 'harvestTo + maxHold + onTheRoad', 'harvestTo + maxHold + onTheRoad + 1'],
  ['network/ship-reach.ts', 'ship + onTheRoad >= days', 'ship + onTheRoad >= days - 1'],
  ['network/network-supply.ts', 'list[length++] = Math.max(0, ship - harvestTo);', 'list[length++] = 0;'],
  ['network/network-kinds.ts', 'fruit[f + 3]!) !== 0) return false', 'fruit[f + 3]!) === 1) return false'],
  ['network/network-kinds.ts', 'return spec[s + 5] === 0 || spec[s + 5] !== fruit[f + 5];', 'return true;'],
  ['network/network-writer.ts', '0, columns.capacity[cell]!, 0)', '0, columns.capacity[cell]! + 1, 0)'],
  ['network/network-writer.ts', 'powerOfTwoAbove(nodes * (price + road))', '1'],
  ['network/network-product.ts', 'limits.demandCheapest[own]! > bid', 'limits.demandCheapest[own]! >= bid'],
  ['network/network-product.ts', '-bid[taker]! - writer.bonus.share', '-bid[taker]!'],
  ['network/network-limits.ts', 'cheapest + held <= shipValue[s]!', 'cheapest + held < shipValue[s]! - 1'],
  ['simplex/simplex-tree.ts', 'if (slack <= delta) {', 'if (slack < delta - 1) {'],
  ['simplex/network-simplex.ts', 'if (full) turnArc(simplex, out);', ''],
  ['simplex/ties.ts', 'favourOlder(network.takerArc, 0, second);', ''],
  ['simplex/ties.ts', '-beside - (arcOf.length - k) * AGE_STEP', '-beside - k * AGE_STEP'],
  ['prices/prices.ts', 'Math.floor((2 * range.base[node]!', '1 + Math.floor((2 * range.base[node]!'],
  ['network/allocate.ts', '? network.place[node]! % columns.days', '? (network.place[node]! % columns.days) + 1'],
  ['market/item-columns.ts', 'CALL_OFF_KIND : ORDER_KIND', 'ORDER_KIND : ORDER_KIND'],
  ['market/fair-shares.ts', 'a.remainder > b.remainder ? -1 : 1', 'a.remainder > b.remainder ? 1 : -1'],
  ['assemble-result.ts', 'buyer: seller + transport', 'buyer: seller + transport + 1'],
  ['lots/lot-branch.ts', 'if (flow < lot && lot - flow > stake)', 'if (flow < lot - 1 && lot - flow > stake)'],
  ['explain/nearest.ts', 'if (this.gap > 0) return', 'if (this.gap > 1e9) return'],
];

const only = process.argv[2];
const chosen = BUGS.filter(([name]) => only === undefined || name === only);

function copyKernel(folder) {
  for (const part of [
    'package.json',
    'tsconfig.base.json',
    '.swcrc',
    'libs/domain',
    'test/golden/clearing',
    'test/model/clearing',
    'test/bench',
  ]) {
    fs.cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  }
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const unit = require(path.join(ROOT, 'jest.config.cjs')).projects.find(({ displayName }) => displayName === 'unit');
  fs.writeFileSync(path.join(folder, 'jest.bugs.json'), JSON.stringify({ ...unit, rootDir: folder }));
}

function passes(folder, ...specs) {
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const words = [jest, '-c', 'jest.bugs.json', '--rootDir', folder, '--bail', '--silent', ...specs];
  return spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', timeout: 600_000 }).status === 0;
}

/** The stored rounds catch most in seconds; only what they let through has all the others to pass. */
function isGreen(folder) {
  return passes(folder, 'stored-rounds') && passes(folder, KERNEL, 'test/model/clearing');
}

/** Before anything is run: minutes later would be late to say it. */
function requireCurrent() {
  for (const [name, there] of BUGS) {
    if (!fs.readFileSync(path.join(ROOT, KERNEL, name), 'utf8').includes(there))
      throw new Refusal(`The list of bugs is out of date: ${name} no longer has "${there}".`);
  }
}

function survivors(folder) {
  const alive = [];
  for (const [name, there, planted] of chosen) {
    const file = path.join(folder, KERNEL, name);
    const sound = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(
      file,
      sound.replace(there, () => planted),
    );
    const green = isGreen(folder);
    fs.writeFileSync(file, sound);
    console.log(`${green ? '✖ survived' : '  caught  '} ${name}: ${planted || '(left out)'}`);
    if (green) alive.push(name);
  }
  return alive;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'planted-bugs-'));
try {
  requireCurrent();
  copyKernel(folder);
  if (!isGreen(folder)) throw new Refusal('The tests are red without any bug: mend that first.');
  const alive = survivors(folder);
  console.log(`${chosen.length - alive.length} of ${chosen.length} bugs caught`);
  process.exitCode = alive.length === 0 ? 0 : 1;
} catch (error) {
  exitWith(error);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
