// The code that Stryker instruments, compiled as it is required. Its switches are written out in place: a call and a comparison of
// strings at each of them cost most of a run. Every turn of a loop of the domain is a step, so whatever runs in a ring is stopped after
// counted steps: no clock, no killed process, and the same answer on a slow machine.
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const swc = require('@swc/core');
const ts = require('typescript');

/** What the switches read: the mutant that is on (−1: none), whether coverage is counted, and how far a test may go. */
export const SWITCHES = {
  active: -1,
  counting: false,
  steps: 0,
  limit: Number.MAX_SAFE_INTEGER,
  stop() {
    throw new Error('more steps than the test may take');
  },
};

const STEP = '{ if (++mutationSwitch.steps > mutationSwitch.limit) mutationSwitch.stop(); ';

function countLoops(code) {
  const inserts = [];
  const visit = (node) => {
    if (ts.isIterationStatement(node, false)) {
      inserts.push([node.statement.getStart(), STEP], [node.statement.end, ' }']);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('kernel.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS));
  inserts.sort((a, b) => a[0] - b[0]);
  let [counted, from] = ['', 0];
  for (const [at, text] of inserts) {
    counted += code.slice(from, at) + text;
    from = at;
  }
  return counted + code.slice(from);
}

export function compileInstrumented(root) {
  const { jsc, module: format } = JSON.parse(fs.readFileSync(path.join(root, '.swcrc'), 'utf8'));
  const options = { cwd: root, swcrc: false, configFile: false, jsc: { ...jsc, baseUrl: root }, module: format };
  const domain = path.join(root, 'libs/domain/src');
  globalThis.mutationSwitches = SWITCHES;
  Module._extensions['.ts'] = (module, file) => {
    const { code } = swc.transformFileSync(file, options);
    const switched = code
      .replace(/stryMutAct_9fa48\("(\d+)"\)/g, 'mutationSwitch.active === $1')
      .replace(/stryCov_9fa48\("/g, 'mutationSwitch.counting && stryCov_9fa48("');
    const counted = file.startsWith(domain) && !file.endsWith('.spec.ts') ? countLoops(switched) : switched;
    module._compile(`const mutationSwitch = globalThis.mutationSwitches;${counted}`, file);
  };
}
