// @profiles embedded
import path from 'node:path';
import { startChild } from '../support/child';
import { expectInvariants } from '../support/invariants';
import { startServer, type TestServer } from '../support/server';
import { createDatabase, dropDatabase } from '../support/test-databases';

// Goal: a day of the province, played by everybody at once, ends with nothing broken.
// Method: the demo's own player against the compiled program; a small part of the day here, the whole of it with LONG=1.
const ROOT = path.resolve(__dirname, '../..');
const IS_LONG = process.env['LONG'] === '1';
const DAY = IS_LONG ? { percent: '100', speed: '300', withinMs: 900_000 } : { percent: '4', speed: '6000', withinMs: 90_000 };
/** The part of the played day after which the program is killed once. */
const KILL_AFTER_MS = IS_LONG ? 60_000 : 5_000;

jest.setTimeout(DAY.withinMs + 60_000);

let server: TestServer;
let databaseUrl: string;

beforeEach(async () => {
  databaseUrl = await createDatabase();
});
afterEach(async () => {
  await server.stop();
  await dropDatabase(databaseUrl);
});

const play = () =>
  startChild(
    process.execPath,
    ['scripts/demo.mjs', '--url', server.url, '--percent', DAY.percent, '--speed', DAY.speed, '--sockets', '24', '--json'],
    {
      cwd: ROOT,
      env: process.env,
    },
  );

/** The figures by name; the demo prints each as a line of JSON. */
const figuresOf = (output: string): Map<string, number | null> =>
  new Map(
    output
      .split('\n')
      .filter((line) => line.startsWith('{"name":'))
      .map((line) => JSON.parse(line) as { name: string; value: number | null })
      .map(({ name, value }) => [name, value]),
  );

const expectDay = (output: string, status: number): void => {
  expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  const figures = figuresOf(output);
  for (const name of ['demo.5xx', 'demo.unexpected_refusals', 'demo.screens_behind_at_the_end'])
    expect([name, figures.get(name)]).toEqual([name, 0]);
  for (const name of ['demo.rounds', 'demo.matched', 'demo.confirmed', 'demo.events_seen_on_screens'])
    expect(figures.get(name)).toBeGreaterThan(0);
  if (!IS_LONG) return;
  expect(figures.get('demo.offers')).toBeGreaterThanOrEqual(6_000);
  expect(figures.get('demo.demand_lines')).toBeGreaterThanOrEqual(3_000);
};

// `npm test` plays the day once, with the kill in it; its end is looked at in the same way.
const testLong = IS_LONG ? test : () => undefined;

testLong('the day ends with no 5xx, no refusal it does not explain, every screen up to date and every invariant whole', async () => {
  server = await startServer({ databaseUrl });
  const day = play();
  const status = await day.ended();
  expectDay(day.output(), status);
  await expectInvariants(databaseUrl);
});

test('killed in the middle of the day and started again, the day goes on as if nothing had been', async () => {
  // One process, so that one port can be given again.
  server = await startServer({ databaseUrl, profile: 'embedded' });
  const day = play();
  await day.said(/contracts in force/, DAY.withinMs);
  await new Promise((resolve) => setTimeout(resolve, KILL_AFTER_MS)); // the kill shall hit whatever is going on then
  const { port } = new URL(server.url);
  await server.kill9();
  server = await startServer({ databaseUrl, profile: 'embedded', env: { PORT: port } });
  const status = await day.ended();
  expectDay(day.output(), status);
  expect(figuresOf(day.output()).get('demo.requests_sent_again')).toBeGreaterThan(0);
  await expectInvariants(databaseUrl);
});
