import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { birthOf } from './processes.mjs';
import { holderOf, takeRunLock } from './run-lock.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-lock-'));
const file = path.join(folder, 'run.lock');
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const hold = (facts: object): void => fs.writeFileSync(file, JSON.stringify(facts));

test('one program holds a data folder at a time, and says where it is', async () => {
  const lock = await takeRunLock(folder);
  lock.note({ url: 'http://127.0.0.1:3000' });
  expect(holderOf(folder)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:3000' });
  await expect(takeRunLock(folder)).rejects.toThrow(`already running from this folder (process ${process.pid}, http://127.0.0.1:3000)`);
  lock.release();
  expect(fs.existsSync(file)).toBe(false);
});

test('the lock of a program that is gone is nobody’s', async () => {
  hold({ pid: 2 ** 22 + 1, birth: '1' });
  (await takeRunLock(folder)).release();
});

test('a process that got the number of a dead holder is a stranger', async () => {
  hold({ pid: process.pid, birth: `${birthOf(process.pid)}0` });
  (await takeRunLock(folder)).release();
});

test('a lock that a power cut left empty is nobody’s', async () => {
  fs.writeFileSync(file, '');
  (await takeRunLock(folder)).release();
});

test('of many that come at once one gets in', async () => {
  hold({ pid: 2 ** 22 + 1, birth: '1' });
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => takeRunLock(folder)));
  const inside = tries.filter((one) => one.status === 'fulfilled');
  expect(inside).toHaveLength(1);
  inside[0]?.value.release();
});
