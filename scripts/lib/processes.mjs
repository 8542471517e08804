import { spawn } from 'node:child_process';
import fs from 'node:fs';

/** Says whether a process with this id exists, ours or another user's. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * What tells two processes with the same id apart: the kernel's start time of the process, where /proc exists, else ''.
 * A lock that remembers only an id takes a stranger for its holder after a restart of the machine.
 */
export function birthOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'dead' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/** Says whether the process that was noted with this id and birth still runs. */
export function isStillThere({ pid, birth }) {
  return isAlive(pid) && birthOf(pid) === birth;
}

export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks again every 50 ms until the answer is truthy; gives back the last answer when the time is up. */
export async function waitUntil(question, timeoutMs) {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const answer = await question();
    if (answer || performance.now() > until) return answer;
    await sleep(50);
  }
}

/** Groups of what runs now, so that whoever ends us can end them. */
const groups = new Set();

/** Ends everything with a limit that {@link run} has under way, with all that it started. */
export function endRunning(signal = 'SIGTERM') {
  for (const group of groups) signalGroup(group, signal);
}

function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // already gone
  }
}

/**
 * Runs a command to its end. Gives its status and what it wrote; `echo` names the output that is also shown while it runs.
 * With `limitMs` it gets a process group of its own, and if it is not done by then it is ended with all that it started.
 */
export function run(command, args, { echo = '', limitMs = 0, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: limitMs > 0, ...options });
    const group = limitMs > 0 ? child.pid : undefined;
    if (group) groups.add(group);
    let timedOut = false;
    const giveUp = () => {
      timedOut = true;
      endSlowly(group);
    };
    const limit = group ? setTimeout(giveUp, limitMs) : undefined;
    let output = '';
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        if (echo === name) process[name].write(chunk);
      });
    }
    const settle = (finish, value) => {
      clearTimeout(limit);
      groups.delete(group);
      finish(value);
    };
    child.on('error', (error) => settle(reject, error));
    child.on('close', (status) => settle(resolve, { status: status ?? 1, timedOut, output }));
  });
}

const LAST_WORDS_MS = 5_000;

function endSlowly(group) {
  signalGroup(group, 'SIGTERM');
  setTimeout(() => signalGroup(group, 'SIGKILL'), LAST_WORDS_MS).unref();
}
