// @profiles embedded
import { shortOf } from '@domain/shared/short-id';
import { SeededRandom } from '../bench/seeded-random';
import { Crowd, type Player } from '../support/audience/crowd';
import { addressesOf, doorsOf, idsOf, knock, type Door } from '../support/audience/doors';
import { Ear, Heard } from '../support/audience/listeners';
import { EVERYONE, fieldsBeyond, leaksIn, secretsOf, type Secrets } from '../support/audience/oracle';
import { revokeUnderTraffic, type Revoked } from '../support/audience/revocations';
import { expectInvariants } from '../support/invariants';
import { eventually } from '../support/market-steps';
import { signInOperator, type Kind } from '../support/people';
import { textOfPdf } from '../support/read-pdf';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: nobody is handed what is not theirs, by any door, and nobody hears anything after their session has ended. Method: a crowd trades,
// every socket and every route is read as text by an oracle that shares nothing with the program's audience function (support/audience).
// `npm test` plays the stated fraction, LONG=1 the full count of RELIABILITY section 2.
const LONG = process.env['LONG'] === '1';
const SIZE = LONG
  ? { cooperatives: 8, processors: 3, buyers: 3, ears: 10, events: 10_000, revocations: 500, ids: 12, papers: 200 }
  : { cooperatives: 2, processors: 1, buyers: 1, ears: 3, events: 250, revocations: 10, ids: 2, papers: 1 };
const MARKETS = ['market:mango', 'market:longan'];
const AT_ONCE = 24;

const KINDS: readonly Kind[] = [
  ...Array.from({ length: SIZE.cooperatives }, () => 'cooperative' as const),
  ...Array.from({ length: SIZE.processors }, () => 'processor' as const),
  ...(['trader', 'exporter', 'supermarket'] as const)
    .slice(0, LONG ? 3 : 2)
    .flatMap((kind) => Array.from({ length: SIZE.buyers }, () => kind)),
];

/** Routes of those who oversee everyone: what they say is everyone's, and only they may ask. */
const OVERSIGHT = /^\/api\/v1\/(audit\/search|oversight|organisations\?|alarms|markets\/\{id\}\/rounds\/\{number\}\/(input|result-file))/;

let server: TestServer;
let crowd: Crowd;
let secrets: Secrets;
let revoked: Revoked;
const ears: Ear[] = [];
const heard = new Heard();

beforeAll(async () => {
  server = await startServer({ env: { CONFIRM_WINDOW_SECONDS: '600' } });
  crowd = new Crowd(await signInOperator(server.url), new SeededRandom(20_26));
  await crowd.gather(KINDS);
  for (const player of crowd.players) {
    const foreign = crowd.players.find((other) => other !== player)?.organisationId ?? '';
    for (let nth = 0; nth < SIZE.ears; nth++) ears.push(await Ear.open(server.url, player, heard, { markets: MARKETS, foreign }));
  }
  [, revoked] = await Promise.all([play(), revokeUnderTraffic(server, SIZE.revocations)]);
  await quiet();
  secrets = await secretsOf(server.databaseUrl, crowd.secrets);
}, 1_200_000);
afterAll(async () => {
  ears.forEach((ear) => ear.close());
  await expectInvariants(server.databaseUrl);
  await server.stop();
});

const told = async (): Promise<number> =>
  Number((await sql<{ n: string }>(server.databaseUrl, 'SELECT coalesce(sum(head), 0) AS n FROM streams'))[0]?.n);

/** Everybody trades, each at their own pace, until enough has been told. */
async function play(): Promise<void> {
  const goal = (await told()) + SIZE.events;
  let enough = false;
  const tireless = async (player: Player): Promise<void> => {
    while (!enough) await crowd.act(player);
  };
  const counting = async (): Promise<void> => {
    await eventually(told, (events) => events >= goal, 900_000);
    enough = true;
  };
  await Promise.all([counting(), ...crowd.players.map(tireless)]);
}

/** Streams of organisations whose last words nobody has made notices of yet: those are told on the same streams. */
const UNTOLD = `
  SELECT 1 FROM streams s LEFT JOIN cursors c ON c.stream = s.name AND c.subscriber = 'notices'
  WHERE s.name LIKE 'org:%' AND s.head > coalesce(c.number, 0)`;

/** Until every ear has heard the last word of each of its streams. */
async function quiet(): Promise<void> {
  await eventually(
    () => sql(server.databaseUrl, UNTOLD),
    (untold) => untold.length === 0,
    60_000,
  );
  const headsNow = () => sql<{ name: string; head: string }>(server.databaseUrl, 'SELECT name, head FROM streams');
  await eventually(
    async () => {
      const heads = new Map((await headsNow()).map(({ name, head }) => [name, Number(head)]));
      return ears.filter((ear) =>
        [...MARKETS, `org:${ear.player.organisationId}`].some(
          (stream) => (ear.numbers.get(stream)?.at(-1) ?? 0) < (heads.get(stream) ?? 0),
        ),
      ).length;
    },
    (behind) => behind === 0,
    60_000,
  );
}

test('the oracle itself sees what is planted: an id, a price however it is written, a word, a field, an event nobody spoke of', () => {
  const id = '01900000-0000-7000-8000-00000000000a';
  const planted: Secrets = new Map([id, '23456789', 'zq0123456789'].map((word) => [word, new Set(['mine'])]));
  for (const text of [
    `{"trade":"${id}"}`,
    '{"kg":5,"price":23456789}',
    'Giá 23.456.789 đồng',
    '"welfare":"23456789"',
    'ghi chú zq0123456789!',
  ]) {
    expect(leaksIn(planted, 'other', text, '')).toHaveLength(1);
    expect(leaksIn(planted, EVERYONE, text, '')).toHaveLength(1);
    expect(leaksIn(planted, 'mine', text, '')).toEqual([]);
  }
  expect(fieldsBeyond('order.placed', { order: { id, limitVndPerKg: 1 } })).toEqual(['order.placed: limitVndPerKg']);
  expect(fieldsBeyond('bid.placed', {})).toHaveLength(1);
});

test('TM-03 every socket hears all of its own streams and nothing else, and no field in it is another’s', async () => {
  expect(heard.problems).toEqual([]);
  const rows = await sql<{ stream: string; n: string; last: string }>(
    server.databaseUrl,
    'SELECT stream, count(*) AS n, max(number) AS last FROM events GROUP BY stream',
  );
  const counts = new Map(rows.map(({ stream, n }) => [stream, Number(n)]));
  for (const ear of ears)
    for (const stream of [...MARKETS, `org:${ear.player.organisationId}`])
      expect([stream, new Set(ear.numbers.get(stream)).size]).toEqual([stream, counts.get(stream) ?? 0]);
  const outside: string[] = [];
  for (const [place, said] of heard.events) {
    if (said.size > 1) outside.push(`${place} was told in ${said.size} ways`);
    for (const event of said.values()) {
      // What a market is told is judged as if a stranger had heard it: whose ear it was does not matter.
      const reader = event.stream.startsWith('org:') ? event.stream.slice('org:'.length) : EVERYONE;
      outside.push(...leaksIn(secrets, reader, JSON.stringify(event.body), '').map((word) => `${place} ${event.name} carries ${word}`));
      if (reader === EVERYONE) outside.push(...fieldsBeyond(event.name, event.body).map((field) => `${place} ${field}`));
    }
  }
  expect(outside).toEqual([]);
  const names = new Set([...heard.events.values()].flatMap((said) => [...said.values()].map(({ name }) => name)));
  for (const name of [
    'offer.opened',
    'supply.invited',
    'order.placed',
    'auction.opened',
    'bid.placed',
    'round.cleared',
    'trade.held',
    'trade.confirmed',
    'call_off.made',
  ])
    expect([...names]).toContain(name); // a crowd that did nothing proves nothing
  process.stdout.write(
    `audience: ${ears.length} sockets of ${crowd.players.length} organisations, ${heard.events.size} events, ${heard.deliveries} deliveries, ${secrets.size} secrets, 0 outside\n`,
  );
});

test('the pages of lots that need no sign-in say nothing that the market is not told, and nothing at all of a lot for guests', async () => {
  const lots = await sql<{ id: string; visibility: string }>(
    server.databaseUrl,
    `(SELECT id, visibility FROM offers WHERE visibility = 'public' ORDER BY id DESC LIMIT 12)
     UNION ALL (SELECT id, visibility FROM offers WHERE visibility <> 'public' ORDER BY id DESC LIMIT 12)`,
  );
  expect(new Set(lots.map(({ visibility }) => visibility)).size).toBeGreaterThan(1);
  const outside: string[] = [];
  for (const { id, visibility } of lots)
    for (const door of ['', '?lang=en', '/label?size=58']) {
      const answer = await fetch(`${server.url}/l/${shortOf(id)}${door}`);
      const text = await answer.text();
      expect([visibility, answer.status]).toEqual([visibility, visibility === 'public' ? 200 : 404]);
      outside.push(...leaksIn(secrets, EVERYONE, text, '').map((word) => `${door} of ${id} carries ${word}`));
    }
  expect(outside).toEqual([]);
  for (const wrong of ['x', '0'.repeat(22), 'z'.repeat(22), '%00', '..%2F..', `${'a'.repeat(5_000)}`])
    expect((await fetch(`${server.url}/l/${wrong}`)).status).toBe(404);
  const [{ id = '' } = {}] = lots;
  const led = await fetch(`${server.url}/c/${shortOf(id)}`, { redirect: 'manual' });
  expect([led.status, led.headers.get('location')]).toEqual([302, `/contracts/${id}`]);
});

/** Asks at every door as these players, and lists what they could read and should not. */
async function sweep(
  players: readonly Player[],
  doors: readonly Door[],
  body?: string,
): Promise<{ asked: number; outside: string[]; papers: number }> {
  const ids = await idsOf(server.databaseUrl, SIZE.ids);
  const outside: string[] = [];
  let papers = 0;
  const work = players.flatMap((player) =>
    doors.flatMap((door) =>
      addressesOf(door, ids).map((address) => async () => {
        const { status, text, bytes } = await knock(player.http, door, address, body);
        const isPaper = bytes.subarray(0, 5).toString() === '%PDF-';
        if (isPaper && papers++ >= SIZE.papers) return;
        const read = isPaper ? textOfPdf(bytes) : text;
        for (const word of leaksIn(secrets, player.organisationId, read, address))
          outside.push(`${player.kind} ${door.method} ${address}: ${status} with ${word}`);
        if (status >= 500) outside.push(`${door.method} ${address}: ${status}`);
      }),
    ),
  );
  for (let at = 0; at < work.length; at += AT_ONCE) await Promise.all(work.slice(at, at + AT_ONCE).map((ask) => ask()));
  return { asked: work.length, outside, papers };
}

/** One of each kind asks under `npm test`, everybody in the long run. */
const askers = (): Player[] =>
  LONG ? crowd.players : (['cooperative', 'processor', 'trader'] as const).flatMap((kind) => crowd.of(kind).slice(0, 1));

test('TM-03 lists, single things, exports and papers show nobody what is not theirs', async () => {
  await eventually(
    () => sql(server.databaseUrl, `SELECT 1 FROM document_files WHERE state = 'wanted'`),
    (waiting) => waiting.length === 0,
    LONG ? 600_000 : 60_000, // papers stand back for everything else
  );
  const doors = (await doorsOf(server.url)).filter(
    ({ method, path }) => method === 'get' && path.startsWith('/api/') && !OVERSIGHT.test(path),
  );
  const { asked, outside, papers } = await sweep(askers(), doors);
  expect(outside).toEqual([]);
  expect(papers).toBeGreaterThan(0);
  process.stdout.write(`audience: ${asked} answers of ${doors.length} routes read, ${papers} of them PDF, 0 outside\n`);
}, 1_800_000);

test('TM-03 what is refused says nothing of what it is about', async () => {
  const doors = (await doorsOf(server.url)).filter(
    ({ method, path }) => method !== 'get' && path.startsWith('/api/') && path.includes('{') && !/sessions|profile/.test(path),
  );
  const { asked, outside } = await sweep(askers(), doors, '{"kg":0,"reason":"x","note":1}');
  expect(outside).toEqual([]);
  expect(asked).toBeGreaterThan(100);
}, 1_800_000);

test(`TM-04 ${SIZE.revocations} sessions revoked under traffic: nothing private after two seconds, nothing after coming back`, () => {
  expect(revoked.late).toEqual([]);
  expect(revoked.cameBack).toEqual([]);
  expect(revoked.sessions).toBe(SIZE.revocations);
  expect(revoked.eventsAfter).toBeGreaterThan(0); // there was something to hear
  process.stdout.write(`revocations: ${revoked.sessions} sessions, last private event at most ${revoked.longestMs} ms after its end\n`);
});
