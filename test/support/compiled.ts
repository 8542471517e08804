import { createRequire } from 'node:module';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const load = createRequire(__filename);

/** A part of the compiled program that a spec takes on its own: the very code that serves, without the doors in front of it. */
export function compiled<Part>(file: string): Part {
  return load(path.join(ROOT, 'dist', file)) as Part;
}
