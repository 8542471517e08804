import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium, findRedis } from './at-hand.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'at-hand-'));
const program = (name: string, mode = 0o755): string => {
  fs.writeFileSync(path.join(folder, name), '', { mode });
  return path.join(folder, name);
};
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('what is not there is not found', () => {
  expect(findRedis({ PATH: folder })).toBeUndefined();
  expect(findRedis({ PATH: folder, REDIS_SERVER: path.join(folder, 'nowhere') })).toBeUndefined();
  program('redis-server', 0o644);
  expect(findRedis({ PATH: folder })).toBeUndefined();
});

test('a setting goes before the search, Debian’s name before Google’s', () => {
  const chrome = program('google-chrome');
  expect(findChromium({ PATH: folder })).toBe(chrome);
  const chromium = program('chromium');
  expect(findChromium({ PATH: folder })).toBe(chromium);
  expect(findChromium({ PATH: folder, CHROME: chrome })).toBe(chrome);
});
