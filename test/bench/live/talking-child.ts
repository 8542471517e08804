import { fork, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const HOOK = path.resolve(__dirname, '../../../scripts/lib/typescript.cjs');
const living = new Set<ChildProcess>();
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** A child process that answers orders over IPC. */
export class TalkingChild {
  private asked = 0;
  private readonly waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();

  private constructor(private readonly child: ChildProcess) {
    living.add(child);
    child.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
      const asker = this.waiting.get(id);
      this.waiting.delete(id);
      if (error !== undefined) asker?.reject(new Error(error));
      else asker?.resolve(answer);
    });
    child.once('exit', () => {
      living.delete(child);
      for (const { reject } of this.waiting.values()) reject(new Error('the child process ended'));
    });
  }

  /** Starts it and waits for its first word. */
  static async start<First>(file: string, args: readonly string[]): Promise<{ child: TalkingChild; first: First }> {
    // A group of its own: a Ctrl-C in the terminal is its starter's affair. It ends when its starter does.
    const child = new TalkingChild(
      fork(path.join(__dirname, file), [...args], { execArgv: ['-r', HOOK], serialization: 'advanced', detached: true }),
    );
    const first = await new Promise<unknown>((resolve, reject) => child.waiting.set(0, { resolve, reject }));
    return { child, first: first as First };
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  ask<Answer>(order: object): Promise<Answer> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.child.send({ id, order });
    });
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** Memory of a process that is in RAM, in MB; NaN where /proc does not tell. */
export function residentMb(pid: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readProc(pid, 'status'));
  return parseInt(match?.[1] ?? 'NaN', 10) / 1_024;
}

/** CPU time of a process so far, in ms, by the hundredths of a second that /proc counts. */
export function cpuMsOf(pid: number): number {
  const stat = readProc(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (parseInt(fields[11] ?? 'NaN', 10) + parseInt(fields[12] ?? 'NaN', 10)) * 10;
}

function readProc(pid: number, name: string): string {
  const file = `/proc/${pid}/${name}`;
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
