import { isFullDisk } from './refusal.mjs';

test('a full disk is known by Node’s code, by PostgreSQL’s, by its sentence, and through what it caused', () => {
  expect(isFullDisk(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(true);
  expect(isFullDisk(Object.assign(new Error('query failed'), { driverError: Object.assign(new Error('x'), { code: '53100' }) }))).toBe(
    true,
  );
  expect(isFullDisk(new Error('outer', { cause: new Error('could not extend file: No space left on device') }))).toBe(true);
  expect(isFullDisk('npm error nospc ENOSPC: no space left on device, write')).toBe(true);
});

test('another fault is not one', () => {
  expect(isFullDisk(new Error('connect ECONNREFUSED'))).toBe(false);
  expect(isFullDisk(undefined)).toBe(false);
});
