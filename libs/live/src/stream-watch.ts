import type { LiveEvent, WatchAnswer, WatchProblem } from './live-event';
import { backoffMs } from './backoff';
import { StreamCursor } from './stream-cursor';
import type { Connection } from './transport';

/** What the owner of a stream is told. */
export interface StreamHandler {
  /** The state as of `head`; `null` for streams that have none: read the lists over HTTP. */
  snapshot(state: unknown, head: number): void;
  /** New events, each exactly once, in order. */
  events(events: readonly LiveEvent[]): void;
  refused(problem: WatchProblem): void;
}

/** An answer that brings nothing although the head is ahead of us is asked again after this long. */
const ASK_AGAIN_MS = 1_000;

/** Our position is not the server's: it was restored from a backup, or what we missed is no longer kept. We start over from the present. */
const LOST_PLACE = new Set(['stream.after_invalid', 'stream.too_old']);

/** Keeps one stream complete across frames, gaps, answers and connections. */
export class StreamWatch {
  private cursor: StreamCursor | null;
  private connection: Connection | null = null;
  private asking = false;
  private askAgain = false;
  private early: LiveEvent[] = [];
  private follows = false;
  private refusals = 0;

  constructor(
    readonly stream: string,
    after: number | null,
    private readonly handler: StreamHandler,
    private readonly later: (ms: number, work: () => void) => void,
  ) {
    this.cursor = after === null ? null : new StreamCursor(after);
  }

  /** Whether the server has let us in and has been answering: only then is what we know kept true. */
  get isFollowing(): boolean {
    return this.follows;
  }

  connected(connection: Connection): void {
    this.connection = connection;
    this.asking = false;
    this.ask();
  }

  disconnected(): void {
    this.connection = null;
    this.asking = false;
    this.askAgain = false;
    this.follows = false;
  }

  frame(events: readonly LiveEvent[]): void {
    if (this.cursor === null) {
      this.early.push(...events);
      return;
    }
    this.apply(events);
    if (this.cursor.hasGap) this.ask();
  }

  /** The heartbeat heals a lost poke: a head ahead of us means that something never arrived. */
  beat(head: number): void {
    if (this.cursor === null || head > this.cursor.last) this.ask();
  }

  private ask(): void {
    const connection = this.connection;
    if (connection === null) return;
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    const after = this.cursor === null ? null : this.cursor.last;
    connection.watch(this.stream, after).then(
      (answer) => {
        if (this.connection === connection) this.answered(answer, after);
      },
      () => {
        // No answer in time: the client notices the dead connection by the missing heartbeat and opens another.
        if (this.connection !== connection) return;
        this.asking = false;
        this.follows = false;
        this.later(ASK_AGAIN_MS, () => this.ask());
      },
    );
  }

  private answered(answer: WatchAnswer, after: number | null): void {
    this.asking = false;
    if (!answer.ok && after !== null && LOST_PLACE.has(answer.problem.code)) {
      this.cursor = null;
      this.ask();
      return;
    }
    if (!answer.ok) {
      this.early = [];
      this.follows = false;
      this.handler.refused(answer.problem);
      if (answer.problem.transient) this.later(backoffMs(++this.refusals, 0.5), () => this.ask());
      return;
    }
    this.follows = true;
    this.refusals = 0;
    if (after !== null && answer.head < after) {
      // The stream is shorter than what we have seen: the server was restored from a backup. Start over.
      this.cursor = null;
      this.ask();
      return;
    }
    const before = this.cursor?.last ?? null;
    if (answer.snapshot !== undefined || this.cursor === null) this.restart(answer.snapshot ?? null, answer.head);
    this.apply([...(answer.events ?? []), ...this.early.splice(0)]);
    this.askUntil(answer.head, before);
  }

  private restart(state: unknown, head: number): void {
    if (this.cursor === null) this.cursor = new StreamCursor(head);
    else this.cursor.moveTo(head);
    this.handler.snapshot(state, head);
  }

  private askUntil(head: number, before: number | null): void {
    const cursor = this.cursor;
    if (cursor === null) return;
    const again = this.askAgain && cursor.hasGap;
    this.askAgain = false;
    if (cursor.last >= head && !again) return;
    if (cursor.last !== before) this.ask();
    else this.later(ASK_AGAIN_MS, () => this.ask());
  }

  private apply(events: readonly LiveEvent[]): void {
    const ready = this.cursor?.take(events) ?? [];
    if (ready.length > 0) this.handler.events(ready);
  }
}
