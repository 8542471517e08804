import { figure, median, percentile, type BenchOptions, type Figure } from '../figure';
import type { Came, CrowdState } from './protocol';
import { BareSide, OurSide, type Side } from './sides';
import { seedSessions, withDatabase } from './world';

// Goal: what a frame costs with sessions, audience and the log, beside a bare socket.io server and a bare ws server.
// Method: three servers with a crowd each, in one run; bursts and paced frames take turns, so that a busy moment hits all alike.
// A burst is one frame on each of ten markets that everyone watches, so that our batching (frames of 50 ms) does not flatter the count.
const STREAMS = ['mango', 'longan', 'plum', 'passion-fruit', 'banana', 'dragon-fruit', 'avocado', 'pineapple', 'orange', 'pomelo'].map(
  (product) => `market:${product}`,
);
const BURSTS = 7;
const PACED_MS = 10_000;
/** Part of its own burst rate at which the time from commit to client is taken. */
const LOAD = 0.6;

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  const [few, many] = [1_000, 5_000].map((clients) => Math.round(clients * scale)) as [number, number];
  return withDatabase(async (databaseUrl) => {
    const cookies = await seedSessions(databaseUrl, many);
    const sides: readonly [OurSide, BareSide, BareSide] = [
      await OurSide.start(databaseUrl),
      await BareSide.start('socket.io'),
      await BareSide.start('ws'),
    ];
    try {
      const [ours, bare] = sides;
      say(`${few} clients each watch ${STREAMS.length} markets of three servers`);
      for (const side of sides) told(side, await side.come(STREAMS, cookies.slice(0, few)), say);
      const quiet = await bursts(sides, few, say);
      const rate = (LOAD * (quiet.get(ours)?.perSecond ?? 0)) / few;
      say(`commit → client at ${rate.toFixed(1)} frames/s`);
      const [late, lateBare] = [await paced(ours, rate), await paced(bare, rate)];
      say(`${many} clients`);
      for (const side of sides) told(side, await side.come(STREAMS, cookies.slice(few, many)), say);
      const memory = await Promise.all(sides.map((side) => side.memoryMb()));
      const full = await bursts(sides, many, say);
      const after = await Promise.all(sides.map((side) => side.memoryMb()));
      const state = await ours.ask<CrowdState>({ do: 'state' });
      say(
        `memory with ${many} sockets, MB: ours ${memory[0]} → ${after[0]}, bare ${memory[1]} → ${after[1]}, ws ${memory[2]} → ${after[2]}`,
      );
      return [
        ...ratesOf(sides, full),
        figure('fanout.commit_to_client_p50_ms', percentile(late, 0.5), percentile(lateBare, 0.5), 'value<=150'),
        figure('fanout.commit_to_client_p99_ms', percentile(late, 0.99), percentile(lateBare, 0.99), 'value<=500'),
        figure('fanout.memory_mb', Math.max(memory[0] ?? NaN, after[0] ?? NaN), Math.max(memory[1] ?? NaN, after[1] ?? NaN), 'value<=600'),
        figure('fanout.clients_lost', many - state.open, null, 'value<=0'),
        figure('fanout.gaps', state.faults, null, 'value<=0'),
      ];
    } finally {
      for (const side of sides) await side.end();
    }
  });
}

function told({ name }: Side, { ms, open, retries, why }: Came, say: (line: string) => void): void {
  say(`  ${name}: ${open} in after ${Math.round(ms)} ms${retries > 0 ? `, ${retries} tried again: ${JSON.stringify(why)}` : ''}`);
}

interface Rate {
  readonly perSecond: number;
  readonly cpuUs: number;
}

/** The median of some bursts, servers taking turns; the first of each warms up. */
async function bursts(sides: readonly Side[], clients: number, say: (line: string) => void): Promise<Map<Side, Rate>> {
  const rates = new Map<Side, Rate[]>(sides.map((side) => [side, []]));
  const deliveries = clients * STREAMS.length;
  for (let burst = 0; burst <= BURSTS; burst++) {
    for (const side of sides) {
      await side.ask({ do: 'latencies' });
      const cpu = await side.cpuMs();
      const arrived = side.ask<number>({ do: 'count', events: STREAMS.length, withinMs: 60_000 });
      await side.emit(STREAMS, 1);
      const ms = await arrived;
      const cpuUs = (((await side.cpuMs()) - cpu) * 1_000) / deliveries;
      if (burst > 0) rates.get(side)?.push({ perSecond: (deliveries / ms) * 1_000, cpuUs });
    }
  }
  const middle = (of: readonly Rate[]): Rate => ({
    perSecond: median(of.map(({ perSecond }) => perSecond)),
    cpuUs: median(of.map(({ cpuUs }) => cpuUs)),
  });
  const result = new Map([...rates].map(([side, of]) => [side, middle(of)]));
  for (const [side, { perSecond, cpuUs }] of result)
    say(`  ${side.name}: ${Math.round(perSecond)} deliveries/s, ${cpuUs.toFixed(1)} µs of CPU each`);
  return result;
}

function ratesOf([ours, bare, ws]: readonly [Side, Side, Side], rates: ReadonlyMap<Side, Rate>): Figure[] {
  const [own, socketIo, limit] = [ours, bare, ws].map((side) => rates.get(side) ?? { perSecond: NaN, cpuUs: NaN });
  return [
    figure('fanout.deliveries_per_s', own?.perSecond ?? NaN, socketIo?.perSecond ?? NaN, '>=0.5'),
    figure('fanout.cpu_us_per_delivery', own?.cpuUs ?? NaN, socketIo?.cpuUs ?? NaN, '<=2'),
    // No target of ours: how far socket.io itself is from the limit.
    figure('fanout.bare_socket_io_of_ws', socketIo?.perSecond ?? NaN, limit?.perSecond ?? NaN, '>=0'),
  ];
}

/** Milliseconds from commit to client, of every delivery, at so many frames a second. */
async function paced(side: Side, perSecond: number): Promise<number[]> {
  await side.ask({ do: 'latencies' });
  const from = performance.now();
  for (let sent = 0; performance.now() - from < PACED_MS; sent++) {
    const wait = from + (sent * 1_000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await side.emit([STREAMS[sent % STREAMS.length] ?? ''], 1);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // what is still on its way
  return side.ask<number[]>({ do: 'latencies' });
}
