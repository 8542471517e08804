// @profiles embedded
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { clear } from '@domain/clearing/clear';
import { inputOfFile } from '@domain/clearing/files/input-file';
import { startChild } from '../support/child';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a round can be made again from what is kept of it, to the byte, by the operator and by anyone with the right; what was tampered
// with is named; and each participant reads in it what they got, why not the rest, and a figure that the kernel itself confirms.
const ROOT = path.resolve(__dirname, '../..');
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let dear: Person;
let trader: Person;
let dearOffer: View;
let order: View;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  [cooperative, dear, trader] = [
    await aPerson(operator, 'cooperative'),
    await aPerson(operator, 'cooperative'),
    await aPerson(operator, 'trader'),
  ];
  const halt = (path: string) =>
    operator.post(`/api/v1/markets/mango/${path}`, { reason: 'Chờ đủ tin chào bán để ghép một lượt' }).then(expectDone);
  await halt('halt');
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 4_000, askVndPerKg: 6_000 })));
  dearOffer = expectDone(await dear.http.post<View>('/api/v1/offers', anOffer({ kg: 4_000, askVndPerKg: 13_900 })));
  order = expectDone(await trader.http.post<View>('/api/v1/orders', anOrder({ kg: 6_000 })));
  await halt('resumption');
  await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/markets/mango/rounds')).items,
    (rounds) => rounds.length > 0,
    30_000,
  );
});
afterAll(() => server.stop());

const ROUND = '/api/v1/markets/mango/rounds/1';
const replay = async (name = 'mango/1'): Promise<{ status: number; said: string }> => {
  const env = { ...process.env, DATABASE_URL: server.databaseUrl };
  const child = startChild(process.execPath, [path.join(ROOT, 'scripts/admin.mjs'), 'replay', name], { cwd: ROOT, env });
  return { status: (await child.ended()) ?? -1, said: child.output() };
};
const part = async (person: Person) => expectDone(await person.http.get<{ items: View[]; trades: View[] }>(`${ROUND}/part`));

async function download(http: HttpClient, what: 'input' | 'result-file'): Promise<string> {
  const answer = await http.get<object>(`${ROUND}/${what}`);
  return `${JSON.stringify(expectDone(answer))}\n`;
}

test('everyone sees the curves, where they cross, and what was left over by cause', async () => {
  const result = expectDone(await trader.http.get<View>(`${ROUND}/result`));
  expect(result).toMatchObject({
    round: { number: 1, mode: 'continuous', boundGapVnd: '0', fairness: { blockingPairs: 0, exceptions: [] } },
    curves: {
      supply: [
        { vndPerKg: 6_000, kg: 4_000 },
        { vndPerKg: 13_900, kg: 8_000 },
      ],
      crossing: { kg: 4_000 },
      gapVndPerKg: null,
    },
  });
  expect(result['unmet']).toEqual([
    expect.objectContaining({ side: 'offer', cause: 'price_gap', kg: 4_000, count: 1 }),
    expect.objectContaining({ side: 'order', cause: 'exhausted', kg: 2_000, count: 1 }),
  ]);
});

test('my part is mine alone: what I got, from whom, why not the rest, and the figure that would have matched', async () => {
  const bought = await part(trader);
  expect(bought.items).toMatchObject([{ kind: 'order', id: order.id, kg: 6_000, matchedKg: 4_000, unmetKg: 2_000 }]);
  expect(bought.trades).toMatchObject([{ kg: 4_000, seller: { id: cooperative.organisationId } }]);
  const missed = await part(dear);
  expect(missed).toMatchObject({
    items: [{ kind: 'offer', id: dearOffer.id, matchedKg: 0, unmetKg: 4_000, why: { cause: 'price_gap' } }],
    trades: [],
  });
  const changes = expectDone(await dear.http.get<{ items: View[] }>(`${ROUND}/part/${dearOffer.id}/changes`)).items;
  const price = changes.find((each) => each['change'] === 'price');
  const asked = price?.['figure'] as number;
  expect(asked).toBe(13_900 - (missed.items[0]?.['why'] as { figure: number }).figure);
  const input = inputOfFile(JSON.parse(await download(operator, 'input')));
  const number = input.offers.find(({ askVndPerKg }) => askVndPerKg === 13_900)?.id;
  const kgAt = (ask: number): number =>
    clear({ ...input, offers: input.offers.map((each) => (each.id === number ? { ...each, askVndPerKg: ask } : each)) })
      .fills.filter(({ offerId }) => offerId === number)
      .reduce((sum, { kg }) => sum + kg, 0);
  expect(price?.['moreKg']).toBe(kgAt(asked));
  expect(kgAt(asked + 1)).toBe(0);
  expectRefused(await trader.http.get(`${ROUND}/part/${dearOffer.id}/changes`), 404, 'round.item_not_yours');
});

test('whoever has the right downloads input and result, and npm run clear gives the very same bytes', async () => {
  expectRefused(await trader.http.get(`${ROUND}/input`), 403, 'auth.forbidden');
  expectRefused(await operator.get('/api/v1/markets/mango/rounds/99/input'), 404, 'round.not_found');
  const officer = await aPerson(operator, 'department');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-round-'));
  const [from, to] = [path.join(folder, 'in.json'), path.join(folder, 'out.json')];
  fs.writeFileSync(from, await download(officer.http, 'input'));
  const child = startChild(process.execPath, [path.join(ROOT, 'scripts/clear.mjs'), from, to], { cwd: ROOT, env: process.env });
  expect(await child.ended()).toBe(0);
  expect(fs.readFileSync(to, 'utf8')).toBe(await download(officer.http, 'result-file'));
  fs.rmSync(folder, { recursive: true });
});

test('npm run admin -- replay makes the round again to the byte, and names what was tampered with', async () => {
  const same = await replay();
  expect(same).toMatchObject({ status: 0, said: expect.stringContaining('mango/1: the same result to the byte') as string });
  expect((await replay('mango/99')).said).toContain('there is no round mango/99');
  const [row] = await sql<{ id: string; input: Buffer; result: Buffer }>(
    server.databaseUrl,
    'SELECT id, input, result FROM round_files LIMIT 1',
  );
  const put = (column: 'input' | 'result', bytes: Uint8Array) =>
    sql(server.databaseUrl, `UPDATE round_files SET ${column} = $2 WHERE id = $1`, [row?.id, bytes]);
  const text = gunzipSync(row?.input ?? '').toString('utf8');
  await put('input', gzipSync(text.replace('"askVndPerKg":13900', '"askVndPerKg":6000')));
  const tampered = await replay();
  expect(tampered.status).toBe(1);
  expect(tampered.said).toContain('the stored input of mango/1 is not the one that was solved');
  expectRefused(await operator.get(`${ROUND}/input`), 409, 'round.input_tampered');
  await put('input', Buffer.from('not gzip'));
  expect((await replay()).said).toContain('the stored input of mango/1 cannot be read: it is damaged');
  await put('input', row?.input ?? Buffer.alloc(0));
  await put('result', gzipSync('{}\n'));
  expect((await replay()).said).toContain('the stored result of mango/1 is not the one that was published');
  await sql(server.databaseUrl, 'DELETE FROM round_files');
  expectRefused(await operator.get(`${ROUND}/input`), 410, 'round.not_kept');
});
