import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { asProgram } from '../database/row-scope';
import { LOG } from '../log/log.module';
import { EVENTS_PER_ANSWER_MAX, EventLog, type LiveEvent } from './event-log';
import { FollowedStream, type Missed } from './followed-stream';
import { PokeBus } from './poke-bus';
import { told, type ToldEvents } from './told-events';

/** Reads are at least this far apart: the first commit after a quiet moment goes out at once, many of one moment become one frame a stream. */
const BATCH_MS = 50;
/** No longer rest than this, however long handing out took: a screen may be half a second behind, not more. */
const REST_MAX_MS = 250;
/** How often heads are compared with the database: heals a lost poke, and is what clients measure freshness by. */
const HEARTBEAT_MS = 5_000;
/** A database that did not answer is asked again after this long. */
const RETRY_MS = 500;

/** Who is told. `beat` brings the heads of the streams followed here. */
export interface TailListener {
  events(stream: string, events: ToldEvents): void;
  beat(heads: ReadonlyMap<string, number>): Promise<void>;
}

/** Follows the streams that someone here watches: reads each new row once, whoever and however many watch. */
@Injectable()
export class Tail implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly followed = new Map<string, FollowedStream>();
  /** Streams whose past is being read: everyone who comes meanwhile waits for the same read. */
  private readonly opening = new Map<string, Promise<void>>();
  private readonly poked = new Set<string>();
  private listener: TailListener | undefined;
  private timer: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private reading = false;
  /** No read before then. */
  private restUntil = 0;

  constructor(
    private readonly log: EventLog,
    private readonly pokes: PokeBus,
    @Inject(LOG) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.pokes.subscribe((streams) => this.poke(streams.length === 0 ? this.followed.keys() : streams));
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.timer);
  }

  /** Sets who is told. There is one: the broadcaster of this node. */
  listen(listener: TailListener): void {
    this.listener = listener;
  }

  /** Starts to follow a stream, with its newest events in memory: a crowd that comes at once asks the database once. */
  follow(stream: string): Promise<void> {
    if (this.followed.has(stream)) return Promise.resolve();
    const opening = this.opening.get(stream) ?? this.open(stream);
    this.opening.set(stream, opening);
    return opening;
  }

  /** Nobody here watches the stream any more. */
  leave(stream: string): void {
    this.followed.delete(stream);
    this.opening.delete(stream);
  }

  /** The last number handed out; undefined if the stream is not followed here. */
  headOf(stream: string): number | undefined {
    return this.followed.get(stream)?.head;
  }

  /** What was handed out after this number, from memory; undefined if the stream is not followed here or too much lies between. */
  since(stream: string, after: number): Missed | undefined {
    return this.followed.get(stream)?.since(after);
  }

  private open(stream: string): Promise<void> {
    const isMine = (): boolean => this.opening.get(stream) === mine; // else everybody has left meanwhile
    const mine = asProgram('a stream is read once for all who watch it', () => FollowedStream.read(this.log, stream))
      .then((fresh) => {
        if (!isMine()) return;
        this.followed.set(stream, fresh);
        this.poke([stream]); // pokes before this moment found nobody
      })
      .finally(() => isMine() && this.opening.delete(stream));
    return mine;
  }

  private poke(streams: Iterable<string>, afterMs = 0): void {
    for (const stream of streams) if (this.followed.has(stream)) this.poked.add(stream);
    if (this.poked.size === 0 || this.reading) return; // a read under way looks again when it ends
    const wait = Math.max(afterMs, this.restUntil - performance.now());
    this.timer ??= setTimeout(() => void this.read(), wait);
  }

  private async read(): Promise<void> {
    this.timer = undefined;
    this.reading = true;
    const from = performance.now();
    const streams = [...this.poked];
    this.poked.clear();
    let failed = false;
    try {
      const events = await this.log.readNew(this.headsOf(streams), EVENTS_PER_ANSWER_MAX);
      const handing = performance.now();
      this.hand(events);
      // Handing out takes a fifth of the time at most: with thousands of watchers the frames become fewer and larger, and requests go on.
      const now = performance.now();
      this.restUntil = Math.max(from + BATCH_MS, now + Math.min(4 * (now - handing), REST_MAX_MS));
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'new events could not be read; trying again');
      failed = true;
    }
    this.reading = false;
    this.poke(failed ? streams : [], failed ? RETRY_MS : 0);
  }

  private hand(events: readonly LiveEvent[]): void {
    const byStream = new Map<string, LiveEvent[]>();
    for (const event of events) {
      // A stream that was left and followed again during the read is at its own place.
      if (event.number <= (this.followed.get(event.stream)?.head ?? Infinity)) continue;
      const batch = byStream.get(event.stream);
      if (batch) batch.push(event);
      else byStream.set(event.stream, [event]);
    }
    for (const [stream, batch] of byStream) {
      const events = told(batch);
      this.followed.get(stream)?.append(events);
      this.listener?.events(stream, events);
      if (batch.length === EVENTS_PER_ANSWER_MAX) this.poke([stream]);
    }
  }

  private async beat(): Promise<void> {
    try {
      const heads = await this.log.heads([...this.followed.keys()]);
      this.poke([...heads].filter(([stream, head]) => head > (this.followed.get(stream)?.head ?? head)).map(([stream]) => stream));
      await this.listener?.beat(heads);
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'the database does not answer; no heartbeat was sent');
    }
  }

  private headsOf(streams: readonly string[]): Map<string, number> {
    return new Map(
      streams.flatMap((stream) => (this.followed.has(stream) ? [[stream, this.followed.get(stream)?.head ?? 0] as const] : [])),
    );
  }
}
