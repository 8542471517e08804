// A Stryker test runner for the clearing kernel (npm run mutation): the specs are loaded once and run in this process, cheapest first,
// up to the first that fails. Mutants that act while a module loads are left out (`ignoreStatic`).
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { MiniJest } from './mini-jest.mjs';

const require = createRequire(import.meta.url);
const swc = require('@swc/core');
const FOLDERS = ['libs/domain/src/clearing', 'test/model/clearing'];
/** Province-size and lot-search tests cost seconds a mutant and see what the small ones see. */
const LEFT_OUT = /1000x500|400x200|lots the exceptions|minimum lots and all-or-nothing|province-size day/;

/** Compiles TypeScript as it is required; the counting of covered mutants can be switched off, or it costs most of each run. */
function compileTypeScript(root, counting) {
  const { jsc, module: format } = JSON.parse(fs.readFileSync(path.join(root, '.swcrc'), 'utf8'));
  const options = { cwd: root, swcrc: false, configFile: false, jsc: { ...jsc, baseUrl: root }, module: format };
  globalThis.kernelRunnerCounting = counting;
  Module._extensions['.ts'] = (module, file) => {
    const { code } = swc.transformFileSync(file, options);
    module._compile(code.replace('function cover() {', 'function cover() { if (!kernelRunnerCounting.on) return;'), file);
  };
}

function specFiles(root) {
  return FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.spec.ts'))
      .sort()
      .map((name) => path.join(root, folder, name)),
  );
}

class KernelRunner {
  constructor() {
    this.counting = { on: true };
    this.jest = new MiniJest();
    this.state = globalThis.__stryker__ ??= {};
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  init() {
    process.env.MUTATION = '1';
    const root = process.cwd();
    compileTypeScript(root, this.counting);
    this.jest.install();
    const load = createRequire(path.join(root, 'package.json'));
    for (const file of specFiles(root)) load(file);
    this.counting.on = false;
  }

  async dryRun() {
    this.counting.on = true;
    const tests = [];
    for (const id of this.jest.tests.keys()) {
      if (LEFT_OUT.test(id)) continue;
      this.state.currentTestId = id;
      const failure = await this.jest.run(id, true);
      const timeSpentMs = this.jest.tests.get(id).ms;
      tests.push({ id, name: id, timeSpentMs, status: failure === undefined ? 0 : 1, failureMessage: failure });
    }
    delete this.state.currentTestId;
    this.counting.on = false;
    return { status: 'complete', tests, mutantCoverage: this.state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    this.state.activeMutant = activeMutant.id;
    this.state.hitCount = hitLimit === undefined ? undefined : 0;
    this.state.hitLimit = hitLimit;
    const ids = (testFilter ?? [...this.jest.tests.keys()]).filter((id) => !LEFT_OUT.test(id));
    const times = this.jest.tests;
    ids.sort((a, b) => times.get(a).ms - times.get(b).ms);
    let nrOfTests = 0;
    try {
      for (const id of ids) {
        const usual = times.get(id).ms;
        const failure = await this.jest.run(id, true);
        times.get(id).ms = usual === 0 ? times.get(id).ms : usual;
        nrOfTests++;
        if (this.state.hitCount > this.state.hitLimit) return { status: 'timeout', reason: 'hit limit' };
        if (failure !== undefined) return { status: 'killed', killedBy: [id], failureMessage: failure, nrOfTests };
      }
      return { status: 'survived', nrOfTests };
    } finally {
      this.state.activeMutant = undefined;
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'kernel', KernelRunner)];
