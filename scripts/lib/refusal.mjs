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

/** Ends the process the way every launcher ends: a refusal is one sentence on stderr, a fault its stack; never status 0. */
export function exitWith(error) {
  if (error instanceof Refusal) console.error(`\n✖ ${error.message}`);
  else console.error('\n✖ This should not have happened:\n', error);
  process.exit(1);
}
