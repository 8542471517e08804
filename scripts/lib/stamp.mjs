import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Every file below these folders (or the file itself), sorted; absent ones are left out. */
export function filesBelow(folders, wanted = () => true) {
  return folders
    .flatMap((folder) => walk(folder))
    .filter(wanted)
    .sort();
}

function walk(at) {
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [at];
  return fs.readdirSync(at).flatMap((name) => (name === 'node_modules' ? [] : walk(path.join(at, name))));
}

/** One hash over the names and contents of these files: times lie after a checkout, contents do not. */
export function stampOf(files, ...more) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(fs.readFileSync(file)).update('\0');
  for (const one of more) hash.update(one);
  return hash.digest('hex');
}
