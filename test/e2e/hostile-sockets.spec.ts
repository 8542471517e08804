// @profiles embedded
import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { expectDone, type HttpClient } from '../support/http-client';
import { LiveSocket } from '../support/live-socket';
import { anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';

// Goal: whatever a signed-in attacker throws at the socket, the program lives, says nothing it should not, and serves the others.
// Method: frames of every class of RELIABILITY section 5; `npm test` throws a stated fraction, LONG=1 the full 100,000.
const FRAMES = process.env['LONG'] === '1' ? 100_000 : 4_000;

const HOSTILE: readonly (() => unknown[])[] = [
  () => ['nonsense', 1, 2, 3],
  () => ['watch'],
  () => ['watch', null],
  () => ['watch', 'market:mango'],
  () => ['watch', { stream: '__proto__', after: 0 }],
  () => ['watch', { __proto__: { stream: 'market:mango' } }],
  () => ['watch', { stream: { toString: 'x' }, after: {} }],
  () => ['watch', { stream: `org:${randomBytes(8).toString('hex')}`, after: 0 }],
  () => ['watch', { stream: '/live', after: 0 }],
  () => ['watch', { stream: 'market:mango', after: -1 }],
  () => ['watch', { stream: 'market:mango', after: 1e300 }],
  () => ['watch', { stream: 'm'.repeat(30_000), after: 0 }],
  () => ['watch', randomBytes(512)],
  () => ['watch', { stream: randomBytes(16), after: randomBytes(8) }],
  () => ['unwatch', { stream: 'market:mango' }],
  () => ['unwatch', { stream: 'org:not-mine' }],
  () => ['join', 'org:anything'],
  () => ['constructor', { x: 1 }],
  () => ['__proto__', {}],
  () => ['error', 'x'],
];

let server: TestServer;
let operator: HttpClient;
let attacker: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  attacker = await aPerson(operator, 'trader');
});
afterAll(() => server.stop());

function connect(cookie: string): Promise<Socket> {
  const socket = io(`${server.url}/live`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie } });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

const metric = async (name: string): Promise<number> =>
  parseFloat(new RegExp(`^${name} (\\S+)`, 'm').exec(await (await fetch(`${server.url}/metrics`)).text())?.[1] ?? 'NaN');

test(`TM-15 ${FRAMES} hostile frames: no crash, no leak, and the market goes on`, async () => {
  const answers: unknown[] = [];
  let before = NaN;
  for (let sent = 0; sent < FRAMES;) {
    if (sent >= FRAMES / 4 && Number.isNaN(before)) before = await metric('process_resident_memory_bytes');
    const socket = await connect(attacker.http.cookie);
    socket.onAny((...heard: unknown[]) => answers.push(heard));
    const closed = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
    for (let frame = 0; frame < 400 && sent < FRAMES; frame++, sent++) {
      const [event, ...args] = HOSTILE[sent % HOSTILE.length]?.() ?? [];
      socket.emit(String(event), ...args, (answer: unknown) => answers.push(answer));
    }
    // More than a person sends: the server cuts the socket.
    await closed;
  }
  expect((await metric('process_resident_memory_bytes')) / before).toBeLessThan(1.5);
  await eventually(
    () => metric('live_sockets'),
    (count) => count === 0,
    30_000,
  );
  expect(JSON.stringify(answers)).not.toMatch(/Error:|node_modules|at .*\.js:\d+|SELECT /);
  expect(expectDone(await operator.get<{ status: string }>('/livez'))).toEqual({ status: 'ok' });
  const live = await LiveSocket.open(server.url, operator.cookie);
  expect(await live.watch('market:mango', 0)).toMatchObject({ ok: true });
  live.close();
}, 600_000);

/** What one socket may say in ten seconds, as socket-auth states it. */
const MESSAGES_PER_WINDOW = 200;

test('TM-15 a socket that watches 10,000 times is cut at its allowance, and the others are served', async () => {
  const other = await LiveSocket.open(server.url, operator.cookie);
  await other.watch('market:mango', null);
  const flood = await connect(attacker.http.cookie);
  const closed = new Promise<void>((resolve) => flood.once('disconnect', () => resolve()));
  const answers: { readonly ok: boolean }[] = [];
  const begun = performance.now();
  for (let n = 0; n < 10_000; n += 1) {
    const stream = n % 2 === 0 ? 'market:mango' : `market:guess-${n}`;
    flood.emit('watch', { stream, after: null }, (answer: { ok: boolean }) => answers.push(answer));
  }
  await closed;
  // A machine so slow that the flood lasts longer than a window gives it another.
  expect(answers.length).toBeLessThanOrEqual(MESSAGES_PER_WINDOW * (1 + Math.floor((performance.now() - begun) / 10_000)));
  await eventually(
    () => metric('live_sockets'),
    (count) => count === 1,
    30_000,
  );
  const { id } = expectDone(await attacker.http.post<View>('/api/v1/orders', anOrder()));
  await other.event(({ name, body }) => name === 'order.placed' && (body['order'] as View).id === id);
  expect(await other.watch('market:mango', 0)).toMatchObject({ ok: true });
  other.close();
});

/** Below what a socket.io client can say: numbers of attachments that never come, answers to questions never asked, half packets. */
const RAW = [
  '',
  '4',
  '42',
  '42/live,',
  '42/live,{}',
  '42/live,["watch"',
  '42/live,0["watch",{"_placeholder":true,"num":0}]',
  '451-/live,["watch",{"_placeholder":true,"num":-1}]',
  '451-/live,["watch",{"_placeholder":true,"num":"x"}]',
  '4511-/live,["watch"]',
  '45999999999-/live,["watch",{"_placeholder":true,"num":0}]',
  '46/live,1-1[]',
  '43/live,99[]',
  '43/live,["x"]',
  '44/live,{"message":"x"}',
  '40/live,',
  '40/admin,',
  '41/live,',
  '47/live,',
  '42/live,["disconnect"]',
  '42/live,["connect_error",{}]',
  '42/live,18446744073709551616["watch",{}]',
  '6',
  '9',
  '\u0000',
  `42/live,${'['.repeat(20_000)}`,
];

test.each(RAW)('the raw frame %j harms nobody', async (frame) => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie: attacker.http.cookie },
  });
  const entered = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      if (data.toString().startsWith('0')) socket.send('40/live,');
      else if (data.toString().startsWith('40/live')) resolve();
    });
  });
  await entered;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send(frame);
  socket.send(Buffer.alloc(64));
  socket.send('42/live,7["unwatch",{"stream":"market:mango"}]');
  // Either it was cut, or it still answers what makes sense.
  const answered = new Promise((resolve) =>
    socket.on('message', (data: Buffer) => data.toString().startsWith('43/live,7') && resolve(true)),
  );
  await Promise.race([closed, answered]);
  socket.terminate();
  expect(expectDone(await operator.get<{ status: string }>('/livez'))).toEqual({ status: 'ok' });
});

test('TM-15 frames beyond 64 KiB, other namespaces, polling and a foreign page are not let in', async () => {
  const socket = await connect(attacker.http.cookie);
  const cut = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  socket.emit('watch', { stream: 'x'.repeat(70_000), after: 0 });
  expect(await cut).toBe('transport close');
  for (const namespace of ['/', '/admin', '/live/../admin']) {
    const other = io(`${server.url}${namespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: attacker.http.cookie },
    });
    const outcome = await new Promise<string>((resolve) => {
      other.once('connect_error', (error) => resolve(error.message));
      other.once('connect', () => resolve('connected'));
    });
    expect({ namespace, outcome }).toEqual({ namespace, outcome: 'Invalid namespace' });
    other.close();
  }
  expect((await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(400);
  const foreign = io(`${server.url}/live`, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie: attacker.http.cookie, origin: 'https://evil.example' },
  });
  await expect(new Promise((_resolve, reject) => foreign.once('connect_error', reject))).rejects.toThrow();
  foreign.close();
});

test('TM-15 one member has ten sockets; the eleventh is told to wait', async () => {
  const person = await aPerson(operator, 'trader');
  const open = await Promise.all(Array.from({ length: 10 }, () => LiveSocket.open(server.url, person.http.cookie)));
  await expect(LiveSocket.open(server.url, person.http.cookie)).rejects.toThrow('rate.limited');
  open.forEach((live) => live.close());
});
