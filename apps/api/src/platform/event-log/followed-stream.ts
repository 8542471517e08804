import { EVENTS_PER_ANSWER_MAX, type EventLog, type LiveEvent, type StreamRead } from './event-log';

/** Newest events kept in memory. A market has thousands of watchers that may come back at once; an organisation has a few. */
const KEPT_OF_MARKET = EVENTS_PER_ANSWER_MAX;
const KEPT_OF_ORGANISATION = 32;
/** Answers remembered at once for those who ask the same. */
const READS_MAX = 8;

/** A stream that a node hands out: how far it has come, and its newest events for those who come back. */
export class FollowedStream {
  /** Answers of `since`, until something follows: a crowd that was cut at one moment comes back with the same numbers. */
  private readonly reads = new Map<number, StreamRead>();

  private constructor(
    private readonly keptMax: number,
    private readonly keptFrom: number,
    private position: number,
    private recent: LiveEvent[],
  ) {}

  /** A stream at its head, with what went before. */
  static async read(log: EventLog, stream: string): Promise<FollowedStream> {
    const keptMax = stream.startsWith('market:') ? KEPT_OF_MARKET : KEPT_OF_ORGANISATION;
    const { head, keptFrom } = await log.extent(stream);
    const { events } = await log.readAfter(stream, Math.max(0, head - keptMax), keptMax);
    return new FollowedStream(keptMax, keptFrom, events.at(-1)?.number ?? head, events);
  }

  /** The last number handed out. */
  get head(): number {
    return this.position;
  }

  /** What follows; gapless, oldest first. */
  append(events: readonly LiveEvent[]): void {
    this.position = events.at(-1)?.number ?? this.position;
    this.recent.push(...events);
    this.reads.clear();
    // Cut back now and then, not each time: moving all references for one event would be most of the work.
    if (this.recent.length > 2 * this.keptMax) this.recent = this.recent.slice(-this.keptMax);
  }

  /** Everything after a number, oldest first, the same object for all who ask; undefined when that number is ahead of us, or too much lies between. */
  since(after: number): StreamRead | undefined {
    const count = this.position - after;
    if (count < 0 || count > Math.min(this.keptMax, this.recent.length)) return undefined;
    const known = this.reads.get(after);
    if (known) return known;
    const read = { head: this.position, keptFrom: this.keptFrom, events: count === 0 ? [] : this.recent.slice(-count) };
    if (this.reads.size >= READS_MAX) this.reads.clear(); // whoever asks for every number in turn shall not fill the memory
    this.reads.set(after, read);
    return read;
  }
}
