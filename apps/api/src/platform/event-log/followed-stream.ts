import { EVENTS_PER_ANSWER_MAX, type EventLog } from './event-log';
import { jsonList, told, type ToldEvents } from './told-events';

/** Newest events read at the beginning. A market has thousands of watchers that may come back at once; an organisation has a few. */
const READ_OF_MARKET = EVENTS_PER_ANSWER_MAX;
const READ_OF_ORGANISATION = 32;
/** Events kept for each one read: in a busy market whoever was thrown out is soon more than one answer behind, and must not ask the database. */
const KEPT_PER_READ = 4;
/** Characters kept of a stream, however few events that is; the rest is in the log. */
const CHARACTERS_MAX = 4_000_000;
/** Answers remembered at once for those who ask the same. */
const ANSWERS_MAX = 8;

/** What follows a number, as far as one answer carries, as JSON. */
export interface Missed {
  readonly head: number;
  readonly events: string;
}

/** A stream that a node hands out: how far it has come, and its newest events for those who come back. */
export class FollowedStream {
  /** Answers of `since`, until something follows: a crowd that was cut at one moment comes back with the same numbers. */
  private readonly answers = new Map<number, Missed>();

  private characters: number;

  private constructor(
    private readonly keptMax: number,
    private position: number,
    private recent: string[],
  ) {
    this.characters = lengthOf(recent);
  }

  /** A stream at its head, with what went before. */
  static async read(log: EventLog, stream: string): Promise<FollowedStream> {
    const readMax = stream.startsWith('market:') ? READ_OF_MARKET : READ_OF_ORGANISATION;
    const { head } = await log.extent(stream);
    const { events } = await log.readAfter(stream, Math.max(0, head - readMax), readMax);
    return new FollowedStream(KEPT_PER_READ * readMax, events.at(-1)?.number ?? head, [...told(events).texts]);
  }

  /** The last number handed out. */
  get head(): number {
    return this.position;
  }

  /** What follows; gapless, oldest first. */
  append({ last, texts }: ToldEvents): void {
    this.position = last;
    this.recent.push(...texts);
    this.characters += lengthOf(texts);
    this.answers.clear();
    // Cut back now and then, not each time: moving all references for one event would be most of the work.
    if (this.recent.length > 2 * this.keptMax || this.characters > 2 * CHARACTERS_MAX) this.cutBack();
  }

  private cutBack(): void {
    let [from, characters] = [this.recent.length, 0];
    for (const oldest = Math.max(0, from - this.keptMax); from > oldest; from--) {
      const length = this.recent[from - 1]?.length ?? 0;
      if (characters + length > CHARACTERS_MAX) break;
      characters += length;
    }
    this.recent = this.recent.slice(from);
    this.characters = characters;
  }

  /** What follows a number, oldest first, the same object for all who ask; undefined when that number is ahead of us, or too much lies between. */
  since(after: number): Missed | undefined {
    const count = this.position - after;
    if (count < 0 || count > Math.min(this.keptMax, this.recent.length)) return undefined;
    const known = this.answers.get(after);
    if (known) return known;
    const from = this.recent.length - count;
    const missed = { head: this.position, events: jsonList(this.recent.slice(from, from + EVENTS_PER_ANSWER_MAX)) };
    if (this.answers.size >= ANSWERS_MAX) this.answers.clear(); // whoever asks for every number in turn shall not fill the memory
    this.answers.set(after, missed);
    return missed;
  }
}

function lengthOf(texts: readonly string[]): number {
  let characters = 0;
  for (const text of texts) characters += text.length;
  return characters;
}
