import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { isMainThread, workerData } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';
import { standBack } from '../../platform/queue/stand-back';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane; about 27 ms on the test machine. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The least that argon2 takes, of a test's own settings. */
const QUICK = { memoryCost: 8, timeCost: 1, parallelism: 1 };
/** By so much less than the program itself. */
const NICE = 5;
const NICE_MAX = 19;

/** Before whom a thread stands back: `low` before the market, `last` before everybody who has anything to do. */
export type Lane = 'low' | 'last';

/** One password to hash, or to hold against a stored hash. */
export interface PasswordTask {
  readonly password: string;
  readonly stored: string | null;
}

/** What a thread is told at its start; in the program's own thread nothing. */
export interface ThreadSetting {
  readonly lane: Lane;
  readonly isQuick: boolean;
}

const setting = workerData as ThreadSetting | null;
if (setting?.lane === 'last') goLast();
else standBack(NICE);

/** SCHED_IDLE: whoever wakes up takes the core at once, which no niceness gives. The program of util-linux knows the call, Node does not. */
function goLast(): void {
  standBack(NICE_MAX);
  if (isMainThread || process.platform !== 'linux') return;
  try {
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1) ?? '';
    execFileSync('chrt', ['--idle', '--pid', '0', thread], { stdio: 'ignore' });
  } catch {
    // Without that program, or where a container forbids the call, the niceness above stands.
  }
}

/** Runs in a thread of its own. */
export default function work({ password, stored }: PasswordTask): string | boolean {
  return stored === null ? hashSync(password, setting?.isQuick ? QUICK : COST) : verifySync(stored, password);
}
