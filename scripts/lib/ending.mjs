// What was started is ended in the reverse order, once, whoever asks for it.
import fs from 'node:fs';
import { exitWith } from './refusal.mjs';

/** A graceful end waits for running requests and jobs; after this the rest is left to crash recovery. */
const END_MS = 30_000;
const PARENT_LOOK_MS = 500;
/** npm may pass a Ctrl-C on that the terminal has sent us already; nobody presses it twice as fast. */
const SECOND_PRESS_MS = 1_000;

/** Collects how to end each started part, and ends them all on Ctrl-C, SIGTERM, a lost npm, or a fault. */
export class Ending {
  #parts = [];
  #running;

  /** Parts added later end earlier. */
  add(what, end) {
    this.#parts.push({ what, end });
  }

  /** True from the first request to end. */
  get begun() {
    return this.#running !== undefined;
  }

  run() {
    this.#running ??= this.#endAll();
    return this.#running;
  }

  async #endAll() {
    for (const { what, end } of this.#parts.reverse()) {
      try {
        await Promise.race([end(), new Promise((resolve) => setTimeout(resolve, END_MS).unref())]);
      } catch (error) {
        console.error(`  ${what} did not end cleanly: ${error.message}`);
      }
    }
  }

  /** Ctrl-C and SIGTERM end everything with status 0; a second Ctrl-C does not wait for the rest. */
  onSignals(say) {
    let begunAt = 0;
    const end = (why) => {
      if (this.begun) return;
      begunAt = performance.now();
      say(why);
      void this.run().then(() => process.exit(0));
    };
    process.on('SIGINT', () => {
      if (!this.begun) end('Ctrl-C');
      else if (performance.now() - begunAt > SECOND_PRESS_MS) process.exit(130);
    });
    process.on('SIGTERM', () => end('SIGTERM'));
    process.on('SIGHUP', () => end('the terminal is gone'));
    this.#onLostNpm(() => end('npm is gone'));
    for (const fault of ['uncaughtException', 'unhandledRejection'])
      process.on(fault, (error) => void this.run().then(() => exitWith(error)));
  }

  /** `npm start` killed with -9 cannot pass anything on: when our npm is gone, nobody holds our reins. */
  #onLostNpm(end) {
    if (process.env.npm_lifecycle_event !== 'start') return;
    const npm = npmAbove();
    setInterval(() => (npm.shell ? parentOf(npm.shell) : process.ppid) !== npm.pid && end(), PARENT_LOOK_MS).unref();
  }
}

/** npm runs its scripts in a shell; some shells stay between the two. */
function npmAbove() {
  const shell = process.ppid;
  const inBetween = /^\d+ \((sh|bash|dash|ash|zsh|busybox)\)/.test(statOf(shell));
  return inBetween ? { shell, pid: parentOf(shell) } : { shell: undefined, pid: shell };
}

function parentOf(pid) {
  const stat = statOf(pid);
  return parseInt(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '', 10) || 0;
}

function statOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ''; // gone, or a system without /proc: there a lost shell is what we can see
  }
}
