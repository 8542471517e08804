import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startChild, type Child } from './child';

export const ROOT = path.resolve(__dirname, '../..');

/** A first start makes a database, and may have to build. */
export const READY_MS = 90_000;

/** A data folder of its own, which the user that root lends to PostgreSQL can reach, too. */
export function aDataDir(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-launch-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

export interface Launch {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: `node scripts/start.mjs`. */
  readonly command?: readonly [string, ...string[]];
  readonly cwd?: string;
}

/** Runs `npm start`'s program as a user would, in a process group of its own. */
export function launch({ dataDir, port = 0, env = {}, command, cwd = ROOT }: Launch): Child {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG)$/.test(name)));
  const [program, ...args] = command ?? [process.execPath, path.join(ROOT, 'scripts/start.mjs')];
  return startChild(program, args, {
    cwd,
    detached: true,
    env: { ...inherited, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', DEMO: '0', ...env },
  });
}

/** Waits for the ready line; gives the address in it. */
export async function address(child: Child): Promise<string> {
  const [, url = ''] = await child.said(/is ready at (http:\/\/\S+)/, READY_MS);
  return url;
}

/** The sentence a launcher ends with when it refuses; it must be one line, without a stack, and not status 0. */
export async function refusalOf(child: Child): Promise<string> {
  const status = await child.ended();
  const [, said = ''] = /✖ ([\s\S]*)$/.exec(child.output()) ?? [];
  expect({ status, lines: said.trim().split('\n').length }).toEqual({ status: 1, lines: 1 });
  return said.trim();
}

/** The process id of the PostgreSQL of this data folder. */
export function databasePid(dataDir: string): number {
  return parseInt(fs.readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);
}
