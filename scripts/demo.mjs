// npm run demo: builds what changed, then plays a demo day against a running server (npm start in another terminal).
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST } from './lib/paths.mjs';
import { exitWith } from './lib/refusal.mjs';

try {
  await ensureInstalled();
  await build({ client: false });
  const { default: demo } = await import(pathToFileURL(path.join(DIST, 'apps/demo/src/main.js')).href);
  process.exitCode = await demo.main(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}
