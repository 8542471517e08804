import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startChild } from './child';

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Redis of its own, in memory, with the settings that production needs. Pub/sub ignores database numbers, so nobody shares one. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-redis-'));
  const program = process.env['REDIS_SERVER'] || 'redis-server';
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    folder,
  ];
  const child = startChild(program, args, { cwd: folder, env: process.env });
  await child.said(/[Rr]eady to accept connections/, 10_000);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await child.ended();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}
