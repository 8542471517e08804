import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOG } from '../log/log.module';
import { EVENTS_PER_ANSWER_MAX, EventLog, type LiveEvent } from './event-log';
import { PokeBus } from './poke-bus';

/** Frames are collected this long: many commits of one moment become one frame a stream. */
const BATCH_MS = 50;
/** How often heads are compared with the database: heals a lost poke, and is what clients measure freshness by. */
const HEARTBEAT_MS = 5_000;

/** Who is told. `beat` brings the heads of the streams followed here. */
export interface TailListener {
  events(stream: string, events: readonly LiveEvent[]): void;
  beat(heads: ReadonlyMap<string, number>): void;
}

/** Follows the streams that someone here watches: reads each new row once, whoever and however many watch. */
@Injectable()
export class Tail implements OnApplicationBootstrap, OnApplicationShutdown {
  /** The last number handed out, by stream. */
  private readonly cursors = new Map<string, number>();
  private readonly poked = new Set<string>();
  private listener: TailListener | undefined;
  private timer: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private reading = false;

  constructor(
    private readonly log: EventLog,
    private readonly pokes: PokeBus,
    @Inject(LOG) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.pokes.subscribe((streams) => this.poke(streams.length === 0 ? this.cursors.keys() : streams));
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

  /** Starts to follow a stream from its head. Must be called before its past is read, so that nothing falls between. */
  follow(stream: string, head: number): void {
    if (!this.cursors.has(stream)) this.cursors.set(stream, head);
  }

  /** Nobody here watches the stream any more. */
  leave(stream: string): void {
    this.cursors.delete(stream);
  }

  private poke(streams: Iterable<string>): void {
    for (const stream of streams) if (this.cursors.has(stream)) this.poked.add(stream);
    if (this.poked.size > 0) this.timer ??= setTimeout(() => void this.read(), BATCH_MS);
  }

  private async read(): Promise<void> {
    this.timer = undefined;
    if (this.reading) return void (this.timer = setTimeout(() => void this.read(), BATCH_MS));
    this.reading = true;
    const streams = [...this.poked];
    this.poked.clear();
    try {
      this.hand(await this.log.readNew(this.cursorsOf(streams), EVENTS_PER_ANSWER_MAX));
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'new events could not be read; the heartbeat will');
    } finally {
      this.reading = false;
    }
  }

  private hand(events: readonly LiveEvent[]): void {
    const byStream = new Map<string, LiveEvent[]>();
    for (const event of events) {
      const batch = byStream.get(event.stream);
      if (batch) batch.push(event);
      else byStream.set(event.stream, [event]);
    }
    for (const [stream, batch] of byStream) {
      if (!this.cursors.has(stream)) continue;
      this.cursors.set(stream, batch.at(-1)?.number ?? 0);
      this.listener?.events(stream, batch);
      if (batch.length === EVENTS_PER_ANSWER_MAX) this.poke([stream]);
    }
  }

  private async beat(): Promise<void> {
    try {
      const heads = await this.log.heads([...this.cursors.keys()]);
      this.poke([...heads].filter(([stream, head]) => head > (this.cursors.get(stream) ?? head)).map(([stream]) => stream));
      this.listener?.beat(heads);
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'the database does not answer; no heartbeat was sent');
    }
  }

  private cursorsOf(streams: readonly string[]): Map<string, number> {
    return new Map(streams.flatMap((stream) => (this.cursors.has(stream) ? [[stream, this.cursors.get(stream) ?? 0] as const] : [])));
  }
}
