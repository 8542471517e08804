import { io, type Socket } from 'socket.io-client';

export interface LiveEvent {
  readonly stream: string;
  readonly number: number;
  readonly name: string;
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface WatchAnswer {
  readonly ok: boolean;
  readonly head?: number;
  readonly events?: readonly LiveEvent[];
  readonly snapshot?: unknown;
  readonly problem?: { readonly code: string };
}

/** What a busy machine is given: a test waits for what happens, never for time. */
const WITHIN_MS = 30_000;

/** One browser's socket, bare: frames as they come, nothing dropped, nothing put in order, no reconnection. */
export class LiveSocket {
  readonly events: LiveEvent[] = [];
  readonly frames: unknown[] = [];
  readonly heartbeats: { readonly heads: Readonly<Record<string, number>>; readonly at: string }[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: Socket) {
    socket.on('events', (frame: { events: readonly LiveEvent[] }) => {
      this.frames.push(frame);
      this.events.push(...frame.events);
      this.waiting.forEach((look) => look());
    });
    socket.on('heartbeat', (beat: LiveSocket['heartbeats'][number]) => {
      this.heartbeats.push(beat);
      this.waiting.forEach((look) => look());
    });
  }

  /** Opens a socket with this cookie ('' for a stranger). @throws Error with what the server said when it is refused */
  static open(url: string, cookie: string): Promise<LiveSocket> {
    const headers = cookie === '' ? {} : { cookie };
    const socket = io(`${url}/live`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers });
    const live = new LiveSocket(socket);
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(live));
      socket.once('connect_error', (error) => {
        socket.close();
        reject(error);
      });
    });
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  watch(stream: string, after: number | null): Promise<WatchAnswer> {
    return this.socket.timeout(WITHIN_MS).emitWithAck('watch', { stream, after }) as Promise<WatchAnswer>;
  }

  /** Says anything, and resolves with what it is answered. */
  say(message: string, payload: unknown): Promise<unknown> {
    return this.socket.timeout(WITHIN_MS).emitWithAck(message, payload);
  }

  unwatch(stream: string): void {
    this.socket.emit('unwatch', { stream });
  }

  /** Resolves with the first event that fits, also one that came before. @throws Error when the time is up */
  event(fits: (event: LiveEvent) => boolean, withinMs = WITHIN_MS): Promise<LiveEvent> {
    return this.until(
      () => this.events.find(fits),
      withinMs,
      () => `events: ${JSON.stringify(this.events.map(({ stream, number, name }) => `${stream}#${number} ${name}`))}`,
    );
  }

  /** Resolves once the server has cut the connection. */
  async cut(withinMs = WITHIN_MS): Promise<void> {
    if (!this.socket.connected) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`still connected after ${withinMs} ms`)), withinMs);
      this.socket.once('disconnect', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  close(): void {
    this.socket.close();
  }

  private until<T>(find: () => T | undefined, withinMs: number, state: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`it did not come within ${withinMs} ms; ${state()}`));
      }, withinMs);
      this.waiting.add(look);
      look();
    });
  }
}
