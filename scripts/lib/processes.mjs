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

/** Runs a command to its end. Gives its status and what it wrote; `echo` names the outputs that are also shown while it runs. */
export function run(command, args, { echo = '', ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        if (echo === name) process[name].write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status: status ?? 1, signal, output }));
  });
}
