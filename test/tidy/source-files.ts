import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

/** The folders that people write in; what is generated or installed lies elsewhere. */
const ROOMS = ['apps', 'libs', 'test', 'scripts', 'docker', '.ci'];
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage']);

/** One file of ours, its path from the root of the checkout. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file of the rooms whose path fits, with its text. */
export function sourceFiles(fits: RegExp, rooms: readonly string[] = ROOMS): SourceFile[] {
  return rooms
    .flatMap((room) => walk(room))
    .filter((file) => fits.test(file))
    .sort()
    .map((file) => ({ path: file, text: fs.readFileSync(path.join(ROOT, file), 'utf8') }));
}

/** The folders directly in this one; none if it does not exist. */
export function foldersIn(folder: string): string[] {
  const at = path.join(ROOT, folder);
  if (!fs.existsSync(at)) return [];
  return fs
    .readdirSync(at, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && walk(path.join(folder, entry.name)).length > 0)
    .map((entry) => path.posix.join(folder, entry.name));
}

function walk(folder: string): string[] {
  const at = path.join(ROOT, folder);
  if (!fs.existsSync(at)) return [];
  return fs.readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : walk(file);
    return [file];
  });
}
