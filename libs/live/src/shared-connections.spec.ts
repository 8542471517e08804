import fc from 'fast-check';
import { browserTabs } from './browser-tabs';
import { LiveClient } from './live-client';
import type { LiveEvent } from './live-event';
import { sharedConnections } from './shared-connections';
import type { StreamHandler } from './stream-watch';
import type { TabMessage, Tabs } from './tabs';
import { HandClock, settle } from './testing/hand-clock';
import type { Connection, ConnectionListener } from './transport';

// Goal: many tabs are one socket, and closing, killing or putting to sleep any of them leaves no other with a gap.
const STREAM = 'market:mango';

const anEvent = (number: number): LiveEvent => ({ stream: STREAM, number, name: 'offer.opened', at: '2026-06-10T05:00:00.000Z', body: {} });
const upTo = (head: number): number[] => Array.from({ length: head }, (_, index) => index + 1);

/** A server with one log and as many connections as anybody opens. */
class Server {
  readonly log: LiveEvent[] = [];
  readonly connections = new Map<Connection, { listener: ConnectionListener; streams: Set<string> }>();

  constructor(private readonly clock: HandClock) {}

  readonly open = (listener: ConnectionListener): Connection => {
    const streams = new Set<string>();
    const connection: Connection = {
      watch: (stream, after) => {
        streams.add(stream);
        return Promise.resolve({ ok: true, head: this.log.length, events: this.log.slice(after ?? 0) });
      },
      unwatch: (stream) => void streams.delete(stream),
      close: () => void this.connections.delete(connection),
    };
    this.clock.after(5, () => {
      this.connections.set(connection, { listener, streams });
      listener.opened();
    });
    return connection;
  };

  append(): void {
    const event = anEvent(this.log.length + 1);
    this.log.push(event);
    for (const { listener, streams } of this.connections.values())
      if (streams.has(STREAM)) listener.events({ stream: STREAM, from: event.number, events: [event] });
  }

  beat(): void {
    for (const { listener, streams } of this.connections.values())
      listener.heartbeat({ heads: streams.has(STREAM) ? { [STREAM]: this.log.length } : {}, at: new Date(this.clock.now()).toISOString() });
  }

  cut(): void {
    const all = [...this.connections.values()];
    this.connections.clear();
    for (const { listener } of all) listener.closed('transport close');
  }
}

/** The tabs of one browser: a channel between them and a lock that the first one holds. */
class Browser {
  readonly members: { hear: ((message: TabMessage) => void) | null; begin: (() => void) | null; asleep: boolean }[] = [];
  lose: () => boolean = () => false;

  tab(): Tabs & { die(): void; sleep(): void } {
    const me: (typeof this.members)[number] = { hear: null, begin: null, asleep: false };
    this.members.push(me);
    const leave = (): void => {
      const led = this.members[0] === me;
      this.members.splice(this.members.indexOf(me), 1);
      if (led) this.members[0]?.begin?.();
    };
    return {
      lead: (begin) => {
        me.begin = begin;
        if (this.members[0] === me) begin();
        return leave;
      },
      post: (message) => {
        if (me.asleep || !this.members.includes(me)) return;
        for (const other of [...this.members]) if (other !== me && !other.asleep && !this.lose()) other.hear?.(message);
      },
      listen: (hear) => {
        me.hear = hear;
        return () => (me.hear = null);
      },
      die: leave,
      sleep: () => (me.asleep = true),
    };
  }
}

class Screen implements StreamHandler {
  numbers: number[] = [];
  snapshot(_state: unknown, head: number): void {
    this.numbers = upTo(head);
  }
  events(events: readonly LiveEvent[]): void {
    this.numbers.push(...events.map(({ number }) => number));
  }
  refused(): void {
    throw new Error('nobody is refused here');
  }
}

function aBrowser() {
  let drawn = 0;
  const clock = new HandClock(() => (drawn++ % 97) / 97);
  const [server, browser] = [new Server(clock), new Browser()];
  const aTab = () => {
    const tabs = browser.tab();
    const shared = sharedConnections((listener) => server.open(listener), tabs, clock);
    const [client, screen] = [new LiveClient(shared.open, clock), new Screen()];
    const unwatch = client.watch(STREAM, 0, screen);
    client.start();
    const stop = (): void => {
      client.stop();
      shared.leave();
    };
    /** As a crash: its socket is gone and it says no more. */
    const kill = (): void => {
      client.stop();
      tabs.die();
    };
    return { client, screen, unwatch, stop, kill, sleep: () => tabs.sleep() };
  };
  return { clock, server, browser, aTab };
}

test('three tabs are one socket, and each hears everything once', async () => {
  const { clock, server, aTab } = aBrowser();
  const tabs = [aTab(), aTab(), aTab()];
  await clock.pass(1_000);
  for (let count = 0; count < 5; count++) server.append();
  await clock.pass(100);
  expect(server.connections.size).toBe(1);
  for (const { screen, client } of tabs) {
    expect(screen.numbers).toEqual(upTo(5));
    expect(client.link.state).toBe('live');
  }
});

test('the tab that holds the connection is closed: another takes over, and nothing is missed', async () => {
  const { clock, server, aTab } = aBrowser();
  const [first, second, third] = [aTab(), aTab(), aTab()];
  await clock.pass(1_000);
  server.append();
  first.stop();
  server.append();
  await clock.pass(2_000);
  server.append();
  await clock.pass(100);
  expect(server.connections.size).toBe(1);
  for (const { screen } of [second, third]) expect(screen.numbers).toEqual(upTo(3));
});

test('a tab that crashes while it leads says no word, and the others go on', async () => {
  const { clock, server, aTab } = aBrowser();
  const [first, second] = [aTab(), aTab()];
  await clock.pass(1_000);
  server.connections.clear();
  first.kill();
  server.append();
  await clock.pass(3_000);
  expect(server.connections.size).toBe(1);
  expect(second.screen.numbers).toEqual(upTo(1));
});

test('a tab that leads in its sleep is not waited for', async () => {
  const { clock, server, aTab } = aBrowser();
  const first = aTab();
  await clock.pass(1_000);
  first.sleep();
  const second = aTab();
  server.append();
  await clock.pass(8_000);
  expect(second.screen.numbers).toEqual(upTo(1));
  expect(second.client.link.state).toBe('live');
});

test('a stream is given up when the last tab gives it up, and the socket when the last tab leaves', async () => {
  const { clock, server, aTab } = aBrowser();
  const [first, second] = [aTab(), aTab()];
  await clock.pass(1_000);
  const streams = (): unknown[] => [...server.connections.values()].map((one) => [...one.streams]);
  first.unwatch();
  expect(streams()).toEqual([[STREAM]]);
  second.unwatch();
  expect(streams()).toEqual([[]]);
  second.stop();
  first.stop();
  expect(server.connections.size).toBe(0);
});

test('every tab ends in exactly the log, whatever is lost between them and whoever comes, goes or dies', async () => {
  const step = fc.constantFrom('append', 'append', 'append', 'beat', 'cut', 'open', 'stop', 'kill', 'wait', 'wait');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), async (steps, losses) => {
      const { clock, server, browser, aTab } = aBrowser();
      let [tabs, said] = [[aTab(), aTab()], 0];
      browser.lose = () => losses[said++ % losses.length] === true && said % 3 === 0;
      for (const name of steps) {
        if (name === 'append') server.append();
        else if (name === 'beat') server.beat();
        else if (name === 'cut') server.cut();
        else if (name === 'open') tabs = [...tabs, aTab()];
        else if (name === 'wait') await clock.pass(700);
        else {
          tabs[0]?.[name]();
          tabs = tabs.slice(1);
        }
        await settle();
      }
      browser.lose = () => false;
      for (let beats = 0; beats < 14; beats++) {
        await clock.pass(5_000);
        server.beat();
      }
      await clock.pass(1_000);
      for (const { screen } of tabs) expect(screen.numbers).toEqual(upTo(server.log.length));
    }),
    { numRuns: 150 },
  );
});

test('over the locks and channels of a browser: the lock goes from tab to tab, messages go to the others only', async () => {
  const queue: (() => Promise<void>)[] = [];
  let held = false;
  const next = async (): Promise<void> => {
    const turn = held ? undefined : queue.shift();
    if (!turn) return;
    held = true;
    await turn();
    held = false;
    await next();
  };
  const locks = { request: async (_name: string, _options: object, turn: () => Promise<void>) => void (queue.push(turn), next()) };
  const heard: [string, TabMessage][] = [];
  const led: string[] = [];
  const [a, b] = ['a', 'b'].map((name) => ({ name, tabs: browserTabs('mua-vu', locks, new BroadcastChannel('mua-vu-spec') as never) }));
  const deaf = [a, b].map((tab) => tab?.tabs.listen((message) => heard.push([tab.name, message])));
  const giveUp = [a, b].map((tab) => tab?.tabs.lead(() => led.push(tab.name)));
  a?.tabs.post({ say: 'leading' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual([['b', { say: 'leading' }]]);
  expect(led).toEqual(['a']);
  giveUp[0]?.();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(led).toEqual(['a', 'b']);
  deaf.forEach((stop) => stop?.());
});
