// What the kernel's specs use of jest (describe, it, it.each, beforeAll, expect), in one process that stays: a mutant then costs
// milliseconds, where a jest run costs seconds for loading alone.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { format } from 'node:util';

const require = createRequire(import.meta.url);
const { expect } = createRequire(require.resolve('jest/package.json'))('expect');

function titled(title, row, index) {
  const values = Array.isArray(row) ? row : [row];
  return `${format(title.replaceAll('%p', '%j'), ...values.slice(0, title.split('%').length - 1))} #${index}`;
}

/** Collects the tests of the spec files that are loaded while it stands in the global scope. */
export class MiniJest {
  constructor() {
    this.tests = new Map();
    this.path = [];
    this.setUps = [[]];
  }

  install() {
    const describe = (title, body) => this.group(title, body);
    describe.each = (rows) => (title, body) => rows.forEach((row, k) => this.group(titled(title, row, k), () => body(...[row].flat())));
    const it = (title, body) => this.add(title, body);
    it.each = (rows) => (title, body) => rows.forEach((row, k) => this.add(titled(title, row, k), () => body(...[row].flat())));
    const beforeAll = (body) => this.setUps.at(-1).push({ body, done: false });
    Object.assign(globalThis, { describe, it, test: it, beforeAll, expect });
  }

  group(title, body) {
    this.path.push(title);
    this.setUps.push([]);
    body();
    this.setUps.pop();
    this.path.pop();
  }

  add(title, body) {
    let id = [...this.path, title].join(' › ');
    while (this.tests.has(id)) id += '′';
    this.tests.set(id, { id, body, setUps: this.setUps.flat(), ms: 0 });
  }

  /** Runs one test; answers undefined, or why it failed. `anew` runs its beforeAll again: what they made may be a mutant's work. */
  async run(id, anew) {
    const test = this.tests.get(id);
    const from = performance.now();
    try {
      for (const setUp of test.setUps) {
        if (anew || !setUp.done) await setUp.body();
        setUp.done = true;
      }
      await test.body();
      return undefined;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    } finally {
      test.ms = performance.now() - from;
    }
  }
}
