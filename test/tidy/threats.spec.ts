// Goal: each threat of the table in test/README.md that concerns what exists is proven by a test that bears its number, and no test bears a
// number that the table does not know. Method: names of tests are read from the sources.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, sourceFiles } from './source-files';

const THREATS = 20;
const NUMBER = /TM-(\d\d)\b/g;

interface Row {
  readonly number: number;
  readonly proof: string;
}

const rows: Row[] = [
  ...fs.readFileSync(path.join(ROOT, 'test/README.md'), 'utf8').matchAll(/^\| TM-(\d\d) \|(?:[^|]*\|)\s*([^|]*?)\s*\|$/gm),
].map(([, number, proof]) => ({ number: parseInt(number ?? '', 10), proof: proof ?? '' }));

/** Number of the threat → files with a test of that number in its name. */
const proven = new Map<number, Set<string>>();
for (const { path: file, text } of sourceFiles(/\.spec\.tsx?$/)) {
  // Names of tests: of `test('…'`, of a table's `test.each(…)('…'`, and of a name on a line of its own.
  for (const [line] of text.matchAll(/^.*(?:\(|^\s*)['"`](?:TM-\d\d )+.*$/gm))
    for (const [, number] of line.matchAll(NUMBER)) {
      const files = proven.get(parseInt(number ?? '', 10)) ?? new Set<string>();
      proven.set(parseInt(number ?? '', 10), files.add(file));
    }
}

test('the table names all twenty threats', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: THREATS }, (_, n) => n + 1));
});

test('every threat to what exists has a test of its number, where the table says', () => {
  const missing = rows
    .filter(({ proof }) => !proof.startsWith('—'))
    .flatMap(({ number, proof }) => {
      const told = proof.match(/[\w./-]+\.spec\.tsx?/g) ?? [];
      const found = [...(proven.get(number) ?? [])];
      return [
        ...(told.length === 0 ? [`TM-${number}: the table names no file`] : []),
        ...told.filter((file) => !found.some((each) => each.endsWith(file))).map((file) => `TM-${number}: nothing in ${file}`),
        ...found.filter((each) => !told.some((file) => each.endsWith(file))).map((each) => `TM-${number}: ${each} is not in the table`),
      ];
    });
  expect(missing).toEqual([]);
});

test('a threat to what does not exist yet has no test', () => {
  expect(rows.filter(({ number, proof }) => proof.startsWith('—') && proven.has(number))).toEqual([]);
});
