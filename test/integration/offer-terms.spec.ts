// @profiles embedded
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { aContract, anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { canTellApart, type Times, timesOf } from '../support/tell-apart';
import { sql } from '../support/test-databases';

// Goal: a lot goes to whom it is for, in the parts it may be cut into, at the ask of the day; what is not for others stays sealed.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let friend: Person;
let rival: Person;
let neighbour: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
  friend = await aPerson(operator, 'trader');
  rival = await aPerson(operator, 'trader');
  neighbour = await aPerson(operator, 'cooperative');
});
afterAll(() => server.stop());
afterEach(() => expectInvariants(server.databaseUrl));

const open = async (changes: Readonly<Record<string, unknown>>): Promise<View> =>
  expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer(changes)));
const invited = () => open({ visibility: 'invited', invitedIds: [friend.organisationId], kg: 3_000 });
const bidOn = (person: Person, { id }: { id: string }, kg = 1_000) =>
  person.http.post<View>(`/api/v1/offers/${id}/bids`, {
    kg,
    farmGateVndPerKg: 6_100,
    placeId: 'mkt-hanoi',
    deliverFrom: dayFromToday(1),
    deliverTo: dayFromToday(6),
  });
const orderNow = async () => expectDone(await rival.http.post<View>('/api/v1/orders', anOrder({ kg: 1_000, firm: true })));
const cancel = async (order: View) => expectDone(await rival.http.post(`/api/v1/orders/${order.id}/cancellation`, {}));

test('an invited lot is seen and bid on by its buyers; for all others it does not exist', async () => {
  const lot = await invited();
  expect(expectDone(await friend.http.get<View>(`/api/v1/offers/${lot.id}`))).toMatchObject({ visibility: 'invited' });
  const [hidden, ghost] = [
    await rival.http.get(`/api/v1/offers/${lot.id}`),
    await rival.http.get('/api/v1/offers/01900000-0000-7000-8000-00000000dead'),
  ];
  expectRefused(hidden, 404, 'offer.not_found');
  expect({ ...(hidden.body as object), requestId: '' }).toEqual({ ...(ghost.body as object), requestId: '' });
  expectRefused(await bidOn(rival, lot), 404, 'offer.not_found');
  const board = expectDone(await rival.http.get<{ offers: View[] }>('/api/v1/markets/mango/board'));
  expect(board.offers.map(({ id }) => id)).not.toContain(lot.id);
  expectDone(await bidOn(friend, lot));
  const [told] = await sql<{ n: number }>(
    server.databaseUrl,
    `SELECT count(*)::int AS n FROM events WHERE stream LIKE 'market:%' AND body::text LIKE '%' || $1 || '%'`,
    [lot.id],
  );
  expect(told?.n).toBe(0);
  expectRefused(await cooperative.http.post('/api/v1/offers', anOffer({ visibility: 'invited' })), 422, 'lot.invited_out_of_range');
  expectDone(await cooperative.http.post(`/api/v1/offers/${lot.id}/withdrawal`, {}));
});

test('a contract-only lot meets call-offs and no order', async () => {
  const processor = await aPerson(operator, 'processor');
  const contract = await aContract(operator, cooperative, processor);
  const lot = await open({ visibility: 'contract_only', kg: 5_000 });
  const order = await orderNow();
  expectDone(await processor.http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 2_000, deliverOn: dayFromToday(3) }));
  const filled = await eventually(
    async () => expectDone(await cooperative.http.get<View>(`/api/v1/offers/${lot.id}`)),
    (now) => now['confirmedKg'] === 2_000,
    30_000,
  );
  expect(filled).toMatchObject({ heldKg: 0, openKg: 3_000 });
  expect(expectDone(await rival.http.get<View>(`/api/v1/orders/${order.id}`))).toMatchObject({ heldKg: 0, confirmedKg: 0 });
  await cancel(order);
});

test('parts: whole only, a least part, steps; by hand and in a round', async () => {
  const whole = await open({ kg: 5_000, allOrNothing: true });
  expectRefused(await bidOn(friend, whole, 4_000), 422, 'lot.whole_only');
  const cut = await open({ kg: 9_000, minLotKg: 2_000, stepKg: 500 });
  expectRefused(await bidOn(friend, cut, 1_500), 422, 'lot.below_min');
  expectRefused(await bidOn(friend, cut, 2_100), 422, 'lot.not_a_step');
  const order = await orderNow(); // 1 t: less than either lot may be cut into
  await eventually(
    () =>
      sql<{ n: number }>(
        server.databaseUrl,
        `SELECT count(*)::int AS n FROM markets WHERE id = 'mango' AND frozen_number >= (SELECT max(number) FROM events WHERE stream = 'market:mango' AND name = 'order.placed')`,
      ),
    ([found]) => found?.n === 1,
    30_000,
  );
  expect(expectDone(await rival.http.get<View>(`/api/v1/orders/${order.id}`))).toMatchObject({ heldKg: 0, confirmedKg: 0 });
  await cancel(order);
  for (const changes of [{ minLotKg: 99_000 }, { stepKg: 99_000 }])
    expectRefused(
      await cooperative.http.post('/api/v1/offers', anOffer(changes)),
      422,
      'minLotKg' in changes ? 'lot.min_out_of_range' : 'lot.step_out_of_range',
    );
  for (const lot of [whole, cut]) expectDone(await cooperative.http.post(`/api/v1/offers/${lot.id}/withdrawal`, {}));
});

test('a forecast is seen but not matched, becomes surer and never less sure; its revisions are kept', async () => {
  const lot = await open({ kg: 1_000, certainty: 'forecast', firm: true });
  const order = await orderNow();
  expect((await sql<{ n: number }>(server.databaseUrl, 'SELECT count(*)::int AS n FROM trades WHERE offer_id = $1', [lot.id]))[0]?.n).toBe(
    0,
  );
  const surer = expectDone(await cooperative.http.patch<View>(`/api/v1/offers/${lot.id}`, 1, { certainty: 'estimate', kg: 1_200 }));
  expectRefused(
    await cooperative.http.patch(`/api/v1/offers/${lot.id}`, surer['version'] as number, { certainty: 'forecast' }),
    422,
    'offer.less_certain',
  );
  await eventually(
    () => rival.http.get<View>(`/api/v1/orders/${order.id}`),
    ({ body }) => body['state'] === 'filled',
    30_000,
  );
  const { items } = expectDone(await cooperative.http.get<{ items: object[] }>(`/api/v1/offers/${lot.id}/revisions`));
  expect(items).toMatchObject([
    { version: 1, offeredKg: 1_000, certainty: 'forecast' },
    { version: 2, offeredKg: 1_200, certainty: 'estimate' },
  ]);
  expectRefused(await neighbour.http.get(`/api/v1/offers/${lot.id}/revisions`), 404, 'offer.not_found');
});

test('an ask steps down on its day; before it nobody but the seller can find it', async () => {
  const lot = await open({ kg: 7_000, askVndPerKg: 30_000 });
  const steps = [
    { day: dayFromToday(2), askVndPerKg: 27_311 },
    { day: dayFromToday(3), askVndPerKg: 26_113 },
  ];
  expectRefused(
    await cooperative.http.post(`/api/v1/offers/${lot.id}/ask-steps`, {
      items: [...steps].map((step) => ({ ...step, askVndPerKg: 31_000 })),
    }),
    422,
    'ask_steps.invalid',
  );
  expectDone(await cooperative.http.post(`/api/v1/offers/${lot.id}/ask-steps`, { items: steps }));
  expect(expectDone(await cooperative.http.get<{ items: object[] }>(`/api/v1/offers/${lot.id}/ask-steps`)).items).toEqual(steps);
  expectRefused(await neighbour.http.get(`/api/v1/offers/${lot.id}/ask-steps`), 404, 'offer.not_found');
  expectRefused(await neighbour.http.post(`/api/v1/offers/${lot.id}/ask-steps`, { items: steps }), 404, 'offer.not_found');
  expectRefused(await rival.http.get(`/api/v1/offers/${lot.id}/ask-steps`), 403, 'auth.forbidden');
  const seen = [
    JSON.stringify((await rival.http.get(`/api/v1/offers/${lot.id}`)).body),
    JSON.stringify((await rival.http.get('/api/v1/markets/mango/board')).body),
    JSON.stringify((await rival.http.get('/api/v1/streams/market:mango/events?after=0&limit=500')).body),
  ].join();
  expect(seen).not.toMatch(/27311|26113/);
  await sql(server.databaseUrl, `UPDATE offer_ask_steps SET day = $2 WHERE offer_id = $1 AND day = $3`, [
    lot.id,
    dayFromToday(0),
    dayFromToday(2),
  ]);
  await eventually(
    () => rival.http.get<View>(`/api/v1/offers/${lot.id}`),
    ({ body }) => body['askVndPerKg'] === 27_311,
    30_000,
  );
  expect(expectDone(await cooperative.http.get<{ items: object[] }>(`/api/v1/offers/${lot.id}/ask-steps`)).items).toEqual([steps[1]]);
});

test('several lots at once: all or none, and a refusal names its line', async () => {
  const lines = [anOffer({ kg: 100 }), anOffer({ kg: 200 })];
  expect(expectDone(await cooperative.http.post<{ items: View[] }>('/api/v1/offers/batch', { items: lines })).items).toHaveLength(2);
  const bad = await cooperative.http.post('/api/v1/offers/batch', { items: [...lines, anOffer({ varietyId: 'mango-khong-co' })] });
  expect(expectRefused(bad, 422, 'variety.unknown').field).toBe('items.2.varietyId');
  const late = await cooperative.http.post('/api/v1/offers/batch', { items: [...lines, anOffer({ harvestFrom: dayFromToday(-3) })] });
  expect(expectRefused(late, 422, 'window.in_past').field).toMatch(/^items\.2\./);
  const [count] = await sql<{ n: number }>(server.databaseUrl, `SELECT count(*)::int AS n FROM offers WHERE offered_kg IN (100, 200)`);
  expect(count?.n).toBe(2);
});

test('timing tells nobody of a sealed lot, a sealed bid, the limit of a bid in an auction, or a step of an ask (a statistical test)', async () => {
  const nowhere = '01900000-0000-7000-8000-00000000dead';
  const lot = await invited();
  const bid = expectDone(await bidOn(friend, lot));
  const inAuction = async (mode: 'open' | 'sealed', terms: object | null): Promise<View> => {
    const sold = await open({ kg: 1_000, firm: true });
    expectDone(await cooperative.http.post(`/api/v1/offers/${sold.id}/auction`, { mode, seconds: 3_600 }));
    const place = { kg: 1_000, farmGateVndPerKg: 9_100, placeId: 'mkt-hanoi', deliverFrom: dayFromToday(1), deliverTo: dayFromToday(6) };
    if (terms) expectDone(await friend.http.post(`/api/v1/offers/${sold.id}/auction/bids`, { ...place, ...terms }));
    return sold;
  };
  const [plain, stepped] = [await open({ askVndPerKg: 30_000 }), await open({ askVndPerKg: 30_000 })];
  const items = [2, 3, 4, 5].map((day) => ({ day: dayFromToday(day), askVndPerKg: 30_000 - 100 * day }));
  expectDone(await cooperative.http.post(`/api/v1/offers/${stepped.id}/ask-steps`, { items }));
  const auctionOf = ({ id }: View) => `/api/v1/offers/${id}/auction`;
  const ask =
    (path: string, { http } = rival) =>
    () =>
      http.get(path);
  // In each pair the first has something to hide, the second has not.
  const pairs = [
    [ask(`/api/v1/offers/${lot.id}`), ask(`/api/v1/offers/${nowhere}`)],
    [ask(`/api/v1/bids/${bid.id}`), ask(`/api/v1/bids/${nowhere}`)],
    [ask(auctionOf(await inAuction('open', { limitVndPerKg: 12_000 }))), ask(auctionOf(await inAuction('open', {})))],
    [ask(auctionOf(await inAuction('sealed', {}))), ask(auctionOf(await inAuction('sealed', null)))],
    [ask(`/api/v1/offers/${stepped.id}`), ask(`/api/v1/offers/${plain.id}`)],
    [ask(`/api/v1/offers/${stepped.id}/ask-steps`, neighbour), ask(`/api/v1/offers/${nowhere}/ask-steps`, neighbour)],
  ] as const;
  const times = await timesOf(pairs.flat(), process.env['LONG'] === '1' ? 2_000 : 30);
  // The measure itself sees what would be told, and only that.
  const some = Array.from({ length: 30 }, (_, nth) => 8 + (nth % 10));
  const moved = (ms: number) =>
    canTellApart(
      some,
      some.map((one) => one + ms),
    );
  expect([moved(0), moved(2), moved(12)]).toEqual([false, false, true]);
  pairs.forEach((_, nth) => {
    const [hidden, open_] = [times[2 * nth] as Times, times[2 * nth + 1] as Times];
    expect({ nth, told: canTellApart(hidden, open_) }).toEqual({ nth, told: false });
  });
});

const picture = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#e8a33d' } });
async function sendPhoto(person: Person, lot: { id: string }, bytes: Buffer, type = 'image/jpeg') {
  const answer = await fetch(`${server.url}/api/v1/offer-photos?offerId=${lot.id}`, {
    method: 'POST',
    headers: { 'content-type': type, cookie: person.http.cookie, 'idempotency-key': randomUUID() },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as View & { code: string } };
}

async function expectNoPhotos(lot: View): Promise<void> {
  expect(expectDone(await cooperative.http.get<{ items: View[] }>(`/api/v1/offers/${lot.id}/photos`)).items).toEqual([]);
}

test('a lot has up to four photos, seen by whoever sees the lot, without anything that the camera wrote', async () => {
  const lot = await invited();
  const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 20/1 0/1' } };
  const sent = await picture(2_000).withExif(place).jpeg().toBuffer();
  const added = expectDone(await sendPhoto(cooperative, lot, sent));
  expect(added).toMatchObject({ width: 1_600, height: 1_600 });
  const listed = async (person: Person) => person.http.get<{ items: View[] }>(`/api/v1/offers/${lot.id}/photos`);
  expect(expectDone(await listed(friend)).items).toEqual([added]);
  expectRefused(await listed(rival), 404, 'offer.not_found');
  const address = `/api/v1/offers/${lot.id}/photos/${added.id}`;
  const seen = await fetch(`${server.url}${address}/large`, { headers: { cookie: friend.http.cookie } });
  expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'private, max-age=604800, immutable',
  ]);
  expect((await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).exif).toBeUndefined();
  for (const [path, code] of [
    [`${address}/huge`, 'photo.not_found'],
    [`/api/v1/offers/${lot.id}/photos/${randomUUID()}/small`, 'photo.not_found'],
  ] as const)
    expectRefused(await friend.http.get(path), 404, code);
  expectRefused(await rival.http.get(`${address}/small`), 404, 'offer.not_found');
  expectRefused(await sendPhoto(neighbour, lot, sent), 404, 'offer.not_found');
  const small = await picture(40).png().toBuffer();
  for (let nth = 2; nth <= 4; nth++) expectDone(await sendPhoto(cooperative, lot, small, 'image/png'));
  expectRefused(await sendPhoto(cooperative, lot, small, 'image/png'), 422, 'photo.too_many');
  expectRefused(await neighbour.http.delete(address), 404, 'offer.not_found');
  expect((await cooperative.http.delete(address)).status).toBe(204);
  expectRefused(await cooperative.http.delete(address), 404, 'photo.not_found');
  expect(expectDone(await listed(friend)).items).toHaveLength(3);
  const told = await sql<{ photos: number }>(
    server.databaseUrl,
    `SELECT (body ->> 'photos')::int AS photos FROM events WHERE name = 'photos.changed' AND stream = $1 ORDER BY number`,
    [`org:${cooperative.organisationId}`],
  );
  expect(told.map(({ photos }) => photos)).toEqual([1, 2, 3, 4, 3]);
  expectDone(await cooperative.http.post(`/api/v1/offers/${lot.id}/withdrawal`, {}));
  expectRefused(await sendPhoto(cooperative, lot, small, 'image/png'), 409, 'offer.closed');
});

test('bad input: a photo of 50 MB is refused before it is read, and the server stays', async () => {
  const lot = await open({});
  // The sender may still be sending when the answer comes: what counts is that it is no, and that the next request is answered.
  const huge = await sendPhoto(cooperative, lot, Buffer.alloc(50 * 1_048_576, 0xff)).catch(() => null);
  if (huge !== null) expectRefused(huge, 413, 'request.too_large');
  await expectNoPhotos(lot);
});

test('bad input: a file that is no photo, half of one, and another kind of file', async () => {
  const lot = await open({});
  const photo = await picture(40).jpeg().toBuffer();
  expectRefused(await sendPhoto(cooperative, lot, Buffer.from('<script>alert(1)</script>')), 422, 'photo.unreadable');
  expectRefused(await sendPhoto(cooperative, lot, photo.subarray(0, 200)), 422, 'photo.unreadable');
  expectRefused(await sendPhoto(cooperative, lot, Buffer.from('<svg/>'), 'image/svg+xml'), 415, 'request.wrong_media_type');
  await expectNoPhotos(lot);
});

test('bad input: a picture of 81 million pixels in less than a megabyte (a bomb)', async () => {
  const lot = await open({});
  const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  expectRefused(await sendPhoto(cooperative, lot, bomb, 'image/png'), 422, 'photo.too_many_pixels');
  await expectNoPhotos(lot);
});

test('lots come from a file whole or not at all, with a report by row, and leave in the shape they came', async () => {
  const grower = await aPerson(operator, 'cooperative');
  const send = async (rows: readonly string[], dryRun = '') => {
    const answer = await fetch(`${server.url}/api/v1/offer-imports${dryRun}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', cookie: grower.http.cookie, 'idempotency-key': randomUUID() },
      body: ['\uFEFFGiống;Loại;Nơi cân;Khối lượng (kg);Giá;Từ ngày;Đến ngày;Bán ít nhất', ...rows].join('\r\n'),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as View & { refused: Record<string, unknown>[] } };
  };
  const [from, to] = [dayFromToday(1), dayFromToday(5)];
  const good = `mango-gl4-dai-loan;Loại 1;cp-hat-lot;12.000;9.000;${from};${to};500`;
  const bad = [`mango-gl4-dai-loan;Loại 1;cp-hat-lot;9;9.000;${from};${to};500`, `chôm chôm;Loại 1;cp-hat-lot;9;9.000;${from};${to};`];
  const tried = expectDone(await send([good, ...bad], '?dryRun=1'));
  expect(tried).toMatchObject({ rows: 3, opened: 0 });
  expect(tried.refused.map(({ line, field, code }) => [line, field, code])).toEqual([
    [3, 'minLotKg', 'lot.min_out_of_range'],
    [4, 'variety', 'variety.unknown'],
  ]);
  expect(expectDone(await send([good, ...bad]))).toMatchObject({ opened: 0 });
  const mine = async () => expectDone(await grower.http.get<{ items: View[] }>('/api/v1/offers')).items;
  expect(await mine()).toEqual([]);
  expect(expectDone(await send([good, good]))).toMatchObject({ rows: 2, opened: 2, refused: [] });
  expect(await mine()).toMatchObject([{ offeredKg: 12_000, minLotKg: 500 }, { askVndPerKg: 9_000 }]);
  const file = await fetch(`${server.url}/api/v1/offer-export`, { headers: { cookie: grower.http.cookie } });
  const [heads = '', ...rows] = (await file.text()).trim().split('\r\n');
  expect(heads).toMatch(/^\uFEFF?variety,grade,place,kg,ask/);
  expect(rows).toHaveLength(2);
  const key = { name: 'Nhập lô', permissions: ['offer.open'], days: 1 };
  const { secret } = expectDone(await grower.http.post<{ secret: string }>('/api/v1/api-keys', key));
  const written = path.join(os.tmpdir(), `lo-${randomUUID()}.csv`);
  const byCommand = (lines: readonly string[], ...options: string[]) => {
    fs.writeFileSync(written, ['giong,loai,noi can,kg,gia,tu ngay,den ngay', ...lines].join('\n'));
    return new Promise<{ status: unknown; said: string }>((resolve) =>
      execFile(
        process.execPath,
        ['scripts/import.mjs', 'offers', written, '--url', server.url, ...options],
        { env: { ...process.env, MUAVU_API_KEY: secret } },
        (error, out, err) => resolve({ status: error?.code ?? 0, said: out + err }),
      ),
    );
  };
  const line = `mango-gl4-dai-loan,grade1,cp-hat-lot,700,8000,${from},${to}`;
  expect(await byCommand([line, line.replace('700', 'nhiều')])).toEqual({
    status: 1,
    said: expect.stringMatching(/^line 3, kg: .*\n1 of 2 rows/),
  });
  expect(await byCommand([line], '--dry-run')).toEqual({ status: 0, said: expect.stringContaining('nothing was imported') });
  // Repeated after a lost answer, it says the same and imports once.
  for (let nth = 0; nth < 2; nth++) expect(await byCommand([line])).toEqual({ status: 0, said: '1 lots are on sale.\n' });
  expect((await mine()).map((lot) => lot['offeredKg'])).toEqual([700, 12_000, 12_000]);
  fs.rmSync(written);
  const many = Array.from({ length: 501 }, () => good);
  expectRefused(await send(many), 422, 'import.too_many_rows');
});
