import fs from 'node:fs';
import path from 'node:path';

/**
 * What stops a launcher and is for its user to mend: one sentence, no stack. Everything else that is thrown is our fault
 * and keeps its stack.
 */
export class Refusal extends Error {}

const FULL_DISK = /ENOSPC|No space left on device|\b53100\b|disk full/i;

/** Says whether this error, or one it was caused by, is a full disk: Node's ENOSPC, PostgreSQL's 53100, initdb's sentence. */
export function isFullDisk(error) {
  for (let at = error, depth = 0; at && depth < 5; at = at.cause ?? at.driverError, depth += 1) {
    if (at.code === 'ENOSPC' || at.code === '53100') return true;
    if (FULL_DISK.test(String(at.message ?? at))) return true;
  }
  return false;
}

/** The refusal for a full disk, with the folder that needs room. */
export function fullDisk(folder) {
  return new Refusal(
    `The disk that holds ${folder} is full: free about 500 MB there (or set DATA_DIR to a folder on another disk) and start again.`,
  );
}

/** The write-ahead log alone takes 80 MB; a database that meets the end of its disk while running stops hard. */
const ROOM_BYTES = 200 * 2 ** 20;

/** @throws Refusal when this folder's disk has too little room to start a database on; the folder need not exist yet */
export function checkRoom(folder) {
  let there = folder;
  while (!fs.existsSync(there)) there = path.dirname(there);
  const { bavail, bsize } = fs.statfsSync(there);
  if (bavail * bsize < ROOM_BYTES) throw fullDisk(folder);
}

/** Ends the process the way every launcher ends: a refusal is one sentence on stderr, a fault its stack; never status 0. */
export function exitWith(error) {
  if (error instanceof Refusal) console.error(`\n✖ ${error.message}`);
  else console.error('\n✖ This should not have happened:\n', error);
  process.exit(1);
}
