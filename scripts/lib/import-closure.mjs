// What an entry of a Vite manifest brings along: its own closure of imports, and what it may import later.
import fs from 'node:fs';

/** `js` comes with the page, `css` is every sheet there is; `lazy` is fetched when a screen asks. Paths are relative to the build's folder. */
export function importClosure(manifestFile, entry) {
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  const first = closureOf(manifest, [entry]);
  const all = closureOf(manifest, [entry], true);
  const lazy = [...all].filter((name) => !first.has(name));
  return {
    js: [...first].map((name) => manifest[name].file),
    css: [...new Set(Object.values(manifest).flatMap(({ css = [], file }) => (file.endsWith('.css') ? [...css, file] : css)))],
    lazy: lazy.map((name) => manifest[name].file),
  };
}

/** What one lazily imported module adds to an entry that is there already. */
export function addedBy(manifestFile, entry, source) {
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  const there = closureOf(manifest, [entry]);
  return [...closureOf(manifest, [source])].filter((name) => !there.has(name)).map((name) => manifest[name].file);
}

function closureOf(manifest, names, withLazy = false) {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The manifest names no ${name}.`);
    seen.add(name);
    for (const next of chunk.imports ?? []) visit(next);
    if (withLazy) for (const next of chunk.dynamicImports ?? []) visit(next);
  };
  names.forEach(visit);
  return seen;
}
