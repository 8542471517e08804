import fc from 'fast-check';
import { LiveClient } from './live-client';
import type { LiveEvent, WatchAnswer } from './live-event';
import type { StreamHandler } from './stream-watch';
import { HandClock } from './testing/hand-clock';
import type { Connection, ConnectionListener } from './transport';

const STREAM = 'market:mango';

/** A server with one log, whose wire can lose, repeat, hold back and reorder frames. */
class BadWire {
  log: LiveEvent[] = [];
  snapshotFrom: number | null = null;
  page = 500;
  refusing: { code: string; transient: boolean } | null = null;
  up = true;
  readonly asked: Array<number | null> = [];
  private listener: ConnectionListener | null = null;
  private held: LiveEvent[][] = [];

  constructor(private readonly clock: HandClock) {}

  readonly open = (listener: ConnectionListener): Connection => {
    this.clock.after(5, () => {
      if (!this.up) return listener.closed('refused');
      this.listener = listener;
      listener.opened();
    });
    return {
      watch: (_stream, after) => Promise.resolve(this.answer(after)),
      unwatch: () => undefined,
      close: () => {
        if (this.listener === listener) this.listener = null;
      },
    };
  };

  append(fate: 'send' | 'lose' | 'twice' | 'hold', count = 1): void {
    const fresh = Array.from({ length: count }, (_, i) => anEvent(this.log.length + 1 + i));
    this.log.push(...fresh);
    if (fate === 'send' || fate === 'twice') this.push(fresh);
    if (fate === 'twice') this.push(fresh);
    if (fate === 'hold') this.held.push(fresh);
  }

  release(): void {
    for (const events of this.held.splice(0).reverse()) this.push(events);
  }

  beat(at = this.clock.now()): void {
    this.listener?.heartbeat({ heads: { [STREAM]: this.log.length }, at: new Date(at).toISOString() });
  }

  cut(): void {
    const listener = this.listener;
    this.listener = null;
    this.held = [];
    listener?.closed('transport close');
  }

  private push(events: LiveEvent[]): void {
    this.listener?.events({ stream: STREAM, from: events[0]?.number ?? 0, events });
  }

  private answer(after: number | null): WatchAnswer {
    this.asked.push(after);
    if (this.refusing !== null) return { ok: false, problem: this.refusing };
    const head = this.log.length;
    if (after === null || (this.snapshotFrom !== null && after < this.snapshotFrom)) {
      return { ok: true, head, snapshot: { upTo: head } };
    }
    return { ok: true, head, events: this.log.slice(after, after + this.page) };
  }
}

function anEvent(number: number): LiveEvent {
  return { stream: STREAM, number, name: 'offer.opened', at: new Date(1_750_000_000_000).toISOString(), body: { number } };
}

/** Keeps what a screen would know: the snapshot's head and every event after it. */
class Screen implements StreamHandler {
  base = 0;
  numbers: number[] = [];
  snapshots = 0;
  refusals: string[] = [];
  snapshot(_state: unknown, head: number): void {
    this.base = head;
    this.numbers = [];
    this.snapshots++;
  }
  events(events: readonly LiveEvent[]): void {
    for (const event of events) this.numbers.push(event.number);
  }
  refused(problem: { code: string }): void {
    this.refusals.push(problem.code);
  }
  knows(): number[] {
    return [...Array.from({ length: this.base }, (_, i) => i + 1), ...this.numbers];
  }
}

function aWatchedMarket(random: () => number = () => 0.5) {
  const clock = new HandClock(random);
  const wire = new BadWire(clock);
  const client = new LiveClient(wire.open, clock);
  const screen = new Screen();
  return { clock, wire, client, screen };
}

const upTo = (head: number) => Array.from({ length: head }, (_, i) => i + 1);

describe('LiveClient', () => {
  it('starts from a snapshot when it has no position and goes on with events', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    wire.append('lose', 3);
    client.watch(STREAM, null, screen);
    client.start();
    await clock.pass(10);
    wire.append('send');
    expect(screen.snapshots).toBe(1);
    expect(screen.knows()).toEqual([1, 2, 3, 4]);
  });

  it('drops repeats and asks again on a gap', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    client.watch(STREAM, 0, screen);
    client.start();
    await clock.pass(10);
    wire.append('twice');
    wire.append('lose');
    wire.append('send');
    await clock.pass(10);
    expect(screen.numbers).toEqual([1, 2, 3]);
    expect(wire.asked).toEqual([0, 1]);
  });

  it('learns of a lost last frame by the heartbeat', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    client.watch(STREAM, 0, screen);
    client.start();
    await clock.pass(10);
    wire.append('lose', 2);
    expect(screen.numbers).toEqual([]);
    wire.beat();
    await clock.pass(10);
    expect(screen.numbers).toEqual([1, 2]);
  });

  it('catches up page by page after a break', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    wire.page = 7;
    client.watch(STREAM, 0, screen);
    client.start();
    await clock.pass(10);
    wire.append('send');
    wire.cut();
    wire.append('send', 40);
    await clock.pass(20_000);
    expect(screen.numbers).toEqual(upTo(41));
    expect(screen.snapshots).toBe(0);
  });

  it('takes a snapshot when its position is too old', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    client.watch(STREAM, 0, screen);
    client.start();
    await clock.pass(10);
    wire.cut();
    wire.append('send', 30);
    wire.snapshotFrom = 20;
    await clock.pass(20_000);
    expect(screen.snapshots).toBe(1);
    expect(screen.knows()).toEqual(upTo(30));
  });

  it('starts over when the stream has become shorter than what it has seen', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    client.watch(STREAM, 0, screen);
    client.start();
    await clock.pass(10);
    wire.append('send', 9);
    wire.cut();
    wire.log = wire.log.slice(0, 4);
    await clock.pass(20_000);
    expect(screen.snapshots).toBe(1);
    expect(screen.knows()).toEqual([1, 2, 3, 4]);
  });

  it('says live, then late, then lost, and opens another connection when the old one has died in silence', async () => {
    const { clock, wire, client } = aWatchedMarket();
    client.start();
    await clock.pass(10);
    wire.beat();
    expect(client.link.state).toBe('live');
    await clock.pass(13_000);
    expect(client.link.state).toBe('late');
    wire.up = false;
    await clock.pass(20_000);
    expect(client.link.state).toBe('lost');
    wire.up = true;
    await clock.pass(16_000);
    wire.beat();
    expect(client.link.state).toBe('live');
  });

  it.each([3_600_000, -3_600_000])(
    'notices a dead connection although the clock was set by %i ms meanwhile, and shows no time of its own',
    async (jump) => {
      const { clock, wire, client, screen } = aWatchedMarket();
      client.watch(STREAM, 0, screen);
      client.start();
      await clock.pass(10);
      wire.beat();
      const server = client.clock.read();
      clock.jump(jump);
      wire.up = false;
      await clock.pass(35_000);
      expect(client.link.state).toBe('lost');
      wire.up = true;
      wire.append('lose', 3);
      await clock.pass(20_000);
      expect(screen.numbers).toEqual([1, 2, 3]);
      wire.beat(clock.now() - jump);
      expect(client.link.state).toBe('live');
      expect(client.clock.read() - server).toBeLessThan(60_000);
    },
  );

  it('calls itself late while the server refuses a stream, and asks again less and less often until it is let in', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    wire.refusing = { code: 'server.failed', transient: true };
    client.watch(STREAM, 0, screen);
    client.start();
    for (let second = 0; second < 9; second++) {
      await clock.pass(1_000);
      wire.beat();
    }
    expect(client.link.state).toBe('late');
    expect(wire.asked.length).toBeLessThan(8);
    wire.refusing = null;
    wire.append('lose', 2);
    await clock.pass(16_000);
    wire.beat();
    expect(screen.numbers).toEqual([1, 2]);
    expect(client.link.state).toBe('live');
  });

  it('takes a final refusal as an answer', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    wire.refusing = { code: 'stream.forbidden', transient: false };
    client.watch(STREAM, 0, screen);
    client.start();
    await clock.pass(10_000);
    expect(screen.refusals).toEqual(['stream.forbidden']);
  });

  it('is lost at once when the device says so, and back without waiting', async () => {
    const { clock, wire, client } = aWatchedMarket();
    client.start();
    await clock.pass(10);
    client.setOffline(true);
    wire.cut();
    expect(client.link.state).toBe('lost');
    client.setOffline(false);
    await clock.pass(10);
    expect(client.link.state).toBe('live');
  });

  it('spreads its retries over time', async () => {
    const waits = await Promise.all(
      [0, 0.99].map(async (random) => {
        const { clock, wire, client } = aWatchedMarket(() => random);
        wire.up = false;
        client.start();
        await clock.pass(10);
        const before = clock.now();
        wire.up = true;
        while (client.link.state !== 'live') await clock.pass(50);
        return clock.now() - before;
      }),
    );
    expect(waits[1]).toBeGreaterThan((waits[0] ?? 0) + 100);
  });

  it('stays silent after it was stopped', async () => {
    const { clock, wire, client, screen } = aWatchedMarket();
    client.watch(STREAM, 0, screen);
    client.start();
    await clock.pass(10);
    client.stop();
    wire.append('send');
    await clock.pass(60_000);
    expect(screen.numbers).toEqual([]);
  });

  it('ends in exactly the log, however the wire behaves', async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('send', 'lose', 'twice', 'hold') },
      { weight: 2, arbitrary: fc.constantFrom('release', 'beat', 'cut', 'wait', 'forget') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), async (steps, page, fromStart) => {
        const { clock, wire, client, screen } = aWatchedMarket();
        wire.page = page;
        client.watch(STREAM, fromStart ? 0 : null, screen);
        client.start();
        await clock.pass(10);
        for (const [index, name] of steps.entries()) {
          if (name === 'release') wire.release();
          else if (name === 'beat') wire.beat();
          else if (name === 'cut') wire.cut();
          else if (name === 'wait') await clock.pass(700);
          else if (name === 'forget') wire.snapshotFrom = Math.floor(wire.log.length / 2);
          else wire.append(name as 'send' | 'lose' | 'twice' | 'hold', 1 + (index % 3));
          if (index % 4 === 0) await clock.pass(3);
          expect(screen.knows()).toEqual(upTo(screen.knows().length));
        }
        await clock.pass(20_000);
        wire.release();
        wire.beat();
        await clock.pass(5_000);
        expect(screen.knows()).toEqual(upTo(wire.log.length));
      }),
      { numRuns: 200 },
    );
  });
});
