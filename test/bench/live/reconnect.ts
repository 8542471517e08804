import { figure, type BenchOptions, type Figure } from '../figure';
import { herd } from './herd';
import type { Came, CrowdState } from './protocol';
import { AT_ONCE, BareSide, OurSide, type Side } from './sides';
import { revoke, seedSessions, withDatabase } from './world';

// Goal: five thousand clients that a server dropped come back, each is let in by its session and given exactly what it missed.
// Method: the server is killed and started again; the clock runs from when it listens to the last client's answer, for ours and a bare one.
const MARKETS = ['market:mango', 'market:longan'];
/** Events committed while the crowd is out. */
const MISSED = 25;
/** One in twenty loses its session while it is out. */
const EXPELLED = 0.05;

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  const clients = Math.round(5_000 * scale);
  return withDatabase(async (databaseUrl) => {
    const cookies = await seedSessions(databaseUrl, clients + 50);
    const crowd = cookies.slice(0, clients);
    const ours = await OurSide.start(databaseUrl);
    const bare = await BareSide.start('socket.io');
    try {
      say(`${clients} clients connect`);
      const [came, cameBare] = [await ours.come(MARKETS, crowd), await bare.come(MARKETS, crowd)];
      say(
        `  ours ${Math.round(came.ms)} ms (${came.retries} retries ${JSON.stringify(came.why)}), bare ${Math.round(cameBare.ms)} ms (${cameBare.retries})`,
      );
      const herdFigures = await herd({ ours, bare, posters: cookies.slice(clients), orders: Math.round(500 * scale), say });
      const expelled = Math.round(clients * EXPELLED);
      const back = await outAndBack(bare, 0, async () => undefined);
      const own = await outAndBack(ours, expelled, () => revoke(databaseUrl, crowd.slice(0, expelled)));
      say(
        `back after a kill: ours ${Math.round(own.ms)} ms (${own.retries} retries ${JSON.stringify(own.why)}), bare ${Math.round(back.ms)} ms (${back.retries})`,
      );
      await ours.emit(MARKETS, 1);
      const { state, behind } = await settled(ours);
      return [
        figure('connect.ms', came.ms, cameBare.ms, '<=2'),
        figure('reconnect.ms', own.ms, back.ms, '<=2'),
        figure('reconnect.not_back', clients - expelled - own.open, null, 'value<=0'),
        figure('reconnect.gaps', state.faults + behind, null, 'value<=0'),
        figure('reconnect.let_in_without_a_session', own.trespassers + (expelled - own.refused), null, 'value<=0'),
        ...herdFigures,
      ];
    } finally {
      await ours.end();
      await bare.end();
    }
  });
}

async function outAndBack(side: Side, expelled: number, meanwhile: () => Promise<void>) {
  await meanwhile();
  await side.restart();
  await side.emit(MARKETS, MISSED);
  return side.ask<Came>({
    do: 'return',
    atOnce: AT_ONCE,
    expelled,
  });
}

/** Waits until every client has come as far as the database on every market, or fifteen seconds. Answers on how many markets some are behind. */
async function settled(ours: OurSide): Promise<{ state: CrowdState; behind: number }> {
  for (const until = performance.now() + 15_000; ;) {
    const heads = await ours.heads(MARKETS);
    const state = await ours.ask<CrowdState>({ do: 'state' });
    const behind = [...heads].filter(([stream, head]) => (state.positions[stream]?.lowest ?? 0) < head).length;
    if (behind === 0 || performance.now() > until) return { state, behind };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
