import os from 'node:os';
import { isMainThread } from 'node:worker_threads';

const NICE_MAX = 19;

/** Makes this thread wait for the program's other threads, by so much less than they: what nobody waits for must not take a round's time. */
export function standBack(nicer: number): void {
  // On Linux a priority is a thread's own, and 0 names the one that asks. Elsewhere it would slow the whole program.
  if (!isMainThread && process.platform === 'linux') os.setPriority(0, Math.min(NICE_MAX, os.getPriority(0) + nicer));
}
