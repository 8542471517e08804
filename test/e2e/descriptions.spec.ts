// @profiles embedded
import path from 'node:path';
import { startChild } from '../support/child';
import { Descriptions } from '../support/descriptions';
import { expectDone, type Answer, type HttpClient } from '../support/http-client';
import { LiveSocket, type LiveEvent } from '../support/live-socket';
import { pathsOf } from '../support/paths-of';
import { aContract, anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';

// Goal: what the OpenAPI and AsyncAPI pages say is what the server does. Method: play a story, then hold every answer and every event
// of it against the descriptions that the server itself serves; then say what the description shows as examples.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let processor: Person;
let trader: Person;
let descriptions: Descriptions;
let live: LiveSocket;
const dayOfEvents: LiveEvent[] = [];
const faults: string[] = [];

async function checked<Body>(method: 'get' | 'post', path: string, answer: Promise<Answer<Body>>): Promise<Body> {
  const { status, body } = await answer;
  faults.push(...descriptions.faultsOfAnswer(method, `/api/v1${path}`, status, body));
  return body;
}

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  [cooperative, processor, trader] = [
    await aPerson(operator, 'cooperative'),
    await aPerson(operator, 'processor'),
    await aPerson(operator, 'trader'),
  ];
  descriptions = await Descriptions.of(operator);
  live = await LiveSocket.open(server.url, trader.http.cookie);
  await live.watch('market:mango', 0);
});
afterAll(async () => {
  live.close();
  await server.stop();
});

test('every answer of a day is as the OpenAPI page says', async () => {
  const contract = await aContract(operator, cooperative, processor);
  const offer = await checked('post', '/offers', cooperative.http.post<View>('/api/v1/offers', anOffer()));
  const order = await checked('post', '/orders', trader.http.post<View>('/api/v1/orders', anOrder()));
  const callOff = { kg: 1_000, deliverOn: dayFromToday(3) };
  await checked('post', '/contracts/{contractId}/call-offs', processor.http.post(`/api/v1/contracts/${contract.id}/call-offs`, callOff));
  const trades = await eventually(
    async () => expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/trades')).items,
    (items) => items.length >= 2,
    30_000,
  );
  const held = trades.find((trade) => trade['state'] === 'held');
  await checked('post', '/trades/{id}/confirmation', trader.http.post(`/api/v1/trades/${held?.id}/confirmation`, {}));
  await checked('post', '/trades/{id}/confirmation', cooperative.http.post(`/api/v1/trades/${held?.id}/confirmation`, {}));
  const reads: [Person['http'], string, string][] = [
    [trader.http, '/sessions/current', '/sessions/current'],
    [trader.http, '/products', '/products'],
    [trader.http, '/places', '/places'],
    [trader.http, '/communes', '/communes'],
    [trader.http, '/destination-markets', '/destination-markets'],
    [trader.http, '/prices', '/prices?productId=mango'],
    [trader.http, '/routes', '/routes?from=cp-hat-lot'],
    [trader.http, '/markets', '/markets'],
    [trader.http, '/markets/{id}/board', '/markets/mango/board'],
    [trader.http, '/markets/{id}/levels', '/markets/mango/levels'],
    [trader.http, '/markets/{marketId}/rounds', '/markets/mango/rounds'],
    [trader.http, '/markets/{marketId}/rounds/{number}', '/markets/mango/rounds/1'],
    [trader.http, '/streams/{stream}/events', '/streams/market:mango/events'],
    [cooperative.http, '/offers', '/offers'],
    [cooperative.http, '/offers/{id}', `/offers/${offer.id}`],
    [trader.http, '/offers/{id}', `/offers/${offer.id}`],
    [trader.http, '/orders', '/orders'],
    [trader.http, '/orders/{id}', `/orders/${order.id}`],
    [processor.http, '/contracts', '/contracts'],
    [processor.http, '/contracts/{id}', `/contracts/${contract.id}`],
    [processor.http, '/contracts/{contractId}/call-offs', `/contracts/${contract.id}/call-offs`],
    [cooperative.http, '/trades', '/trades'],
    [cooperative.http, '/trades/{id}', `/trades/${held?.id}`],
    [trader.http, '/organisations/{id}', `/organisations/${cooperative.organisationId}`],
  ];
  for (const [http, path, address] of reads) await checked('get', path, http.get(`/api/v1${address}`));
  expect(faults).toEqual([]);
});

test('every event of a day is as the AsyncAPI description says', async () => {
  const readers: [HttpClient, string][] = [
    [trader.http, 'market:mango'],
    ...[cooperative, processor, trader].map(({ http, organisationId }): [HttpClient, string] => [http, `org:${organisationId}`]),
  ];
  for (const [http, stream] of readers)
    dayOfEvents.push(...expectDone(await http.get<{ events: LiveEvent[] }>(`/api/v1/streams/${stream}/events`)).events);
  expect(new Set(dayOfEvents.map((event) => event.name)).size).toBeGreaterThanOrEqual(7);
  expect(dayOfEvents.flatMap((event) => descriptions.faultsOfEvent(event))).toEqual([]);
});

test('every message of the AsyncAPI description has examples, each is as it says itself, and no event of the day holds more than they show', () => {
  const messages = Object.keys(descriptions.live.components.messages);
  expect(messages.filter((message) => descriptions.examplesOf(message).length === 0)).toEqual([]);
  const shown = messages.flatMap((message) => descriptions.examplesOf(message).map((example) => ({ message, example })));
  expect(shown.flatMap(({ message, example }) => descriptions.faultsOfMessage(message, example))).toEqual([]);
  const unshown = dayOfEvents.flatMap((event) => {
    const message = `${event.stream.startsWith('market:') ? 'market' : 'org'}.${event.name}`;
    const known = pathsOf(descriptions.examplesOf(message)[0]);
    return [...pathsOf(event)].filter((path) => !known.has(path)).map((path) => `${message} ${path}`);
  });
  expect([...new Set(unshown)]).toEqual([]);
});

test('what the AsyncAPI description shows a client to say is answered as it says', async () => {
  const answers: { readonly ok: boolean; readonly problem?: object }[] = [];
  for (const message of ['watch', 'unwatch'])
    for (const example of descriptions.examplesOf(message)) {
      const answer = (await live.say(message, example)) as (typeof answers)[number];
      expect({ example, faults: descriptions.faultsOfMessage(`${message}.answer`, answer) }).toEqual({ example, faults: [] });
      answers.push(answer);
    }
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false, true, false]);
  const [refusal] = descriptions.examplesOf('unwatch.answer').filter(({ ok }) => ok === false);
  const { requestId } = refusal?.['problem'] as { requestId: string };
  expect({ ok: false, problem: { ...answers.at(-1)?.problem, requestId } }).toEqual(refusal);
  await eventually(
    () => Promise.resolve(live.heartbeats.length),
    (count) => count > 0,
    30_000,
  );
  expect(live.frames.length).toBeGreaterThan(0);
  expect(live.frames.flatMap((frame) => descriptions.faultsOfMessage('events', frame))).toEqual([]);
  expect(live.heartbeats.flatMap((beat) => descriptions.faultsOfMessage('heartbeat', beat))).toEqual([]);
});

test('a refusal is as described too', async () => {
  const refused = await cooperative.http.post('/api/v1/offers', anOffer({ kg: 0 }));
  expect(descriptions.faultsOfAnswer('post', '/api/v1/offers', refused.status, refused.body)).toEqual([]);
});

test('the program that the page shows does what it says', async () => {
  const page = await operator.get<string>('/api/docs/live');
  const [, shown = ''] = /<pre id="program">([^]*?)<\/pre>/.exec(page.body) ?? [];
  const program = shown.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const { signInName, password } = trader;
  const args = ['-e', program, '--', 'listen.js', server.url, signInName, password, 'market:mango'];
  const child = startChild(process.execPath, args, { cwd: path.resolve(__dirname, '../..'), env: { PATH: process.env['PATH'] } });
  await child.said(/"snapshot":\{"stream":"market:mango"/, 30_000);
  const { id } = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 77 })));
  await child.said(new RegExp(`"name":"offer.opened".*${id}`), 30_000);
  child.kill('SIGKILL');
});

test('there is a page for people beside each description', async () => {
  for (const [address, words] of [
    ['/api/docs', 'Mùa Vụ'],
    ['/api/docs/live', 'offer.opened'],
  ] as const) {
    const page = await operator.get<string>(address);
    expect([page.status, page.body.includes(words)]).toEqual([200, true]);
  }
});
