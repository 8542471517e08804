import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const isRoot = process.getuid?.() === 0;

/**
 * The command that runs a Node program on a file system of its own of so many MB, which is its DATA_DIR. Root mounts it out of
 * everybody's sight; an ordinary user does so in a namespace where it may, and steps back to being itself.
 */
export function onSmallDisk(megabytes: number, ...args: string[]): readonly [string, ...string[]] {
  const disk = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-disk-'));
  const back = isRoot ? '' : `unshare --user --map-user=${process.getuid?.()} --map-group=${process.getgid?.()}`;
  const shell = `mount -t tmpfs -o size=${megabytes}m,mode=0755 tmpfs ${disk} && DATA_DIR=${disk} exec ${back} "$0" "$@"`;
  return ['unshare', ...(isRoot ? [] : ['--map-root-user']), '--mount', 'sh', '-c', shell, process.execPath, ...args];
}

/** Says whether this machine lets us mount: many containers do not. */
export function canMount(): boolean {
  const [command, ...args] = onSmallDisk(1, '-e', '0');
  return spawnSync(command, args).status === 0;
}
