// dist/ from sources: the server, the libraries and the demo by swc, the client by Vite. Nothing is done when nothing changed.
import fs from 'node:fs';
import path from 'node:path';
import { buildWeb } from './build-web.mjs';
import { bundleServer } from './bundle-server.mjs';
import { withFolderLock } from './folder-lock.mjs';
import { DIST, ROOT } from './paths.mjs';
import { step } from './progress.mjs';
import { Refusal, fullDisk, isFullDisk } from './refusal.mjs';
import { filesBelow, stampOf } from './stamp.mjs';

const SERVER_SOURCES = ['apps/api/src', 'apps/demo/src', 'libs/domain/src', 'libs/live/src'];
const CLIENT_SOURCES = ['apps/web', 'libs/domain/src', 'libs/live/src'];
const SPEC = /\.spec\.tsx?$/;

/** Brings dist/ up to date with the sources, with or without the web client. One build at a time per checkout. */
export async function build({ client }) {
  const parts = client ? [serverPart(), clientPart()] : [serverPart()];
  if (parts.every(isCurrent)) return;
  try {
    fs.mkdirSync(DIST, { recursive: true });
    await withFolderLock(path.join(DIST, 'build.lock'), async () => {
      for (const part of parts.filter((one) => !isCurrent(one))) await make(part);
    });
  } catch (error) {
    if (isFullDisk(error)) throw fullDisk(DIST);
    if (error.code === 'EACCES' || error.code === 'EROFS')
      throw new Refusal(`The program cannot be built: ${DIST} is not writable for this user.`);
    throw error;
  }
}

const absolute = (folders) => folders.map((folder) => path.join(ROOT, folder));
const isCurrent = ({ stampFile, stamp }) => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;

/** The stamp goes first and comes last: a build cut short is a build to repeat. */
async function make({ what, stampFile, stamp, work }) {
  fs.rmSync(stampFile, { force: true });
  await step(what, work);
  fs.writeFileSync(stampFile, stamp);
}

function serverPart() {
  const files = filesBelow(absolute(SERVER_SOURCES), (file) => !SPEC.test(file) && !file.endsWith('.md'));
  const stamp = stampOf(
    [
      ...files,
      path.join(ROOT, '.swcrc'),
      ...['bundle-server.mjs', 'compiled-start.cjs'].map((file) => path.join(ROOT, 'scripts/lib', file)),
    ],
    packages(),
  );
  return { what: 'compiling the server', stampFile: path.join(DIST, 'server.stamp'), stamp, work: () => compile(files).then(bundleServer) };
}

/** Writes over what is there, then removes what has no source any more: a server that runs meanwhile never misses a file. */
async function compile(files) {
  const { default: swc } = await import('@swc/core');
  const { jsc, module } = JSON.parse(fs.readFileSync(path.join(ROOT, '.swcrc'), 'utf8'));
  const options = { cwd: ROOT, swcrc: false, configFile: false, jsc: { ...jsc, baseUrl: ROOT }, module, sourceMaps: true };
  const written = new Set();
  const write = (target, content) => {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(`${target}.new`, content);
    fs.renameSync(`${target}.new`, target);
    written.add(target);
  };
  for (const file of files.filter((one) => !one.endsWith('.d.ts'))) {
    const target = path.join(DIST, path.relative(ROOT, file));
    if (!file.endsWith('.ts')) write(target, fs.readFileSync(file));
    else await compileOne(swc, options, { file, target: target.replace(/\.ts$/, '.js'), write });
  }
  for (const old of filesBelow([path.join(DIST, 'apps'), path.join(DIST, 'libs')])) if (!written.has(old)) fs.rmSync(old);
}

async function compileOne(swc, options, { file, target, write }) {
  const { code, map } = await swc.transformFile(file, options);
  write(`${target}.map`, map);
  write(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
}

function clientPart() {
  const files = filesBelow(absolute(CLIENT_SOURCES), (file) => !SPEC.test(file) && !file.endsWith('.md'));
  const stamp = stampOf(files, packages());
  return { what: 'building the web client', stampFile: path.join(DIST, 'web.stamp'), stamp, work: buildWeb };
}

/** Both builds hold what the packages say. */
const packages = () => fs.readFileSync(path.join(ROOT, 'package-lock.json'));
