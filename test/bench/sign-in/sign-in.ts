import http from 'node:http';
import { hash } from '@node-rs/argon2';
import { figure, median, percentile, type BenchOptions, type Figure } from '../figure';
import { seedMembers, withDurableDatabase, type Seeded } from '../live/world';
import { fruitsOf, postOverHttp, type Fruit, type Post } from '../write/posts';
import { startServer } from '../../support/server';
import { sql } from '../../support/test-databases';

// Goal: a flood of sign-ins lets the market be, and is itself served. Method: offers come at a steady pace; by turns nothing else happens
// (the floor) and sign-ins come as well, four times as many a second as must be let in, each from an address of its own and with the limits
// on. What is too much is told to come back (503), which counts as nobody let in.
const POSTS_PER_S = 20;
const SIGN_INS_PER_S = 60;
const TURNS = 5;
const TURN_MS = 8_000;
const ACCOUNTS = 400;
const PASSWORD = 'mùa vụ về trên bản 2026';
/** The cost of a password as the program keeps it (features/identity/password): a check costs what it costs there. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

interface Flood {
  readonly statuses: Map<number, number>;
  readonly perSecond: number;
}

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  return withDurableDatabase(async (databaseUrl) => {
    const ask = { kind: 'cooperative', role: 'manager', perMember: 1, perOrganisation: 10 };
    const members = await seedMembers(databaseUrl, ACCOUNTS, ask);
    await sql(databaseUrl, `UPDATE members SET password_hash = $1 WHERE sign_in_name LIKE '%@bench.muavu.vn'`, [
      await hash(PASSWORD, COST),
    ]);
    const server = await startServer({
      databaseUrl,
      profile: 'embedded',
      env: { LIMITS: 'on', TRUSTED_PROXIES: '1', QUICK_PASSWORDS: '' },
    });
    const { post, end } = postOverHttp(server.url);
    try {
      const fruits = await fruitsOf(server.url, members[0]?.cookie ?? '');
      const millis = Math.max(2_000, TURN_MS * scale);
      const posting = (): Promise<number[]> => postSteadily(post, { sellers: members.slice(0, 40), fruits, millis });
      say(`${POSTS_PER_S} offers/s, and by turns ${SIGN_INS_PER_S} sign-ins/s; ${TURNS} turns of ${millis} ms each`);
      await posting(); // warms up
      const [quiet, flooded, floods]: [number[], number[], Flood[]] = [[], [], []];
      for (let turn = 0; turn < TURNS; turn++) {
        quiet.push(...(await posting()));
        const [ms, flood] = await Promise.all([posting(), signInSteadily(server.url, members, millis)]);
        flooded.push(...ms);
        floods.push(flood);
        say(`  ${Math.round(flood.perSecond)} let in/s; answers ${JSON.stringify([...flood.statuses])}`);
      }
      const odd = floods.flatMap(({ statuses }) => [...statuses]).filter(([status]) => status !== 201 && status !== 503);
      return [
        figure('sign_in.let_in_per_s', median(floods.map(({ perSecond }) => perSecond)), null, 'value>=15'),
        figure('sign_in.post_p99_ms', percentile(flooded, 0.99), percentile(quiet, 0.99), '<=2'),
        figure('sign_in.post_p50_ms', percentile(flooded, 0.5), percentile(quiet, 0.5), '<=2'),
        figure('sign_in.answered_otherwise', odd.length, null, 'value<=0'),
      ];
    } finally {
      end();
      await server.stop();
    }
  });
}

/** Begins one act after the other at a steady pace, whatever they take, and waits for the last. */
async function atPace(perSecond: number, millis: number, act: (nth: number) => Promise<void>): Promise<void> {
  const from = performance.now();
  await Promise.all(
    Array.from({ length: Math.round((perSecond * millis) / 1_000) }, async (_, nth) => {
      const wait = from + (nth * 1_000) / perSecond - performance.now();
      await new Promise((resolve) => setTimeout(resolve, wait));
      await act(nth);
    }),
  );
}

let posted = 0;

/** How long each offer took, in ms. Rejects with the first that was not taken. */
async function postSteadily(
  post: Post,
  { sellers, fruits, millis }: { sellers: readonly Seeded[]; fruits: readonly Fruit[]; millis: number },
): Promise<number[]> {
  const ms: number[] = [];
  await atPace(POSTS_PER_S, millis, async () => {
    const [seller, fruit] = [sellers[posted % sellers.length], fruits[posted % fruits.length]];
    posted++;
    if (!seller || !fruit) throw new Error('nobody to post');
    const begun = performance.now();
    await post(seller, fruit);
    ms.push(performance.now() - begun);
  });
  return ms;
}

let came = 0;

async function signInSteadily(url: string, members: readonly Seeded[], millis: number): Promise<Flood> {
  const statuses = new Map<number, number>();
  const from = performance.now();
  await atPace(SIGN_INS_PER_S, millis, async () => {
    const nth = came++;
    const status = await signIn(url, members[nth % members.length]?.memberId ?? '', nth);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  });
  return { statuses, perSecond: ((statuses.get(201) ?? 0) / (performance.now() - from)) * 1_000 };
}

/** One sign-in from an address that nobody else has, by a connection of its own; answers its status. */
function signIn(url: string, memberId: string, nth: number): Promise<number> {
  const body = JSON.stringify({ name: `${memberId}@bench.muavu.vn`, password: PASSWORD });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-forwarded-for': `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/api/v1/sessions`, { method: 'POST', agent: false, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', reject);
    request.end(body);
  });
}
