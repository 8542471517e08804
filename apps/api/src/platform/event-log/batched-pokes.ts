import { randomBytes } from 'node:crypto';

/** One message for all streams that grew within this time: NOTIFY takes a lock of the whole instance at its commit. */
const BATCH_MS = 25;

/** Collects pokes, tells this process at once and the others once a batch. */
export class BatchedPokes {
  /** Marks our own messages, which we have acted on already. */
  readonly self = randomBytes(6).toString('hex');
  readonly listeners: ((streams: readonly string[]) => void)[] = [];
  private readonly waiting = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly send: (streams: readonly string[]) => void) {}

  add(streams: readonly string[]): void {
    this.tell(streams);
    for (const stream of streams) this.waiting.add(stream);
    this.timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  /** A message from another process: our mark, then the names of the streams. */
  heard(payload: string): void {
    const [from, ...streams] = payload.split(' ');
    if (from !== this.self) this.tell(streams.filter((stream) => stream !== ''));
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private flush(): void {
    this.timer = undefined;
    const streams = [...this.waiting];
    this.waiting.clear();
    this.send(streams);
  }

  private tell(streams: readonly string[]): void {
    for (const listener of this.listeners) listener(streams);
  }
}
