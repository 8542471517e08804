import { figure, median, percentile, type BenchOptions, type Figure } from '../figure';
import { startServer } from '../../support/server';
import { seedMembers, withDurableDatabase, type Seeded } from '../live/world';
import { fruitsOf, postOverHttp, postThroughPg, type Fruit, type Post } from './posts';

// Goal: what an offer over HTTP costs (session, checks, rules, key, events), beside the same SQL through bare pg on the same database.
// Method: eight posters without a pause, the two taking turns, on twenty markets and on one; PostgreSQL waits for its disk.
const POSTERS = 8;
const TURNS = 5;
const TURN_MS = 5_000;

interface Turn {
  readonly perSecond: number;
  readonly ms: readonly number[];
}

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  return withDurableDatabase(async (databaseUrl) => {
    const sellers = await seedMembers(databaseUrl, 40, { kind: 'cooperative', role: 'manager', perMember: 1, perOrganisation: 2 });
    const server = await startServer({ databaseUrl, profile: 'embedded' });
    const [over, through] = [postOverHttp(server.url), postThroughPg(databaseUrl, POSTERS)];
    try {
      const fruits = await fruitsOf(server.url, sellers[0]?.cookie ?? '');
      const posts = { http: over.post, pg: through.post };
      const millis = Math.max(1_000, TURN_MS * scale);
      say(`${POSTERS} posters, ${TURNS} turns of ${millis} ms each`);
      const spread = await takeTurns(posts, { fruits, sellers, millis, say });
      say('one market');
      const hot = await takeTurns(posts, { fruits: fruits.slice(0, 1), sellers, millis, say });
      const p99 = (turns: readonly Turn[]): number =>
        percentile(
          turns.flatMap(({ ms }) => ms),
          0.99,
        );
      const rate = (turns: readonly Turn[]): number => median(turns.map(({ perSecond }) => perSecond));
      return [
        figure('write.offers_per_s', rate(spread.http), rate(spread.pg), '>=0.35'),
        figure('write.offer_p99_ms', p99(spread.http), p99(spread.pg), 'value<=150'),
        figure('write.one_market_offers_per_s', rate(hot.http), rate(hot.pg), '>=0.4'),
        figure('write.one_market_offer_p99_ms', p99(hot.http), p99(hot.pg), 'value<=250'),
      ];
    } finally {
      over.end();
      await through.end();
      await server.stop();
    }
  });
}

async function takeTurns(
  { http, pg }: { http: Post; pg: Post },
  { fruits, sellers, millis, say }: { fruits: readonly Fruit[]; sellers: readonly Seeded[]; millis: number; say(line: string): void },
): Promise<{ http: Turn[]; pg: Turn[] }> {
  const turns: { http: Turn[]; pg: Turn[] } = { http: [], pg: [] };
  await turn(http, { fruits, sellers, millis: millis / 2 }); // warms up
  for (let count = 0; count < TURNS; count++) {
    turns.pg.push(await turn(pg, { fruits, sellers, millis }));
    turns.http.push(await turn(http, { fruits, sellers, millis }));
    const [own, bare] = [turns.http.at(-1)?.perSecond ?? 0, turns.pg.at(-1)?.perSecond ?? 0];
    say(`  ${Math.round(own)}/s over HTTP, ${Math.round(bare)}/s through pg`);
  }
  return turns;
}

/** All posters at work for a time. Rejects with the first post that was not taken. */
async function turn(
  post: Post,
  { fruits, sellers, millis }: { fruits: readonly Fruit[]; sellers: readonly Seeded[]; millis: number },
): Promise<Turn> {
  const ms: number[] = [];
  const from = performance.now();
  await Promise.all(
    Array.from({ length: POSTERS }, async (_, poster) => {
      for (let count = poster; performance.now() - from < millis; count += POSTERS) {
        const [seller, fruit] = [sellers[count % sellers.length], fruits[count % fruits.length]];
        if (!seller || !fruit) throw new Error('nobody to post');
        const started = performance.now();
        await post(seller, fruit);
        ms.push(performance.now() - started);
      }
    }),
  );
  return { perSecond: (ms.length / (performance.now() - from)) * 1_000, ms };
}
