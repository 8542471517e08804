import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withFolderLock } from './folder-lock.mjs';

const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'folder-lock-'));
const folder = path.join(parent, 'node_modules.lock');
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

test('two that want the same wait for one another, and both get their turn', async () => {
  let inside = 0;
  let most = 0;
  const said: string[] = [];
  const work = async (): Promise<void> => {
    most = Math.max(most, (inside += 1));
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withFolderLock(folder, work, (line: string) => said.push(line))));
  expect(most).toBe(1);
  expect(said[0]).toContain(`another process (${process.pid}) is at it`);
  expect(fs.existsSync(folder)).toBe(false);
});

test('a holder that died is replaced, one that failed leaves nothing behind', async () => {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'holder.json'), JSON.stringify({ pid: 2 ** 22 + 1, birth: '1' }));
  await expect(
    withFolderLock(
      folder,
      () => Promise.reject(new Error('no network')),
      () => undefined,
    ),
  ).rejects.toThrow('no network');
  expect(fs.existsSync(folder)).toBe(false);
});
