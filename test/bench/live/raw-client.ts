import { WebSocket } from 'ws';
import type { BenchEvent, Wire } from './protocol';

interface Frame {
  readonly stream: string;
  readonly events: readonly BenchEvent[];
  readonly atMs: readonly number[];
}

interface WatchAnswer {
  readonly ok: boolean;
  readonly head?: number;
  readonly events?: readonly BenchEvent[];
  readonly problem?: { readonly code: string };
}

/** Thousands of clients get the same text: it is parsed once, so that the crowd measures the server and not JSON.parse. */
const frames = new Map<string, Frame>();
const FRAMES_MAX = 64;
const EVENTS = '42/live,["events",';

function frameOf(text: string, from: number, to: number): Frame {
  const known = frames.get(text);
  if (known) return known;
  const { stream, events } = JSON.parse(text.slice(from, to)) as { stream: string; events: BenchEvent[] };
  const frame = { stream, events, atMs: events.map(({ at }) => Date.parse(at)) };
  if (frames.size >= FRAMES_MAX) frames.delete(frames.keys().next().value ?? '');
  frames.set(text, frame);
  return frame;
}

/** What clients of one crowd share. */
export interface Tally {
  deliveries: number;
  faults: number;
  latencies: number[];
  onEvents(): void;
}

/** One client: a websocket and just enough of the engine.io and socket.io framing to be served. Keeps numbers, never the events. */
export class RawClient {
  readonly last = new Map<string, number>();
  received = 0;
  private socket: WebSocket | undefined;
  private asked = 0;
  /** Frames of streams whose answer is still on its way: what they bring comes after it. */
  private readonly early = new Map<string, BenchEvent[]>();
  private readonly answers = new Map<number, (text: string) => void>();

  constructor(
    private readonly url: string,
    private readonly wire: Wire,
    private readonly cookie: string,
    private readonly tally: Tally,
  ) {}

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Connects and enters /live. @throws Error when it is refused or cut */
  open(): Promise<void> {
    const address = this.wire === 'ws' ? this.url : `${this.url}/socket.io/?EIO=4&transport=websocket`;
    const headers = this.cookie === '' ? {} : { cookie: this.cookie };
    const socket = new WebSocket(address.replace(/^http/, 'ws'), { headers, perMessageDeflate: false, skipUTF8Validation: true });
    this.socket = socket;
    this.answers.clear();
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        socket.terminate();
        reject(new Error(why));
      };
      socket.once('error', (error) => fail(error.message));
      socket.once('close', () => {
        fail('closed');
        if (this.socket === socket) this.cutOff();
      });
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (this.wire === 'ws') return this.hear(frameOf(text, 0, text.length));
        if (text.startsWith(EVENTS)) this.hear(frameOf(text, EVENTS.length, text.length - 1));
        else if (text === '2') socket.send('3');
        else if (text.startsWith('0')) socket.send('40/live,');
        else if (text.startsWith('40/live')) resolve();
        else if (text.startsWith('44')) fail(text.slice('44/live,'.length));
        else if (text.startsWith('43')) this.answered(text);
      });
      if (this.wire === 'ws') socket.once('open', resolve);
    });
  }

  /** Asks for a stream after the last number seen (`null`: for a snapshot). Rejects never: a cut is an answer that is not ok. */
  async watch(stream: string, after: number | null): Promise<WatchAnswer> {
    if (this.wire === 'ws') return { ok: true, head: 0, events: [] };
    return JSON.parse(await this.ask(stream, after)) as WatchAnswer;
  }

  /** The answer as it came: a crowd that is sent a board each measures the server and not JSON.parse. */
  ask(stream: string, after: number | null): Promise<string> {
    const id = this.asked++;
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      this.socket?.send(`42/live,${id}["watch",${JSON.stringify({ stream, after })}]`);
    });
  }

  /** Watches from where it is; events of the answer count like those of frames. */
  async follow(stream: string): Promise<WatchAnswer> {
    this.early.set(stream, []);
    let answer = await this.watch(stream, this.last.get(stream) ?? 0);
    this.take(stream, answer.events ?? []);
    for (let last = -1; answer.ok && (answer.head ?? 0) > (this.last.get(stream) ?? 0) && last !== this.last.get(stream);) {
      last = this.last.get(stream) ?? 0;
      answer = await this.watch(stream, last);
      this.take(stream, answer.events ?? []);
    }
    this.take(stream, this.early.get(stream) ?? []);
    this.early.delete(stream);
    return answer;
  }

  /** Reads nothing any more: what is sent to it stays with the server. */
  pause(): void {
    this.socket?.pause();
  }

  /** Reads again. */
  resume(): void {
    this.socket?.resume();
  }

  drop(): void {
    this.socket?.terminate();
  }

  private hear({ stream, events, atMs }: Frame): void {
    const now = performance.timeOrigin + performance.now();
    for (const at of atMs) this.tally.latencies.push(now - at);
    const early = this.early.get(stream);
    if (early) early.push(...events);
    else this.take(stream, events);
    this.received += events.length;
    this.tally.deliveries += events.length;
    this.tally.onEvents();
  }

  /** A repeat is harmless (the client drops it), a gap is not. */
  private take(stream: string, events: readonly BenchEvent[]): void {
    let last = this.last.get(stream) ?? 0;
    for (const { number } of events) {
      if (number > last + 1) this.tally.faults++;
      if (number > last) last = number;
    }
    this.last.set(stream, last);
  }

  /** Whoever waits for an answer gets none any more. */
  private cutOff(): void {
    for (const answer of this.answers.values()) answer('{"ok":false,"problem":{"code":"cut"}}');
    this.answers.clear();
  }

  private answered(text: string): void {
    const bracket = text.indexOf('[');
    const id = parseInt(text.slice('43/live,'.length, bracket), 10);
    this.answers.get(id)?.(text.slice(bracket + 1, -1));
    this.answers.delete(id);
  }
}
