import { randomUUID } from 'node:crypto';
import { expectDone, HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { LiveSocket, type LiveEvent } from '../support/live-socket';
import { anOffer, anOrder, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startRedis } from '../support/redis';
import { PROFILE, startServer, type TestServer } from '../support/server';
import { createDatabase, dropDatabase } from '../support/test-databases';

// Goal: kill -9 in the middle of the market loses nothing that was acknowledged, doubles nothing, and a client catches up without a gap.
// Method: writers post under load with their own keys; the program is killed at a random moment, started again, and every write is
// repeated with its key: those that were acknowledged must answer the same, the rest happen once.
const ROUNDS = process.env['LONG'] === '1' ? 20 : 2;
const WRITERS = 8;

interface Write {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly key: string;
  acknowledged?: string;
}

async function writeUntilKilled(person: Person, path: string, body: Record<string, unknown>, log: Write[]): Promise<void> {
  for (;;) {
    const write: Write = { path, body: { ...body, kg: 1_000 + log.length }, key: randomUUID() };
    log.push(write);
    const answer = await person.http.post<View>(write.path, write.body, { key: write.key }).catch(() => undefined);
    if (answer?.status !== 201) return;
    write.acknowledged = JSON.stringify(answer.body);
  }
}

test('kill -9 under load: every acknowledged write is there once, and the stream has no gap', async () => {
  const databaseUrl = await createDatabase();
  const redis = PROFILE === 'scaled' ? await startRedis() : undefined; // it outlives the kill, as in production
  const start = (): Promise<TestServer> => startServer({ databaseUrl, ...(redis ? { redisUrl: redis.url } : {}) });
  let server = await start();
  const operator = await signInOperator(server.url);
  let cooperative = await aPerson(operator, 'cooperative');
  let trader = await aPerson(operator, 'trader');
  const writes: Write[] = [];
  let head = 0;
  const heard: LiveEvent[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const live = await LiveSocket.open(server.url, cooperative.http.cookie);
      const caughtUp = await live.watch('market:mango', head);
      heard.push(...(caughtUp.events ?? []));
      const writing = Array.from({ length: WRITERS }, (_, index) =>
        index % 2 === 0
          ? writeUntilKilled(cooperative, '/api/v1/offers', anOffer(), writes)
          : writeUntilKilled(trader, '/api/v1/orders', anOrder(), writes),
      );
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_500)); // the moment of the kill must not be chosen by the code
      await server.kill9();
      await Promise.all(writing);
      heard.push(...live.events.filter((event) => event.number > (heard.at(-1)?.number ?? 0)));
      head = heard.at(-1)?.number ?? 0;
      live.close();
      server = await start();
      cooperative = await signedInAgain(server, cooperative);
      trader = await signedInAgain(server, trader);
      await repeatAll(writes, cooperative, trader);
    }
    expect(writes.filter((write) => write.acknowledged).length).toBeGreaterThan(ROUNDS * WRITERS);
    heard.push(...(await restOfStream(cooperative, head)));
    expect(heard.map((event) => event.number)).toEqual(heard.map((_, index) => index + 1));
    const told = heard.filter((event) => event.name === 'offer.opened' || event.name === 'order.placed').length;
    expect(told).toBe(writes.length);
    await expectInvariants(databaseUrl);
  } catch (error) {
    throw new Error(`${(error as Error).message}\nthe server said:\n${server.log().slice(-4_000)}`, { cause: error });
  } finally {
    await server.stop();
    await redis?.stop();
    await dropDatabase(databaseUrl);
  }
}, 300_000);

async function signedInAgain(server: TestServer, person: Person): Promise<Person> {
  return { ...person, http: await new HttpClient(server.url).signIn(person.signInName, person.password) };
}

/** The client's retry: the same key, the same content. What was acknowledged must answer to the byte. */
async function repeatAll(writes: Write[], cooperative: Person, trader: Person): Promise<void> {
  for (const write of writes) {
    const person = write.path.endsWith('offers') ? cooperative : trader;
    const again = JSON.stringify(expectDone(await person.http.post(write.path, write.body, { key: write.key })));
    expect(again).toBe(write.acknowledged ?? again);
    write.acknowledged = again;
  }
}

async function restOfStream(person: Person, after: number): Promise<LiveEvent[]> {
  const rest: LiveEvent[] = [];
  for (let last = after; ;) {
    const page = expectDone(
      await person.http.get<{ head: number; events: LiveEvent[] }>(`/api/v1/streams/market:mango/events?after=${last}`),
    );
    rest.push(...page.events);
    last = page.events.at(-1)?.number ?? last;
    if (last >= page.head) return rest;
  }
}
