import { Client } from 'pg';
import { quietPort } from '../../../scripts/lib/ports.mjs';
import { startServer, type TestServer } from '../../support/server';
import type { BenchEvent, Came, CrowdOrder, Wire } from './protocol';
import { cpuMsOf, residentMb, TalkingChild } from './talking-child';

/** Attempts to connect that are under way at once: what a listen queue holds. */
export const AT_ONCE = 250;

/** A server and its crowd: ours, or a bare one. All of them send the same frames to the same clients. */
export abstract class Side {
  private readonly given = new Map<string, number>();

  protected constructor(
    readonly name: string,
    private readonly wire: Wire,
    readonly crowd: TalkingChild,
  ) {}

  abstract get url(): string;
  protected abstract append(frames: readonly (readonly BenchEvent[])[]): Promise<void>;
  abstract cpuMs(): Promise<number>;
  abstract memoryMb(): Promise<number>;
  /** kill -9, and up again on the same port. Answers when it listens. */
  abstract restart(): Promise<void>;
  abstract end(): Promise<void>;

  /** More clients come. @throws Error unless all of them get in: nothing that is measured afterwards would mean anything */
  async come(streams: readonly string[], cookies: readonly string[]): Promise<Came> {
    const came = await this.ask<Came>({ do: 'come', url: this.url, wire: this.wire, cookies, streams, atOnce: AT_ONCE });
    if (came.open < cookies.length) throw new Error(`${this.name}: ${came.open} of ${cookies.length} came in: ${JSON.stringify(came)}`);
    return came;
  }

  /** One frame on each of these streams, each with so many events; all of them at once. */
  emit(streams: readonly string[], events: number, padding?: string): Promise<void> {
    return this.append(streams.map((stream) => Array.from({ length: events }, () => this.next(stream, padding))));
  }

  ask<Answer>(order: CrowdOrder): Promise<Answer> {
    return this.crowd.ask<Answer>(order);
  }

  private next(stream: string, padding?: string): BenchEvent {
    const number = (this.given.get(stream) ?? 0) + 1;
    this.given.set(stream, number);
    return {
      stream,
      number,
      name: 'trade.confirmed',
      at: new Date().toISOString(),
      body: padding === undefined ? BODY : { ...BODY, padding },
    };
  }
}

/** As `trade.confirmed` on a market stream: about 300 bytes on the wire, and no round wakes for it. */
const BODY = {
  kind: 'spot',
  varietyId: 'mango-gl4-dai-loan',
  gradeId: 'grade1',
  placeId: 'cp-hat-lot',
  kg: 12_000,
  day: '2026-06-12',
  farmGateVndPerKg: 9_000,
};

export class BareSide extends Side {
  private constructor(
    private readonly kind: Wire,
    crowd: TalkingChild,
    private server: TalkingChild,
    private readonly port: number,
  ) {
    super(`bare ${kind}`, kind, crowd);
  }

  static async start(kind: Wire): Promise<BareSide> {
    const { child, first: port } = await TalkingChild.start<number>('bare-server-child.ts', [kind, String(await quietPort())]);
    return new BareSide(kind, (await TalkingChild.start('crowd-child.ts', [])).child, child, port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async cpuMs(): Promise<number> {
    return cpuMsOf(this.server.pid);
  }

  async memoryMb(): Promise<number> {
    return residentMb(this.server.pid);
  }

  offerSnapshot(text: string): Promise<void> {
    return this.server.ask({ do: 'snapshot', text });
  }

  async restart(): Promise<void> {
    await this.server.end();
    this.server = (await TalkingChild.start('bare-server-child.ts', [this.kind, String(this.port)])).child;
  }

  async end(): Promise<void> {
    await Promise.all([this.server.end(), this.crowd.end()]);
  }

  protected append(frames: readonly (readonly BenchEvent[])[]): Promise<void> {
    return this.server.ask({ do: 'emit', frames });
  }
}

/** As the server appends: numbers follow the counter, whatever else was appended meanwhile. */
const APPEND = `
  WITH fresh AS (
    SELECT stream, name, body, row_number() OVER (PARTITION BY stream) AS nth FROM jsonb_to_recordset($1) AS e (stream text, name text, body jsonb)
  ), heads AS (
    INSERT INTO streams (name, head) SELECT stream, max(nth) FROM fresh GROUP BY stream ORDER BY stream
    ON CONFLICT (name) DO UPDATE SET head = streams.head + excluded.head RETURNING name, head
  ), counts AS (SELECT stream, max(nth) AS n FROM fresh GROUP BY stream)
  INSERT INTO events (stream, number, name, at, body)
  SELECT f.stream, h.head - c.n + f.nth, f.name, clock_timestamp(), f.body FROM fresh f JOIN counts c USING (stream) JOIN heads h ON h.name = f.stream`;

export class OurSide extends Side {
  private constructor(
    crowd: TalkingChild,
    private server: TestServer,
    private readonly sql: Client,
  ) {
    super('ours', 'socket.io', crowd);
  }

  static async start(databaseUrl: string): Promise<OurSide> {
    const server = await startServer({ databaseUrl, profile: 'embedded', env: { PORT: String(await quietPort()) } });
    const sql = new Client({ connectionString: databaseUrl });
    await sql.connect();
    return new OurSide((await TalkingChild.start('crowd-child.ts', [])).child, server, sql);
  }

  get url(): string {
    return this.server.url;
  }

  async cpuMs(): Promise<number> {
    return (await this.metric('process_cpu_seconds_total')) * 1_000;
  }

  async memoryMb(): Promise<number> {
    return (await this.metric('process_resident_memory_bytes')) / 2 ** 20;
  }

  /** One figure of /metrics. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return parseFloat(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? 'NaN');
  }

  /** How far these streams have come, by the database. */
  async heads(streams: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.sql.query<{ name: string; head: string }>('SELECT name, head FROM streams WHERE name = ANY ($1)', [
      streams,
    ]);
    return new Map(rows.map(({ name, head }) => [name, parseInt(head, 10)]));
  }

  async restart(): Promise<void> {
    const { url, databaseUrl } = this.server;
    await this.server.kill9();
    this.server = await startServer({ databaseUrl, profile: 'embedded', env: { PORT: new URL(url).port } });
  }

  async end(): Promise<void> {
    await this.crowd.end();
    await this.sql.end();
    await this.server.stop();
  }

  log(): string {
    return this.server.log();
  }

  protected async append(frames: readonly (readonly BenchEvent[])[]): Promise<void> {
    await this.sql.query(APPEND, [JSON.stringify(frames.flat())]);
    // Other processes of a node's own write the same after their commits: it is not for free.
    await this.sql.query('SELECT pg_notify($1, $2)', ['poke', `bench ${frames.map((events) => events[0]?.stream).join(' ')}`]);
  }
}
