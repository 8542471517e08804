import { Injectable } from '@nestjs/common';
import { DomainError } from '@domain/shared/domain-error';
import type { ProductId } from '@domain/shared/ids';
import { EVENTS_PER_ANSWER_MAX, EventLog, type LiveEvent } from '../../platform/event-log/event-log';
import { Tail } from '../../platform/event-log/tail';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { BoardQueries } from '../market-data/board.queries';
import { readStreamName } from './stream-name';

/** Whoever is further behind is given the present instead of ten answers of the past. */
const CATCH_UP_MAX = 10 * EVENTS_PER_ANSWER_MAX;

/** Events that go with a board at most: beyond it another board is less to send. */
const WITH_BOARD_MAX = 100;

/** Where a watcher starts: the events it missed, or the state of things at `head` and the events since. */
export interface StreamStart {
  readonly head: number;
  readonly events?: readonly LiveEvent[];
  readonly snapshot?: unknown;
}

/** Who may read which stream, and what it is answered first. The same for sockets and HTTP. */
@Injectable()
export class StreamsService {
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
   * between the answer and the frames. A crowd is answered from memory: events and board are read once for all of it.
   */
  async start(stream: string, after: number | null): Promise<StreamStart> {
    await this.tail.follow(stream);
    if (after !== null) {
      const near = this.tail.since(stream, after);
      if (near) return { head: near.head, events: near.events };
      const { head, keptFrom } = await this.log.extent(stream);
      if (head - after <= CATCH_UP_MAX && after + 1 >= keptFrom) return this.read(stream, after, EVENTS_PER_ANSWER_MAX);
    }
    const name = readStreamName(stream);
    if (name.kind === 'org') return { head: (await this.log.extent(stream)).head, snapshot: null };
    const board = await this.board.shared(name.id as ProductId, (at) => this.distance(stream, at) <= WITH_BOARD_MAX);
    // The board is shared among all who come at once, so the stream may have gone on: what came after it goes with it. A board may
    // also be ahead of what was handed out here; then the next frames repeat what it has, which does no harm.
    if (this.distance(stream, board.head) <= 0) return { head: board.head, snapshot: board, events: [] };
    const { events } = this.tail.since(stream, board.head) ?? (await this.read(stream, board.head, EVENTS_PER_ANSWER_MAX));
    return { head: board.head, snapshot: board, events };
  }

  /** How many events have been handed out here after this number. */
  private distance(stream: string, after: number): number {
    return (this.tail.headOf(stream) ?? Infinity) - after;
  }
}
