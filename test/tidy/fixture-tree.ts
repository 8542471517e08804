import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** One broken rule: its name, the file that breaks it, and what that file reaches for. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** File name → imports, as they are written in it. A file without imports exports one value. */
export type FixtureTree = Readonly<Record<string, readonly string[]>>;

/** The alias of the project comes from these; the fixture must resolve it the same way. */
const SETTINGS = ['tsconfig.base.json', 'apps/api/tsconfig.json'];

/** Writes the tree into a folder of its own, runs the project's own rules over it, and says what they caught. */
export function violationsOf(tree: FixtureTree): Violation[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'direction-'));
  try {
    for (const [file, imports] of Object.entries(tree)) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      const lines = imports.map((name, at) => `import * as x${at} from '${name}';`);
      fs.writeFileSync(
        path.join(folder, file),
        [...lines, `export const used = [${imports.map((_, at) => `x${at}`).join(', ')}];`].join('\n'),
      );
    }
    fs.mkdirSync(path.join(folder, 'apps/api/src'), { recursive: true });
    for (const file of SETTINGS) fs.copyFileSync(path.join(ROOT, file), path.join(folder, file));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    return cruise(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function cruise(folder: string): Violation[] {
  const rooms = ['apps', 'libs', 'test'].filter((room) => fs.existsSync(path.join(folder, room)));
  const program = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, ...rooms, '--config', path.join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const report = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 })) as Report;
  return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[];
  };
}
