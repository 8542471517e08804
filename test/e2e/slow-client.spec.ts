// @profiles embedded
import { RawClient, type Tally } from '../bench/live/raw-client';
import { eventually } from '../support/market-steps';
import { aPerson, signInOperator } from '../support/people';
import { startServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: whoever does not read is cut before it costs memory, the others notice nothing, and it catches up when it comes back. Whoever reads
// slowly is not cut for the size of an answer that it asked for, but is when it takes nothing of it any more.
// Method: clients whose sockets are paused, frames of 50 kB each on ten markets, so that they wait one by one, not as one large write.
const STREAMS = ['mango', 'longan', 'plum', 'banana', 'avocado', 'pineapple', 'orange', 'pomelo', 'tea', 'cassava'].map(
  (id) => `market:${id}`,
);
const ROUNDS = 40;
const APPEND = `
  WITH grown AS (
    INSERT INTO streams (name, head) SELECT name, 1 FROM unnest($1::text[]) AS name ORDER BY name
    ON CONFLICT (name) DO UPDATE SET head = streams.head + 1 RETURNING name, head
  ), told AS (
    INSERT INTO events (stream, number, name, at, body) SELECT name, head, 'call_off.made', clock_timestamp(), $2::jsonb FROM grown RETURNING 1
  )
  SELECT pg_notify('poke', 'test ' || string_agg(name, ' ')) FROM grown`;

test('a client that does not read is cut, the other hears everything in time, the first catches up; a large answer is no fault, taking none of it is', async () => {
  const server = await startServer({ profile: 'embedded' });
  const { http } = await aPerson(await signInOperator(server.url), 'trader');
  const tally: Tally = { deliveries: 0, faults: 0, latencies: [], onEvents: () => undefined };
  const clients = [0, 1, 2, 3].map(() => new RawClient(server.url, 'socket.io', http.cookie, tally));
  const [quick, slow, patient, stuck] = clients as [RawClient, RawClient, RawClient, RawClient];
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return parseInt(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length) ?? '0',
      10,
    );
  };
  const sockets = (): Promise<number> => metric('live_sockets');
  const numbers = (client: RawClient): number[] => STREAMS.map((stream) => client.last.get(stream) ?? 0);
  const whole = STREAMS.map(() => ROUNDS);
  const tell = async (round: number): Promise<void> => {
    await sql(server.databaseUrl, APPEND, [STREAMS, JSON.stringify({ kg: 1, padding: 'x'.repeat(50_000) })]);
    // Half a megabyte at a time: a reader that a busy machine holds up for a moment is never a megabyte behind.
    await eventually(
      () => Promise.resolve(numbers(quick)),
      (heard) => heard.every((number) => number === round),
      30_000,
    );
  };
  try {
    for (const client of [quick, slow]) {
      await client.open();
      for (const stream of STREAMS) await client.follow(stream);
    }
    expect(await sockets()).toBe(2);
    slow.pause();
    for (let round = 1; round <= ROUNDS; round++) await tell(round);
    await eventually(sockets, (count) => count === 1, 30_000);
    slow.drop();
    await slow.open();
    for (const stream of STREAMS) await slow.follow(stream);
    expect(numbers(slow)).toEqual(whole);
    expect(await metric('live_cuts_total{why="behind"}')).toBe(1);

    // Twenty megabytes of answers each, which nobody reads for now, and a frame behind them.
    const following = [patient, stuck].map(async (client) => {
      await client.open();
      const answers = STREAMS.map((stream) => client.follow(stream));
      client.pause();
      return answers;
    });
    const [answers = []] = await Promise.all(following);
    await tell(ROUNDS + 1);
    patient.resume();
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    await eventually(
      () => Promise.resolve(numbers(patient)),
      (heard) => heard.every((number) => number === ROUNDS + 1),
      30_000,
    );
    expect(patient.isOpen).toBe(true);
    await eventually(
      () => metric('live_cuts_total{why="stuck"}'),
      (count) => count === 1,
      30_000,
    );
    expect(await metric('live_cuts_total{why="behind"}')).toBe(1);
    expect(await sockets()).toBe(3);
    expect(tally.faults).toBe(0);
  } finally {
    for (const client of clients) client.drop();
    await server.stop();
  }
});
