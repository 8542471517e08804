import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { asProgram } from '../database/row-scope';
import { LOG } from '../log/log.module';
import { Metrics } from '../log/metrics';
import { LookLoop } from './look-loop';
import { PokeBus } from './poke-bus';

/** What a subscriber hears of one market stream since its cursor; it may hear the same again after a crash. */
export interface Heard {
  readonly stream: string;
  readonly events: readonly { readonly number: number; readonly name: string }[];
}

/** Turns events into jobs. Must be safe to call twice with the same events. */
export interface Subscriber {
  readonly name: string;
  /** Names of the events it wants; all others only move its cursor. */
  readonly events: ReadonlySet<string>;
  hear(heard: Heard): Promise<void>;
}

/** Injection token of the list of subscribers (see subscriptions.ts). */
export const SUBSCRIBERS = Symbol('subscribers');

/** Events read per stream and look; the rest is read at the next look, at once. */
const BATCH = 500;
/** Between two looks: what is posted in a busy moment is handed over together, and its cursors are saved in one statement. */
const REST_MS = 50;

/** Reads the market streams once per subscriber and hands over what is new. Cursors live in the database, so a crash repeats, never loses. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private loops: readonly LookLoop[] = [];

  constructor(
    private readonly source: DataSource,
    private readonly pokes: PokeBus,
    private readonly metrics: Metrics,
    @Inject(SUBSCRIBERS) private readonly subscribers: readonly Subscriber[],
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    // A loop each: one that has thousands to tell keeps no round waiting.
    this.loops = this.subscribers.map((subscriber) => {
      const look = (): Promise<boolean> => asProgram('events become jobs', () => this.tried(subscriber));
      return new LookLoop(this.pokes, { streams: 'market:', restMs: REST_MS, look });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async tried(subscriber: Subscriber): Promise<boolean> {
    try {
      return await this.serve(subscriber);
    } catch (error) {
      // The cursor has not moved, so the next look repeats the work.
      this.log.warn({ subscriber: subscriber.name, error: (error as Error).message }, 'a subscriber could not be served');
      return false;
    }
  }

  /** Hands one batch to one subscriber. Answers whether there may be more. */
  private async serve(subscriber: Subscriber): Promise<boolean> {
    const rows = await this.source.query<{ stream: string; number: number; name: string }[]>(
      `SELECT e.stream, e.number, e.name FROM streams s
       LEFT JOIN cursors c ON c.stream = s.name AND c.subscriber = $1
       CROSS JOIN LATERAL (
         SELECT stream, number, name FROM events WHERE stream = s.name AND number > coalesce(c.number, 0) ORDER BY number LIMIT $2
       ) e
       WHERE s.name LIKE 'market:%' AND s.head > coalesce(c.number, 0)
       ORDER BY e.stream, e.number`,
      [subscriber.name, BATCH],
    );
    const byStream = new Map<string, { number: number; name: string }[]>();
    for (const { stream, number, name } of rows) {
      const events = byStream.get(stream);
      if (events) events.push({ number, name });
      else byStream.set(stream, [{ number, name }]);
    }
    const heard = new Map<string, number>();
    try {
      for (const [stream, events] of byStream) {
        const wanted = events.filter((event) => subscriber.events.has(event.name));
        if (wanted.length > 0) await subscriber.hear({ stream, events: wanted });
        heard.set(stream, events.at(-1)?.number ?? 0);
        this.metrics.relayed.inc({ subscriber: subscriber.name }, wanted.length);
      }
    } finally {
      await this.advance(subscriber, heard); // also when a stream failed: the others need not be heard again
    }
    return [...byStream.values()].some((events) => events.length === BATCH);
  }

  private async advance(subscriber: Subscriber, heard: ReadonlyMap<string, number>): Promise<void> {
    if (heard.size === 0) return;
    await this.source.query(
      `INSERT INTO cursors (subscriber, stream, number) SELECT $1, * FROM unnest($2::text[], $3::bigint[])
       ON CONFLICT (subscriber, stream) DO UPDATE SET number = greatest(cursors.number, excluded.number)`,
      [subscriber.name, [...heard.keys()], [...heard.values()]],
    );
  }
}
