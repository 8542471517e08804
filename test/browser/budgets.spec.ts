import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { addedBy, importClosure } from '../../scripts/lib/import-closure.mjs';
import { SCREEN_SOURCES } from '../../scripts/lib/build-web.mjs';

// Goal: no page grows past what a bar of signal, or a desk's first look, can carry.
// Method: the closure of imports by Vite's own manifest, each file gzipped as it is sent; the phone's pages as files.
const WEB = path.resolve(__dirname, '../../dist/web');
const KIB = 1_024;
const PHONE_JS_MAX = 125 * KIB;
const DESK_JS_MAX = 250 * KIB;
const LAZY_MAX = 120 * KIB;
const HTML_MAX = 14 * KIB;

const gzipped = (file: string): number => zlib.gzipSync(fs.readFileSync(path.join(WEB, file)), { level: 9 }).length;
const total = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipped(file), 0);

const phoneManifest = path.join(WEB, 'phone-manifest.json');
const deskManifest = path.join(WEB, '.vite/manifest.json');
const phone = importClosure(phoneManifest, 'phone.html');

test.each(Object.entries(SCREEN_SOURCES))('the phone’s %s: its scripts, all of them, and its page', (screen, source) => {
  const scripts = total([...phone.js, ...addedBy(phoneManifest, 'phone.html', source)]);
  expect({ screen, scripts, isFine: scripts <= PHONE_JS_MAX }).toMatchObject({ isFine: true });
  const page = gzipped(`m/${screen}.html`);
  expect({ screen, page, isFine: page <= HTML_MAX }).toMatchObject({ isFine: true });
});

test.each(['shell', 'pages/board-page', 'pages/sell-page', 'pages/orders-page', 'pages/contract-page'])('the desk, first at %s', (name) => {
  const source = name === 'shell' ? 'src/app/layout/shell.tsx' : `src/app/${name}.tsx`;
  const scripts = new Set([
    ...importClosure(deskManifest, 'index.html').js,
    ...addedBy(deskManifest, 'index.html', 'src/app/layout/shell.tsx'),
    ...addedBy(deskManifest, 'index.html', source),
  ]);
  const size = total([...scripts]);
  expect({ name, size, isFine: size <= DESK_JS_MAX }).toMatchObject({ isFine: true });
});

test('nothing fetched later is so heavy that waiting for it shows', () => {
  const later = [...importClosure(deskManifest, 'index.html').lazy, ...phone.lazy];
  expect(later.filter((file) => gzipped(file) > LAZY_MAX)).toEqual([]);
});

test('the service worker keeps everything that the phone can import', () => {
  const worker = fs.readFileSync(path.join(WEB, 'm-worker.js'), 'utf8');
  const missing = [...phone.js, ...phone.lazy].filter((file) => !worker.includes(`/${file}`));
  expect(missing).toEqual([]);
});
