import os from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane; about 27 ms on the test machine. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** By so much less than the program itself: under a flood of sign-ins the market goes first, and yet everybody gets in. */
const NICE = 5;
const NICE_MAX = 19;

/** One password to hash, or to hold against a stored hash. */
export interface PasswordTask {
  readonly password: string;
  readonly stored: string | null;
}

// On Linux a priority is a thread's own, and 0 names the one that asks. Elsewhere it would slow the whole program.
if (!isMainThread && process.platform === 'linux') os.setPriority(0, Math.min(NICE_MAX, os.getPriority(0) + NICE));

/** Runs in a thread of its own. */
export default function work({ password, stored }: PasswordTask): string | boolean {
  return stored === null ? hashSync(password, COST) : verifySync(stored, password);
}
