import { spawn, type ChildProcess } from 'node:child_process';

/** A started program of ours, with everything it said. */
export interface Child {
  readonly pid: number;
  /** All it wrote to stdout and stderr so far. */
  output(): string;
  /** Resolves with the first match of `pattern` in its output. @throws Error with the output when it ends or the time is up */
  said(pattern: RegExp, withinMs: number): Promise<RegExpExecArray>;
  /** Resolves with its exit status (128 + number for a signal), once it has ended. */
  ended(): Promise<number>;
  kill(signal: NodeJS.Signals): void;
  /** Sends the signal to it and all it started; only for one that was started `detached`. */
  killGroup(signal: NodeJS.Signals): void;
}

const SIGNALS: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };
const living = new Set<ChildProcess>();
// A jest that is stopped must not leave servers behind, nor what they started in a group of their own.
const killLiving = (): void => living.forEach((child) => child.kill('SIGKILL'));
process.once('exit', killLiving);
process.once('SIGTERM', () => {
  killLiving();
  process.exit(143);
});

export interface ChildOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** A group of its own, so that it can be killed with all it started. */
  readonly detached?: boolean;
}

export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  living.add(child);
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    listeners.forEach((listen) => listen());
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const end = new Promise<number>((resolve) => {
    child.on('error', (error) => hear(Buffer.from(String(error))));
    child.on('close', (status, signal) => {
      living.delete(child);
      resolve(status ?? 128 + ((signal && SIGNALS[signal]) ?? 0));
    });
  });
  const said = (pattern: RegExp, withinMs: number): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        listeners.delete(look);
        clearTimeout(timer);
        finish();
      };
      const look = (): void => {
        const match = pattern.exec(text);
        if (match) settle(() => resolve(match));
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`it did not say ${pattern} within ${withinMs} ms, but:\n${text}`))),
        withinMs,
      );
      listeners.add(look);
      void end.then((status) => settle(() => reject(new Error(`it ended with ${status} and never said ${pattern}, but:\n${text}`))));
      look();
    });
  return {
    pid: child.pid ?? 0,
    output: () => text,
    said,
    ended: () => end,
    kill: (signal) => void child.kill(signal),
    killGroup: (signal) => void process.kill(-(child.pid ?? 0), signal),
  };
}
