import { figure, percentile, type Figure } from '../figure';
import type { Came, CrowdState } from './protocol';
import type { OurSide } from './sides';
import { TalkingChild } from './talking-child';

// Goal: a client that does not read is cut at a bound, and the others notice nothing of it.
// Method: the same paced traffic twice: small frames to everybody, and to a few clients on markets of their own more than the operating
// system takes for them. First the few read, then they do not.
const SLOW = 3;
const SLOW_STREAMS = ['market:tea', 'market:cassava', 'market:edamame', 'market:spinach'];
const FRAMES_PER_S = 5;
const MILLIS = 15_000;
const LARGE = 'x'.repeat(100_000);

export interface SlowAsk {
  readonly ours: OurSide;
  readonly streams: readonly string[];
  readonly cookies: readonly string[];
  say(line: string): void;
}

export async function slowClients({ ours, streams, cookies, say }: SlowAsk): Promise<Figure[]> {
  const { child: crowd } = await TalkingChild.start('crowd-child.ts', []);
  try {
    const coming = { do: 'come', url: ours.url, wire: 'socket.io', cookies: cookies.slice(0, SLOW), streams: SLOW_STREAMS, atOnce: SLOW };
    const { open } = await crowd.ask<Came>(coming);
    if (open < SLOW) throw new Error(`${open} of ${SLOW} slow clients came in`);
    const reading = await paced(ours, streams);
    const before = await ours.metric('live_sockets');
    await crowd.ask({ do: 'pause', clients: SLOW });
    const paused = await paced(ours, streams);
    const cut = before - (await ours.metric('live_sockets'));
    const { closed } = await ours.ask<CrowdState>({ do: 'state' });
    say(`${SLOW} clients that do not read: ${cut} cut; of the others ${closed}`);
    return [
      figure('slow.others_p99_ms', percentile(paused, 0.99), percentile(reading, 0.99), '<=1.5'),
      figure('slow.cut', cut - closed, SLOW, '>=1'),
      figure('slow.others_cut', closed, null, 'value<=0'),
    ];
  } finally {
    await crowd.end();
  }
}

/** Milliseconds from commit to client for everybody else, at an even pace. */
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
