// Programs that the tests use and that npm cannot bring. What is missing is said aloud, with how to get it.
import fs from 'node:fs';
import path from 'node:path';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Path of a Chromium; CHROME goes first. */
export function findChromium(env = process.env) {
  return (
    inPath(env.CHROME, env) ??
    BROWSERS.map((name) => inPath(name, env)).find(Boolean) ??
    (fs.existsSync(MAC_CHROME) ? MAC_CHROME : undefined)
  );
}

/** Path of a redis-server; REDIS_SERVER goes first. */
export function findRedis(env = process.env) {
  return inPath(env.REDIS_SERVER, env) ?? inPath('redis-server', env);
}

export const HOW_TO_GET = {
  chromium: 'Chromium is not at hand. Get it with "apt-get install chromium" (as root), or set CHROME to the path of a Chrome or Chromium.',
  redis: 'redis-server is not at hand. Get it with "apt-get install redis-server" (as root), or set REDIS_SERVER to its path.',
};

function inPath(name, env) {
  if (!name) return undefined;
  if (path.isAbsolute(name)) return isProgram(name) ? name : undefined;
  return (env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find(isProgram);
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
