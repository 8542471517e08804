// A Stryker test runner for the clearing kernel (npm run mutation): the specs are loaded once and run in this process, up to the first
// that fails. First come whole rounds and networks, then whatever has told most mutants apart for its steps so far. Of the steps of
// all tests a mutant is given a sixth, so a survivor may still be one that the whole suite would have caught: the score is a lower bound.
// Mutants that act while a module loads are left out (`ignoreStatic`).
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { compileInstrumented, SWITCHES } from './instrumented.mjs';
import { MiniJest } from './mini-jest.mjs';

const FOLDERS = ['libs/domain/src/clearing', 'test/model/clearing'];
/** Province-size and lot-search tests cost seconds a mutant and see what the small ones see. */
const LEFT_OUT = /optimum of 1000x500|400x200|lots the exceptions|minimum lots and all-or-nothing|province-size day/;
/** A test may take so many times its usual steps, and some more: past that it runs in a ring. */
const STEPS_FACTOR = 20;
const STEPS_MORE = 100_000;
/** What a mutant may cost that no test tells apart, as a part of the steps of all tests. */
const STEPS_PART = 1 / 6;
/** What a test costs beside its counted steps. */
const STEPS_OF_ANY = 1_000;
/** What compares whole rounds, networks or reasons with stored ones, or with another way to them, sees nearly everything. */
const STORED = /(made|built) again|pair by pair/;
/** Tests that are tried before anything is known of them count as if they had killed so many of so many mutants. */
const BEFORE = { stored: { kills: 8, runs: 10 }, other: { kills: 1, runs: 10 } };

/** MUTATION_SPECS=<pattern> looks at these spec files alone, which makes a few files a matter of minutes. */
const ONLY = new RegExp(process.env.MUTATION_SPECS ?? '');

function specFiles(root) {
  return FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.spec.ts') && ONLY.test(name))
      .sort()
      .map((name) => path.join(root, folder, name)),
  );
}

/** What also runs while a spec loads would cost a new process for each mutant; only what runs nowhere else is left to `ignoreStatic`. */
function withoutLoading({ static: loading, perTest }) {
  const tested = new Set(Object.values(perTest).flatMap((counts) => Object.keys(counts)));
  return { perTest, static: Object.fromEntries(Object.entries(loading).filter(([id]) => !tested.has(id))) };
}

class KernelRunner {
  constructor() {
    this.jest = new MiniJest();
    this.state = globalThis.__stryker__ ??= {};
    this.known = new Map();
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  init() {
    process.env.MUTATION = '1';
    const root = process.cwd();
    compileInstrumented(root);
    this.jest.install();
    const load = createRequire(path.join(root, 'package.json'));
    SWITCHES.counting = true;
    for (const file of specFiles(root)) load(file);
    SWITCHES.counting = false;
    for (const id of this.jest.tests.keys()) {
      if (!LEFT_OUT.test(id)) this.known.set(id, { ...(STORED.test(id) ? BEFORE.stored : BEFORE.other), ms: 0, steps: 0 });
    }
  }

  async measured(id) {
    const test = this.known.get(id);
    SWITCHES.steps = 0;
    const failure = await this.jest.run(id, true);
    test.ms = this.jest.tests.get(id).ms;
    test.steps = SWITCHES.steps;
    return failure;
  }

  async dryRun() {
    const tests = [];
    for (const id of this.known.keys()) {
      SWITCHES.counting = true;
      this.state.currentTestId = id;
      const failure = await this.measured(id);
      tests.push({ id, name: id, timeSpentMs: this.known.get(id).ms, status: failure === undefined ? 0 : 1, failureMessage: failure });
    }
    SWITCHES.counting = false;
    delete this.state.currentTestId;
    return { status: 'complete', tests, mutantCoverage: withoutLoading(this.state.mutantCoverage) };
  }

  /** Steps of each test in this process, without counting of coverage. */
  async learn() {
    for (const id of this.known.keys()) await this.measured(id);
    this.most = [...this.known.values()].reduce((sum, { steps }) => sum + steps + STEPS_OF_ANY, 0) * STEPS_PART;
    this.learnt = true;
  }

  async mutantRun({ activeMutant, testFilter }) {
    if (!this.learnt) await this.learn();
    const worth = ({ kills, runs, steps }) => kills / runs / (steps + STEPS_OF_ANY);
    const ids = (testFilter ?? [...this.known.keys()]).filter((id) => this.known.has(id));
    ids.sort((a, b) => worth(this.known.get(b)) - worth(this.known.get(a)));
    SWITCHES.active = Number(activeMutant.id);
    try {
      return await this.firstFailure(ids);
    } finally {
      SWITCHES.active = -1;
      SWITCHES.limit = Number.MAX_SAFE_INTEGER;
    }
  }

  async firstFailure(ids) {
    let left = this.most;
    for (const [k, id] of ids.entries()) {
      const test = this.known.get(id);
      left -= test.steps + STEPS_OF_ANY;
      if (left < 0) break;
      SWITCHES.steps = 0;
      SWITCHES.limit = test.steps * STEPS_FACTOR + STEPS_MORE;
      const failure = await this.jest.run(id, true);
      test.runs++;
      if (failure === undefined && SWITCHES.steps <= SWITCHES.limit) continue;
      test.kills++;
      if (SWITCHES.steps > SWITCHES.limit) return { status: 'timeout', reason: `${id}: more than ${SWITCHES.limit} steps` };
      return { status: 'killed', killedBy: [id], failureMessage: failure, nrOfTests: k + 1 };
    }
    return { status: 'survived', nrOfTests: ids.length };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'kernel', KernelRunner)];
