import { Injectable } from '@nestjs/common';
import { audienceOf, type StreamEntry } from '@domain/across/audience/audience';
import type { DomainEvent } from '@domain/events';
import { prepared } from '../database/prepared';
import { asProgram } from '../database/row-scope';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import { DataSource } from 'typeorm';

/** One event as a stream carries it: over REST, over sockets, in exports. */
export interface LiveEvent {
  readonly stream: string;
  readonly number: number;
  readonly name: string;
  readonly at: string;
  readonly body: unknown;
}

/** The newest number of a stream and the oldest that is still kept. */
export interface StreamExtent {
  readonly head: number;
  readonly keptFrom: number;
}

/** A part of a stream. */
export interface StreamRead extends StreamExtent {
  readonly events: LiveEvent[];
}

/** The most events one answer carries; whoever is further behind asks again. */
export const EVENTS_PER_ANSWER_MAX = 500;

// Counters are raised in the order of their names, in every transaction alike, so two writers can never wait for each other. The clock is
// read once, when all of them are held: what waited for the second of its streams is before a gate as a whole or after it as a whole.
const APPEND = prepared(`
  WITH entries AS (
    SELECT stream, name, body, row_number() OVER (PARTITION BY stream ORDER BY ord) AS nth
    FROM ROWS FROM (jsonb_to_recordset($1) AS (streams jsonb, name text, body jsonb)) WITH ORDINALITY AS e (streams, name, body, ord)
    CROSS JOIN LATERAL jsonb_array_elements_text(streams) AS stream
  ), counts AS (
    SELECT stream, count(*) AS n FROM entries GROUP BY stream
  ), bumped AS (
    INSERT INTO streams (name, head) SELECT stream, n FROM counts ORDER BY stream
    ON CONFLICT (name) DO UPDATE SET head = streams.head + excluded.head
    RETURNING name, head
  ), moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at FROM (SELECT count(*) FROM bumped) AS raised
  )
  INSERT INTO events (stream, number, name, at, body)
  SELECT e.stream, b.head - c.n + e.nth, e.name, m.at, e.body
  FROM entries e JOIN counts c USING (stream) JOIN bumped b ON b.name = e.stream CROSS JOIN moment m`);

const FORGET = `
  WITH old AS (
    SELECT stream, number FROM events WHERE at < clock_timestamp() - interval '400 days' ORDER BY at LIMIT $1
  ), gone AS (
    DELETE FROM events e USING old WHERE e.stream = old.stream AND e.number = old.number RETURNING e.stream, e.number
  ), kept AS (
    UPDATE streams s SET kept_from = greatest(s.kept_from, g.last + 1)
    FROM (SELECT stream, max(number) AS last FROM gone GROUP BY stream ORDER BY stream) g WHERE s.name = g.stream
  )
  SELECT count(*) AS forgotten FROM gone`;

const SELECT = `SELECT stream, number, name, at, body FROM events`;

const READ_NEW = prepared(`
  SELECT e.* FROM unnest($1::text[], $2::bigint[]) AS w (stream, after)
  CROSS JOIN LATERAL (${SELECT} WHERE stream = w.stream AND number > w.after ORDER BY number LIMIT $3) e`);

interface EventRow {
  stream: string;
  number: number;
  name: string;
  at: Date;
  body: unknown;
}

/** The log of everything that happened: the one way out of a transaction. */
@Injectable()
export class EventLog {
  /** Who hears what of events that were made ready. */
  private readonly entries = new WeakMap<DomainEvent, readonly StreamEntry[]>();
  /** Bodies that were made ready, as they are written. */
  private readonly texts = new WeakMap<object, string>();
  /** What running transactions have to tell. */
  private readonly waiting = new WeakMap<Tx, StreamEntry[]>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
  ) {}

  /** Makes events ready to be appended: a round that tells of hundreds does it while the database is busy with something else. */
  prepared<Event extends DomainEvent>(events: readonly Event[]): readonly Event[] {
    for (const event of events) {
      const entries = audienceOf(event);
      this.entries.set(event, entries);
      for (const { body } of entries) this.texts.set(body, this.texts.get(body) ?? JSON.stringify(body));
    }
    return events;
  }

  /**
   * Appends what happened, to each stream that may see it, all of a transaction together as its last statement: it holds the counters
   * of its streams for one round trip before the commit, and every other writer of the same market waits for no longer.
   */
  async append(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
    const entries: StreamEntry[] = events.flatMap((event) => this.entries.get(event) ?? audienceOf(event));
    if (entries.length === 0) return;
    const waiting = this.waiting.get(tx);
    if (waiting) return void waiting.push(...entries);
    this.waiting.set(tx, entries);
    await this.work.last(() => this.write(tx, entries));
  }

  private async write(tx: Tx, entries: readonly StreamEntry[]): Promise<void> {
    this.waiting.delete(tx);
    await tx.query(APPEND, [this.written(entries)]);
    this.work.touch(new Set(entries.map((entry) => entry.stream)));
  }

  /** The entries as one JSON text. */
  private written(entries: readonly StreamEntry[]): string {
    const told = sharing(entries).map(({ streams, name, body }) => {
      const text = this.texts.get(body) ?? JSON.stringify(body);
      return `{"streams":${JSON.stringify(streams)},"name":${JSON.stringify(name)},"body":${text}}`;
    });
    return `[${told.join(',')}]`;
  }

  /**
   * Events of one stream after a number, oldest first, and how far the stream reaches. `keptFrom` beyond `after + 1` means that what
   * followed that number is no longer kept. `undefined` if there is no such stream.
   */
  async readAfter(stream: string, after: number, limit: number): Promise<StreamRead> {
    const counter = await this.extent(stream);
    const rows = await this.source.query<EventRow[]>(
      `${SELECT} WHERE stream = $1 AND number > $2 AND number <= $3 ORDER BY number LIMIT $4`,
      [stream, after, counter.head, limit],
    );
    return { ...counter, events: rows.map(toLiveEvent) };
  }

  /** New events of many streams at once, at most `perStream` of each: what a tail asks after a poke. */
  async readNew(cursors: ReadonlyMap<string, number>, perStream: number): Promise<LiveEvent[]> {
    const rows = await asProgram('what the tail hands out to the watchers of each stream', () =>
      this.source.query<EventRow[]>(READ_NEW, [[...cursors.keys()], [...cursors.values()], perStream]),
    );
    return rows.map(toLiveEvent);
  }

  /** How far a stream reaches; one that has had no event reaches from 1 to 0. */
  async extent(stream: string): Promise<StreamExtent> {
    const [counter] = await this.source.query<StreamExtent[]>('SELECT head, kept_from AS "keptFrom" FROM streams WHERE name = $1', [
      stream,
    ]);
    return counter ?? { head: 0, keptFrom: 1 };
  }

  /** Lets go of events that are older than a season, at most `limit` of them. Answers how many. */
  async forget(limit: number): Promise<number> {
    const [row] = await this.source.query<{ forgotten: number }[]>(FORGET, [limit]);
    return row?.forgotten ?? 0;
  }

  /** The last number of each of these streams; a stream without events is left out. */
  async heads(streams: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.source.query<{ name: string; head: number }[]>('SELECT name, head FROM streams WHERE name = ANY($1)', [
      streams,
    ]);
    return new Map(rows.map((row) => [row.name, row.head]));
  }
}

/** Neighbours that say the same travel once: both sides of a trade hear the same, and a round tells of hundreds of trades. */
function sharing(entries: readonly StreamEntry[]): { streams: string[]; name: string; body: object }[] {
  const told: { streams: string[]; name: string; body: object }[] = [];
  for (const { stream, name, body } of entries) {
    const last = told.at(-1);
    if (last?.body === body && last.name === name && !last.streams.includes(stream)) last.streams.push(stream);
    else told.push({ streams: [stream], name, body });
  }
  return told;
}

function toLiveEvent(row: EventRow): LiveEvent {
  return { stream: row.stream, number: row.number, name: row.name, at: row.at.toISOString(), body: row.body };
}
