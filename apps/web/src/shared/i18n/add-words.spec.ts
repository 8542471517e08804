import fs from 'node:fs';
import path from 'node:path';
import { vi } from './vi/dictionary';

// Goal: no screen shows a key in place of a word, because its page did not bring the words of its room.
// Method: from each page through its imports; every word that is said and does not come with the desk is in a dictionary on the way.
const SRC = path.resolve(__dirname, '../..');
const WORDS = path.join(SRC, 'shared/i18n/vi');
const IMPORT = /(?:^|\n)(?:import|export) (?!type)[^;]*?from '(\.[^']*)'|import\('(\.[^']*)'\)/g;

const read = (file: string): string => fs.readFileSync(file, 'utf8');
const keysOf = (file: string): string[] => [...read(file).matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1] as string);

function importsOf(file: string): string[] {
  return [...read(file).matchAll(IMPORT)].flatMap((match) => {
    const target = path.resolve(path.dirname(file), (match[1] ?? match[2]) as string);
    return [`${target}.tsx`, `${target}.ts`].filter((each) => fs.existsSync(each));
  });
}

function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of importsOf(file)) reach(next, seen);
  return seen;
}

const roomKeys = fs
  .readdirSync(WORDS)
  .filter((name) => !['dictionary.ts', 'haggle.ts', 'repeat.ts', 'seller.ts', 'share.ts'].includes(name))
  .flatMap((name) => keysOf(path.join(WORDS, name)))
  .filter((key) => !(key in vi));
const folder = path.join(SRC, 'app/pages');
const pages = fs.readdirSync(folder).filter((name) => name.endsWith('-page.tsx'));

test.each([...pages, '../layout/shell.tsx'])('%s brings the words that it says', (name) => {
  const files = [...reach(path.join(folder, name))];
  const brought = new Set(files.filter((file) => file.startsWith(WORDS)).flatMap(keysOf));
  const screens = files.filter((file) => !file.includes('/i18n/') && !file.endsWith('.gen.ts')).map(read);
  const missing = roomKeys.filter((key) => !brought.has(key) && screens.some((text) => new RegExp(`['\`]${key}\\.[a-zA-Z$]`).test(text)));
  expect(missing).toEqual([]);
});

test('there are rooms whose words come later', () => {
  expect(roomKeys).toEqual(expect.arrayContaining(['pact', 'plan', 'areas', 'keep', 'lots', 'season', 'operate']));
});
