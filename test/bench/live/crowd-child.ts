// A child process of the bench: thousands of clients of one server.
import { RawClient, type Tally } from './raw-client';
import type { Came, Coming, CrowdOrder, CrowdState, SnapshotAnswers } from './protocol';

const clients: RawClient[] = [];
let waiting: (() => void) | undefined;
const tally: Tally = { deliveries: 0, faults: 0, latencies: [], onEvents: () => waiting?.() };
let streams: readonly string[] = [];
let counted = 0;

/** Runs the work for each, so many at once. */
async function forEach<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function enter(client: RawClient): Promise<void> {
  await client.open();
  const answers = await Promise.all(streams.map((stream) => client.follow(stream)));
  const refused = answers.find(({ ok }) => !ok);
  if (refused) throw new Error(refused.problem?.code);
}

async function come({ url, wire, cookies, streams: wanted, atOnce }: Coming): Promise<Came> {
  streams = wanted;
  const fresh = cookies.map((cookie) => new RawClient(url, wire, cookie, tally));
  clients.push(...fresh);
  return all(fresh, atOnce, 0);
}

/** Lets everybody in; whoever fails tries again after a short wait by chance, as the real client does. The first `expelled` must fail. */
async function all(those: readonly RawClient[], atOnce: number, expelled: number): Promise<Came> {
  const from = performance.now();
  let [retries, refused, trespassers, last] = [0, 0, 0, from];
  const why: Record<string, number> = {};
  const entered = new Set<RawClient>();
  await forEach([...those.entries()], atOnce, async ([index, client]) => {
    for (let attempt = 0; attempt < 30; attempt++) {
      try {
        await enter(client);
        if (index < expelled) trespassers++;
        last = performance.now();
        return void entered.add(client);
      } catch (error) {
        client.drop(); // it may have been let in and refused its streams
        if (/session\.expired|auth\.required/.test((error as Error).message)) return void refused++;
        retries++;
        why[(error as Error).message.slice(0, 80)] = (why[(error as Error).message.slice(0, 80)] ?? 0) + 1;
        await sleep(250 + Math.random() * 500);
      }
    }
  });
  const open = [...entered].filter((client) => client.isOpen).length;
  const isWhole = open === those.length - expelled; // the time that some took says nothing about all
  return { ms: isWhole ? last - from : NaN, open, refused, retries, trespassers, why };
}

/** Milliseconds from now until every open client has so many events more. */
function count(events: number, withinMs: number): Promise<number> {
  const from = performance.now();
  const goal = counted + events * clients.filter((client) => client.isOpen).length;
  return new Promise((resolve, reject) => {
    const done = (): void => {
      if (tally.deliveries < goal) return;
      clearTimeout(timer);
      waiting = undefined;
      counted = tally.deliveries;
      resolve(performance.now() - from);
    };
    const timer = setTimeout(() => reject(new Error(`${goal - tally.deliveries} of ${goal - counted} deliveries did not come`)), withinMs);
    waiting = done;
    done();
  });
}

async function snapshots(stream: string): Promise<SnapshotAnswers> {
  const ms: number[] = [];
  const refused: Record<string, number> = {};
  const open = clients.filter((client) => client.isOpen);
  await Promise.all(
    open.map(async (client) => {
      const from = performance.now();
      const answer = await client.ask(stream, null);
      if (answer.startsWith('{"ok":true,')) ms.push(performance.now() - from);
      else {
        const code = /"code":"([^"]+)"/.exec(answer)?.[1] ?? '?';
        refused[code] = (refused[code] ?? 0) + 1;
      }
    }),
  );
  return { ms, refused };
}

function state(): CrowdState {
  const open = clients.filter((client) => client.isOpen);
  const positions = Object.fromEntries(
    streams.map((stream) => {
      const numbers = open.map((client) => client.last.get(stream) ?? 0);
      return [stream, { lowest: numbers.reduce((a, b) => Math.min(a, b), Infinity), highest: numbers.reduce((a, b) => Math.max(a, b), 0) }];
    }),
  );
  return { clients: clients.length, open: open.length, closed: clients.length - open.length, faults: tally.faults, positions };
}

function obey(order: CrowdOrder): unknown {
  switch (order.do) {
    case 'come':
      return come(order);
    case 'return':
      return all(clients, order.atOnce, order.expelled);
    case 'count':
      return count(order.events, order.withinMs);
    case 'snapshot':
      return snapshots(order.stream);
    case 'latencies':
      counted = tally.deliveries;
      return tally.latencies.splice(0);
    case 'pause':
      return clients.slice(-order.clients).forEach((client) => client.pause());
    case 'state':
      return state();
  }
}

process.on('message', ({ id, order }: { id: number; order: CrowdOrder }) => {
  Promise.resolve()
    .then(() => obey(order))
    .then(
      (answer) => process.send?.({ id, answer }),
      (error: Error) => process.send?.({ id, error: error.message }),
    );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, answer: 'ready' });
