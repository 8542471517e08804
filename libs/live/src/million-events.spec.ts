import { LiveClient } from './live-client';
import type { LiveEvent, WatchAnswer } from './live-event';
import type { StreamHandler } from './stream-watch';
import type { Clockwork, Connection, ConnectionListener } from './transport';

// Goal: however badly a network repeats, delays and shuffles, every client ends with exactly the log.
// Method: one log, clients of one market, a shim in the middle that repeats a fifth of all frames, holds each back for up to 60 s and
// hands them over in another order, loses some, and cuts now and then; time is turned by hand. `npm test` sends a tenth.
const EVENTS = process.env['LONG'] === '1' ? 1_000_000 : 100_000;
const CLIENTS = 4;
const FRAME = 25;
const DELAY_MAX_MS = 60_000;
const STREAM = 'market:mango';

/** Chance that can be repeated (mulberry32). */
function seeded(state: number): () => number {
  let now = state;
  return () => {
    now = (now + 0x6d2b79f5) | 0;
    let t = Math.imul(now ^ (now >>> 15), 1 | now);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Tasks by their time in buckets of 10 ms: millions of them are put in and taken out. */
class HandClock implements Clockwork {
  private time = 0;
  private readonly buckets = new Map<number, Set<() => void>>();
  constructor(readonly random: () => number) {}

  now(): number {
    return 1_750_000_000_000 + this.time;
  }

  after(ms: number, work: () => void): () => void {
    const at = Math.ceil((this.time + Math.max(1, ms)) / 10);
    const bucket = this.buckets.get(at) ?? new Set();
    this.buckets.set(at, bucket.add(work));
    return () => bucket.delete(work);
  }

  async pass(ms: number): Promise<void> {
    for (const end = this.time + ms; this.time < end;) {
      this.time += 10;
      const bucket = this.buckets.get(this.time / 10);
      if (!bucket) continue;
      this.buckets.delete(this.time / 10);
      for (const work of bucket) work();
      for (let turn = 0; turn < 6; turn++) await Promise.resolve(); // answers to what was asked
    }
  }
}

/** The server's side of one client: a log that all share, and the shim. */
class Shim {
  private listener: ConnectionListener | null = null;
  repeated = 0;
  lost = 0;

  constructor(
    private readonly log: readonly LiveEvent[],
    private readonly clock: HandClock,
    private readonly random: () => number,
  ) {}

  readonly open = (listener: ConnectionListener): Connection => {
    this.clock.after(20, () => {
      this.listener = listener;
      listener.opened();
    });
    return {
      watch: (_stream, after) => Promise.resolve(this.answer(after ?? 0)),
      unwatch: () => undefined,
      close: () => {
        if (this.listener === listener) this.listener = null;
      },
    };
  };

  push(events: readonly LiveEvent[]): void {
    if (this.random() < 0.02) this.lost++;
    else this.late(events);
    if (this.random() >= 0.2) return;
    this.repeated++;
    this.late(events);
  }

  beat(): void {
    this.listener?.heartbeat({ heads: { [STREAM]: this.log.length }, at: new Date(this.clock.now()).toISOString() });
  }

  cut(): void {
    const listener = this.listener;
    this.listener = null;
    listener?.closed('transport close');
  }

  /** Most frames come soon, some after a minute; a frame of a connection that was cut meanwhile comes on the next one all the same. */
  private late(events: readonly LiveEvent[]): void {
    this.clock.after(DELAY_MAX_MS * this.random() ** 6, () =>
      this.listener?.events({ stream: STREAM, from: events[0]?.number ?? 0, events }),
    );
  }

  private answer(after: number): WatchAnswer {
    return { ok: true, head: this.log.length, events: this.log.slice(after, after + 500) };
  }
}

/** Counts what it is given; the log is gapless, so the next number is all it need compare. */
class Screen implements StreamHandler {
  last = 0;
  faults = 0;
  constructor(private readonly log: readonly LiveEvent[]) {}
  snapshot(): void {
    this.faults++;
  }
  events(events: readonly LiveEvent[]): void {
    for (const event of events) if (event !== this.log[this.last++]) this.faults++;
  }
  refused(): void {
    this.faults++;
  }
}

test(`${EVENTS} events repeated, delayed and shuffled: every client ends with exactly the log`, async () => {
  const random = seeded(EVENTS);
  const clock = new HandClock(random);
  const log: LiveEvent[] = [];
  const shims = Array.from({ length: CLIENTS }, () => new Shim(log, clock, random));
  const screens = shims.map((shim) => {
    const client = new LiveClient(shim.open, clock);
    const screen = new Screen(log);
    client.watch(STREAM, 0, screen);
    client.start();
    return { client, screen };
  });
  for (let frame = 0; log.length < EVENTS; frame++) {
    const events = Array.from({ length: FRAME }, (_, index) => anEvent(log.length + 1 + index));
    log.push(...events);
    for (const shim of shims) {
      shim.push(events);
      if (frame % 100 === 0) shim.beat();
      if (random() < 0.0005) shim.cut();
    }
    await clock.pass(50);
  }
  for (let beat = 0; beat < 20; beat++) {
    shims.forEach((shim) => shim.beat());
    await clock.pass(5_000);
  }
  for (const { client, screen } of screens) {
    expect({ last: screen.last, faults: screen.faults }).toEqual({ last: EVENTS, faults: 0 });
    client.stop();
  }
  const frames = (EVENTS / FRAME) * CLIENTS;
  expect(shims.reduce((sum, shim) => sum + shim.repeated, 0)).toBeGreaterThan(frames * 0.18);
  expect(shims.reduce((sum, shim) => sum + shim.lost, 0)).toBeGreaterThan(frames * 0.01);
}, 300_000);

function anEvent(number: number): LiveEvent {
  return { stream: STREAM, number, name: 'call_off.made', at: '2026-06-10T05:02:31.123Z', body: { kg: number } };
}
