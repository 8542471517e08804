import { Injectable } from '@nestjs/common';
import { DomainError } from '@domain/shared/domain-error';
import type { ProductId } from '@domain/shared/ids';
import { EVENTS_PER_ANSWER_MAX, EventLog, type LiveEvent } from '../../platform/event-log/event-log';
import type { Missed } from '../../platform/event-log/followed-stream';
import { Tail } from '../../platform/event-log/tail';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { BoardQueries } from '../market-data/board.queries';
import { PreparedJson } from './prepared-json';
import { readStreamName } from './stream-name';

/** Whoever is further behind is given the present instead of ten answers of the past. */
const CATCH_UP_MAX = 10 * EVENTS_PER_ANSWER_MAX;

/** Events that go with a board at most. Many, so that a crowd which comes while orders pour in is served from one board. */
const WITH_BOARD_MAX = EVENTS_PER_ANSWER_MAX;

/** Where a watcher starts: the events it missed, or the state of things at `head` and the events since. As JSON, for all who ask the same. */
export interface StreamStart {
  readonly kind: 'events' | 'snapshot';
  readonly answer: PreparedJson;
}

type Board = Awaited<ReturnType<BoardQueries['shared']>>;

/** The answer that a crowd is given, as long as neither the board nor the stream has moved on. */
interface Given {
  readonly board: Board;
  readonly upTo: number;
  readonly start: StreamStart;
}

/** Who may read which stream, and what it is answered first. The same for sockets and HTTP. */
@Injectable()
export class StreamsService {
  private readonly given = new Map<string, Given>();
  /** What a crowd that comes back is answered: the tail hands all who missed the same the same. */
  private readonly missed = new WeakMap<Missed, StreamStart>();
  /** Boards as JSON: the events that go with one change ten times a second, the board does not. */
  private readonly boards = new WeakMap<Board, string>();

  constructor(
    private readonly log: EventLog,
    private readonly tail: Tail,
    private readonly catalogue: CatalogueQueries,
    private readonly board: BoardQueries,
  ) {}

  /** Markets are open to everyone signed in; an organisation's stream only to itself. @throws DomainError `stream.unknown`, the same for a foreign and a missing one */
  admit(actor: Actor, text: unknown): string {
    const name = readStreamName(text);
    const known =
      name.kind === 'market' ? this.catalogue.products().some((product) => product.id === name.id) : name.id === actor.organisationId;
    if (!known) throw new DomainError('stream.unknown', {}, 'stream');
    return `${name.kind}:${name.id}`;
  }

  /** Events after a number, oldest first. A stream without events yet has head 0. @throws DomainError `stream.after_invalid` for a number that was never given, `stream.too_old` */
  async read(stream: string, after: number, limit: number): Promise<{ head: number; events: LiveEvent[] }> {
    const { head, keptFrom, events } = await this.log.readAfter(stream, after, limit);
    if (after > head) throw new DomainError('stream.after_invalid', { head }, 'after');
    if (after + 1 < keptFrom) throw new DomainError('stream.too_old', { keptFrom }, 'after');
    return { head, events };
  }

  /**
   * What a watcher of a stream is answered; it must have joined the stream before. Follows the stream first, so that nothing falls
   * between the answer and the frames. A crowd is answered from memory, each at once: events and board are read once for all of it.
   */
  start(stream: string, after: number | null): StreamStart | Promise<StreamStart> {
    return this.atHand(stream, after) ?? this.fetched(stream, after);
  }

  /** What somebody else was answered already. */
  private atHand(stream: string, after: number | null): StreamStart | undefined {
    if (after !== null) {
      const near = this.tail.since(stream, after);
      return near && this.shared(near);
    }
    const given = this.given.get(stream);
    const board = given && this.board.standing(readStreamName(stream).id as ProductId, (at) => this.distance(stream, at) <= WITH_BOARD_MAX);
    return given && given.board === board && given.upTo === this.tail.headOf(stream) ? given.start : undefined;
  }

  private async fetched(stream: string, after: number | null): Promise<StreamStart> {
    await this.tail.follow(stream);
    if (after !== null) {
      const near = this.tail.since(stream, after);
      if (near) return this.shared(near);
      const { head, keptFrom } = await this.log.extent(stream);
      if (head - after <= CATCH_UP_MAX && after + 1 >= keptFrom) return eventsOf(await this.read(stream, after, EVENTS_PER_ANSWER_MAX));
    }
    const name = readStreamName(stream);
    if (name.kind === 'org') return snapshotOf({ head: (await this.log.extent(stream)).head, snapshot: 'null', events: '[]' });
    return this.withBoard(stream, await this.board.shared(name.id as ProductId, (at) => this.distance(stream, at) <= WITH_BOARD_MAX));
  }

  private shared(missed: Missed): StreamStart {
    const known = this.missed.get(missed);
    if (known) return known;
    const start = eventsOf(missed);
    this.missed.set(missed, start);
    return start;
  }

  /**
   * The board is shared among all who come at once, so the stream may have gone on: what came after it goes with it. A board may also
   * be ahead of what was handed out here; then the next frames repeat what it has, which does no harm.
   */
  private async withBoard(stream: string, board: Board): Promise<StreamStart> {
    const upTo = this.tail.headOf(stream) ?? NaN; // not followed: never the same again
    const given = this.given.get(stream);
    if (given?.board === board && given.upTo === upTo) return given.start;
    const events =
      upTo <= board.head
        ? '[]'
        : (this.tail.since(stream, board.head)?.events ??
          JSON.stringify((await this.read(stream, board.head, EVENTS_PER_ANSWER_MAX)).events));
    const text = this.boards.get(board) ?? JSON.stringify(board);
    this.boards.set(board, text);
    const start = snapshotOf({ head: board.head, snapshot: text, events });
    this.given.set(stream, { board, upTo, start });
    return start;
  }

  /** How many events have been handed out here after this number. */
  private distance(stream: string, after: number): number {
    return (this.tail.headOf(stream) ?? Infinity) - after;
  }
}

/** @param missed `events` as JSON or as they are */
function eventsOf({ head, events }: { readonly head: number; readonly events: string | readonly LiveEvent[] }): StreamStart {
  const list = typeof events === 'string' ? events : JSON.stringify(events);
  return { kind: 'events', answer: new PreparedJson(`{"ok":true,"head":${head},"events":${list}}`) };
}

/** @param parts `snapshot` and `events` as JSON */
function snapshotOf({
  head,
  snapshot,
  events,
}: {
  readonly head: number;
  readonly snapshot: string;
  readonly events: string;
}): StreamStart {
  return { kind: 'snapshot', answer: new PreparedJson(`{"ok":true,"head":${head},"snapshot":${snapshot},"events":${events}}`) };
}
