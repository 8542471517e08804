import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout: every other path is built on it, never on the current folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const DIST = path.join(ROOT, 'dist');
/** The server in one file: what is started. */
export const SERVER = path.join(DIST, 'server');

/** Where this checkout keeps what it must not lose (the embedded database) and its locks. */
export function dataDir(env = process.env) {
  return path.resolve(ROOT, env.DATA_DIR || '.data');
}
