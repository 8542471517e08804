import { figure, median, percentile, type Figure } from '../figure';
import type { Came, CrowdState } from './protocol';
import type { OurSide } from './sides';
import { TalkingChild } from './talking-child';

// Goal: a client that does not read is cut at a bound, and the others notice nothing of it.
// Method: the same paced traffic in turns: small frames to everybody, and to a few clients on markets of their own more than the operating
// system takes for them. In one turn the few read, in the next they do not.
const SLOW = 3;
const SLOW_STREAMS = ['market:tea', 'market:cassava', 'market:edamame', 'market:spinach'];
const ROUNDS = 3;
const FRAMES_PER_S = 5;
const MILLIS = 6_000;
const LARGE = 'x'.repeat(200_000);

export interface SlowAsk {
  readonly ours: OurSide;
  readonly streams: readonly string[];
  readonly cookies: readonly string[];
  say(line: string): void;
}

export async function slowClients(ask: SlowAsk): Promise<Figure[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(ask, ask.cookies.slice(round * SLOW, (round + 1) * SLOW)));
  const { closed } = await ask.ours.ask<CrowdState>({ do: 'state' });
  const cut = rounds.reduce((sum, round) => sum + round.cut, 0) - closed;
  const p99s = (of: (round: Round) => readonly number[]): number[] => rounds.map((round) => percentile(of(round), 0.99));
  const [beside, reading] = [p99s((round) => round.paused), p99s((round) => round.reading)];
  const told = (of: readonly number[]): string => of.map((ms) => Math.round(ms)).join(', ');
  ask.say(
    `${SLOW * ROUNDS} clients that do not read: ${cut} cut; of the others ${closed}; p99 ${told(beside)} ms, before ${told(reading)} ms`,
  );
  return [
    figure('slow.others_p99_ms', median(beside), median(reading), '<=1.5'),
    figure('slow.cut', cut, SLOW * ROUNDS, '>=1'),
    figure('slow.others_cut', closed, null, 'value<=0'),
  ];
}

/** Milliseconds from commit to client for everybody else, while the few read and while they do not. */
interface Round {
  readonly reading: readonly number[];
  readonly paused: readonly number[];
  readonly cut: number;
}

async function oneRound({ ours, streams }: SlowAsk, cookies: readonly string[]): Promise<Round> {
  const { child: crowd } = await TalkingChild.start('crowd-child.ts', []);
  try {
    const coming = { do: 'come', url: ours.url, wire: 'socket.io', cookies, streams: SLOW_STREAMS, atOnce: SLOW };
    const { open } = await crowd.ask<Came>(coming);
    if (open < cookies.length) throw new Error(`${open} of ${cookies.length} slow clients came in`);
    const reading = await paced(ours, streams);
    const before = await ours.metric('live_sockets');
    await crowd.ask({ do: 'pause', clients: SLOW });
    const paused = await paced(ours, streams);
    return { reading, paused, cut: before - (await ours.metric('live_sockets')) };
  } finally {
    await crowd.end();
  }
}

async function paced(ours: OurSide, streams: readonly string[]): Promise<number[]> {
  await ours.ask({ do: 'latencies' });
  const from = performance.now();
  for (let sent = 0; performance.now() - from < MILLIS; sent++) {
    const wait = from + (sent * 1_000) / FRAMES_PER_S - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await ours.emit([streams[sent % streams.length] ?? ''], 1);
    await ours.emit(SLOW_STREAMS, 1, LARGE);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // what is still on its way
  return ours.ask<number[]>({ do: 'latencies' });
}
