// The web client: the desk entry, the phone entry with its pages written out as HTML, and the phone's service worker.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST, ROOT } from './paths.mjs';
import { run } from './processes.mjs';
import { addedBy, importClosure } from './import-closure.mjs';

const WEB = path.join(DIST, 'web');
const FACES = path.join(DIST, 'web-faces');
const MANIFEST = path.join(WEB, 'phone-manifest.json');
const PHONE = 'apps/web/vite.phone.config.mts';

export async function buildWeb() {
  await vite('apps/web/vite.config.mts', ['--emptyOutDir', '--outDir', WEB]);
  await vite(PHONE, ['--outDir', WEB]);
  await vite(PHONE, ['--ssr', '--emptyOutDir', '--outDir', FACES]);
  const { faces } = await import(`${pathToFileURL(path.join(FACES, 'prerender.mjs')).href}?${Date.now()}`);
  const pages = writePages(await faces());
  fs.rmSync(FACES, { recursive: true, force: true });
  await writeServiceWorkers(pages);
}

/** In a process of its own: Vite sets NODE_ENV of the process it runs in, and the launcher's goes on to the server. */
async function vite(config, words, more = {}) {
  const program = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status, output } = await run(
    process.execPath,
    [program, 'build', 'apps/web', '--config', config, '--logLevel', 'warn', ...words],
    {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', ...more },
    },
  );
  if (status !== 0) throw new Error(`the web client could not be built:\n${output}`);
}

/** The code of each screen, by its source: a page preloads its own. */
export const SCREEN_SOURCES = {
  sell: 'src/phone/sell/sell-screen.tsx',
  mine: 'src/phone/mine/mine-screen.tsx',
  prices: 'src/phone/prices-screen.tsx',
  notices: 'src/phone/notices-screen.tsx',
  'call-offs': 'src/phone/call-offs-screen.tsx',
  'sign-in': 'src/phone/sign-in-screen.tsx',
};

/** Each screen as a page that shows its words before any script: styles inside, scripts preloaded. */
function writePages(faces) {
  const template = fs.readFileSync(path.join(WEB, 'phone.html'), 'utf8');
  const { css } = importClosure(MANIFEST, 'phone.html');
  const styles = css.map((file) => fs.readFileSync(path.join(WEB, file), 'utf8')).join('');
  const bare = template.replace(/<link rel="stylesheet"[^>]*>\s*/g, '').replace('</head>', () => `<style>${styles}</style></head>`);
  fs.mkdirSync(path.join(WEB, 'm'), { recursive: true });
  const pages = Object.entries(faces).map(([screen, html]) => {
    const file = `m/${screen}.html`;
    const own = addedBy(MANIFEST, 'phone.html', SCREEN_SOURCES[screen]);
    const preloads = own.map((script) => `<link rel="modulepreload" crossorigin href="/${script}">`).join('');
    const page = bare.replace('<style>', () => `${preloads}<style>`).replace('<div id="root"></div>', () => `<div id="root">${html}</div>`);
    fs.writeFileSync(path.join(WEB, file), page);
    return file;
  });
  fs.rmSync(path.join(WEB, 'phone.html'));
  // The content policy allows exactly these styles, by their hash.
  const hash = createHash('sha256').update(styles).digest('base64');
  fs.writeFileSync(path.join(WEB, 'm/styles.sha256'), `sha256-${hash}`);
  return pages;
}

/** The phone's precaches the pages and everything the entry can import, lazy parts too: offline nothing may be missing. The desk's only rings. */
async function writeServiceWorkers(pages) {
  const { js, lazy } = importClosure(MANIFEST, 'phone.html');
  const hashed = [...js, ...lazy].map((file) => ({ url: `/${file}`, revision: null }));
  const named = [...pages, 'mark.svg', 'm.webmanifest'].map((file) => ({ url: `/${file}`, revision: revisionOf(file) }));
  const worker = (name, more) => vite('apps/web/vite.worker.config.mts', ['--outDir', WEB], { WORKER: name, ...more });
  await worker('m-worker', { PRECACHE: JSON.stringify([...hashed, ...named]) });
  await worker('d-worker', {});
}

const revisionOf = (file) =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(WEB, file)))
    .digest('hex')
    .slice(0, 16);
