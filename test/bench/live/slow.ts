import { figure, median, percentile, type BenchOptions, type Figure } from '../figure';
import type { Came, CrowdState } from './protocol';
import { OurSide } from './sides';
import { TalkingChild } from './talking-child';
import { seedSessions, withDatabase } from './world';

// Goal: a client that does not read is cut at a bound and catches up when it comes back; the others notice nothing of it.
// Method: on one server the same paced traffic again and again: small frames to two thousand, and to a few clients on markets of their own
// more than the operating system takes for them. In one round of each pair the few read, in the other they do not; which comes first takes
// turns. A p99 is the slowest of a hundred frames, so each round sends many, and the figure is the median of the pairs' ratios.
const STREAMS = ['market:mango', 'market:longan', 'market:plum', 'market:banana', 'market:avocado'];
const SLOW = 3;
const SLOW_STREAMS = ['market:tea', 'market:cassava', 'market:edamame', 'market:spinach'];
const PAIRS = 7;
const ROUND_MS = 8_000;
const FRAMES_PER_S = 20;
/** Every so many frames the few are sent four large ones. */
const LARGE_EVERY = 4;
/** Forty megabytes a round for each of the few: the system's buffers grow to 32 for who has been reading fast. */
const LARGE = 'x'.repeat(250_000);

/** The p99 of everybody else in ms, and the memory of the server in MB after it. */
interface Round {
  readonly p99: number;
  readonly memory: number;
}

interface Pair {
  readonly reading: Round;
  readonly paused: Round;
}

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  const clients = Math.round(2_000 * scale);
  return withDatabase(async (databaseUrl) => {
    const cookies = await seedSessions(databaseUrl, clients + SLOW);
    const ours = await OurSide.start(databaseUrl);
    const { child: few } = await TalkingChild.start('crowd-child.ts', []);
    try {
      await ours.come(STREAMS, cookies.slice(0, clients));
      const coming = { do: 'come', url: ours.url, wire: 'socket.io', cookies: cookies.slice(clients), streams: SLOW_STREAMS, atOnce: SLOW };
      const { open } = await few.ask<Came>(coming);
      if (open < SLOW) throw new Error(`${open} of ${SLOW} slow clients came in`);
      say(`${clients} clients and ${SLOW} more; ${PAIRS} pairs of rounds`);
      await paced(ours); // warms up
      return await pairs({ ours, few, clients, say });
    } finally {
      await few.end();
      await ours.end();
    }
  });
}

async function pairs({ ours, few, clients, say }: Bench): Promise<Figure[]> {
  const done: Pair[] = [];
  let [cut, back] = [0, 0];
  while (done.length < PAIRS) {
    const before = done.length % 2 === 0 ? await paced(ours) : null;
    await few.ask({ do: 'pause', clients: SLOW });
    const paused = await paced(ours);
    cut += clients + SLOW - (await ours.metric('live_sockets'));
    back += (await few.ask<Came>({ do: 'return', atOnce: SLOW, expelled: 0 })).open;
    const reading = before ?? (await paced(ours));
    say(`  p99 ${reading.p99.toFixed(1)} ms while they read, ${paused.p99.toFixed(1)} ms while they do not`);
    done.push({ reading, paused });
  }
  const [{ closed }, { faults }] = [await ours.ask<CrowdState>({ do: 'state' }), await few.ask<CrowdState>({ do: 'state' })];
  const ratios = done.map(({ reading, paused }) => paused.p99 / reading.p99);
  say(`ratios: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`);
  const [p99s, memories] = [(round: Round) => round.p99, (round: Round) => round.memory];
  const middle = (side: keyof Pair, of: (round: Round) => number): number => median(done.map((pair) => of(pair[side])));
  return [
    figure('slow.others_p99_times', median(ratios), null, 'value<=1.5'),
    figure('slow.others_p99_ms', middle('paused', p99s), middle('reading', p99s), '>=0'),
    figure('slow.cut', cut - closed, PAIRS * SLOW, '>=1'),
    figure('slow.caught_up', faults === 0 ? back : 0, PAIRS * SLOW, '>=1'),
    figure('slow.others_cut', closed, null, 'value<=0'),
    figure('slow.memory_mb', middle('paused', memories), middle('reading', memories), '<=1.25'),
  ];
}

interface Bench {
  readonly ours: OurSide;
  readonly few: TalkingChild;
  readonly clients: number;
  say(line: string): void;
}

/** One round at an even pace. */
async function paced(ours: OurSide): Promise<Round> {
  await ours.ask({ do: 'latencies' });
  const from = performance.now();
  for (let sent = 0; performance.now() - from < ROUND_MS; sent++) {
    const wait = from + (sent * 1_000) / FRAMES_PER_S - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await ours.emit([STREAMS[sent % STREAMS.length] ?? ''], 1);
    if (sent % LARGE_EVERY === 0) await ours.emit(SLOW_STREAMS, 1, LARGE);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // what is still on its way
  return { p99: percentile(await ours.ask<number[]>({ do: 'latencies' }), 0.99), memory: await ours.memoryMb() };
}
