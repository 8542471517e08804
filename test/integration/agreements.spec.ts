// @profiles embedded
import { createHash, randomUUID } from 'node:crypto';
import { aDraft, type Agreed, aSignedContract, sign, someTerms } from '../support/contract-steps';
import { expectEventsDescribed } from '../support/described';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { textOfPdf } from '../support/read-pdf';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: what both sides signed is what binds them, to the letter, whatever either side or the market does at the same moment.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let processor: Person;
let stranger: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
  processor = await aPerson(operator, 'processor');
  stranger = await aPerson(operator, 'cooperative');
});
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
});
afterEach(() => expectInvariants(server.databaseUrl));

const path = (contract: { id: string }, rest: string) => `/api/v1/contracts/${contract.id}${rest}`;
const callOff = (contract: View, kg: number, day = 3) =>
  processor.http.post<View>(path(contract, '/call-offs'), { kg, deliverOn: dayFromToday(day) });
const offer = async (contract: View): Promise<Agreed> => expectDone(await processor.http.post<Agreed>(path(contract, '/offering'), {}));

test('whoever writes a contract finds the other side by a part of its name, never its own kind', async () => {
  const found = async (person: Person, text: string) =>
    expectDone(await person.http.get<{ items: View[] }>(`/api/v1/contract-partners?text=${encodeURIComponent(text)}`)).items.map(
      ({ id }) => id,
    );
  const names = await sql<{ name: string }>(server.databaseUrl, 'SELECT name FROM organisations WHERE id = $1', [
    cooperative.organisationId,
  ]);
  expect(await found(processor, names[0]?.name ?? '')).toContain(cooperative.organisationId);
  expect(await found(processor, '')).not.toContain(processor.organisationId);
  expect(await found(cooperative, '')).toContain(processor.organisationId);
  expect(await found(cooperative, 'không ai tên thế này')).toEqual([]);
});

test('a contract is written, offered, signed by both, and printed in Vietnamese; its hash verifies, a changed byte does not', async () => {
  const signed = await aSignedContract(cooperative, processor);
  expect(signed).toMatchObject({ contract: { state: 'in_force', version: 1 }, version: { state: 'in_force' } });
  interface Paper {
    readonly id: string;
    readonly number: string;
    readonly hash: string;
    readonly files: readonly { readonly language: string; readonly state: string; readonly sha256: string }[];
  }
  const papers = await eventually(
    async () => expectDone(await cooperative.http.get<{ items: Paper[] }>(`/api/v1/documents?subjectId=${signed.version.paperId}`)).items,
    (items) => items[0]?.files[0]?.state === 'made',
    30_000,
  );
  const [paper] = papers;
  expect(paper?.hash).toBe(signed.version.termsHash);
  const file = await fetch(`${server.url}/api/v1/documents/${paper?.id}/files/vi`, { headers: { cookie: cooperative.http.cookie } });
  const bytes = Buffer.from(await file.arrayBuffer());
  const text = textOfPdf(bytes);
  for (const words of [
    'Hợp đồng bao tiêu nông sản',
    'Điều 2. Mùa vụ và sản lượng',
    '20.000 kg',
    '8.500 đ/kg',
    'Phạt vi phạm',
    signed.version.termsHash.slice(0, 16),
  ])
    expect(text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(paper?.files[0]?.sha256);
  const changed = Buffer.from(bytes);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  expect(createHash('sha256').update(changed).digest('hex')).not.toBe(paper?.files[0]?.sha256);
  const [row] = await sql<{ text: string }>(
    server.databaseUrl,
    'SELECT signed_text AS text FROM contract_versions WHERE contract_id = $1',
    [signed.contract.id],
  );
  expect(
    createHash('sha256')
      .update(row?.text ?? '')
      .digest('hex'),
  ).toBe(signed.version.termsHash);
  expect((await checkPage(signed.version.termsHash)).status).toBe(200);
  const other = signed.version.termsHash.replace(/^./, (first) => (first === '0' ? '1' : '0'));
  expect((await checkPage(other)).status).toBe(404);
});

const checkPage = (hash: string) => fetch(`${server.url}/api/v1/document-checks/${hash}`);

test('a draft is its writers’ own; nobody signs one, or another’s, or twice', async () => {
  const draft = await aDraft(cooperative, processor);
  expectRefused(await sign(processor, draft), 409, 'contract.not_offered');
  expectRefused(await stranger.http.get(path(draft.contract, '')), 404, 'contract.not_found');
  expectRefused(await stranger.http.get(path(draft.contract, '/versions')), 404, 'contract.not_found');
  const offered = await offer(draft.contract);
  expectRefused(await sign(stranger, offered), 404, 'contract.not_found');
  expectDone(await sign(cooperative, offered));
  expectRefused(await sign(cooperative, offered), 409, 'contract.already_signed');
  expectRefused(await callOff(draft.contract, 1), 409, 'contract.not_in_force');
  const draftOfOthers = {
    number: 'x',
    cooperativeId: cooperative.organisationId,
    processorId: processor.organisationId,
    terms: someTerms(),
  };
  expectRefused(await stranger.http.post('/api/v1/contracts/drafts', draftOfOthers), 422, 'contract.wrong_party');
  const unsigned = await aDraft(cooperative, processor);
  expectRefused(
    await processor.http.post('/api/v1/documents', { kind: 'offtake_contract', subjectId: unsigned.contract.id }),
    404,
    'contract.document_not_found',
  );
});

test('a version that changed meanwhile is not signed, and both sides at one moment make one contract', async () => {
  const draft = await aDraft(cooperative, processor);
  const offered = await offer(draft.contract);
  expectDone(await processor.http.post(path(draft.contract, '/recall'), {}));
  const rewritten = await cooperative.http.patch<Agreed>(path(draft.contract, '/draft'), 1, {
    termsHash: offered.version.termsHash,
    terms: someTerms({ noticeHours: 24 }),
  });
  expect(expectDone(rewritten).version.termsHash).not.toBe(offered.version.termsHash);
  const stale = await processor.http.patch(path(draft.contract, '/draft'), 1, {
    termsHash: offered.version.termsHash,
    terms: someTerms({ noticeHours: 48 }),
  });
  expectRefused(stale, 409, 'contract.terms_changed');
  const again = await offer(draft.contract);
  expectRefused(await sign(cooperative, offered), 409, 'contract.terms_changed');
  const [one, other] = await Promise.all([sign(cooperative, again), sign(processor, again)]);
  expectDone(one);
  expectDone(other);
  expect(expectDone(await cooperative.http.get<View>(path(draft.contract, '')))).toMatchObject({ state: 'in_force', noticeHours: 24 });
  const signatures = await sql(server.databaseUrl, 'SELECT 1 FROM contract_signatures WHERE contract_id = $1', [draft.contract.id]);
  expect(signatures).toHaveLength(2);
});

test('of a signature and a recall at the same moment exactly one comes first, and the contract is never half of both', async () => {
  for (let round = 0; round < 5; round++) {
    const offered = await offer((await aDraft(cooperative, processor)).contract);
    expectDone(await sign(processor, offered));
    const [signed, recalled] = await Promise.all([sign(cooperative, offered), processor.http.post(path(offered.contract, '/recall'), {})]);
    const state = expectDone(await processor.http.get<View>(path(offered.contract, '')))['state'];
    expect([signed.status, recalled.status, state]).toEqual(state === 'in_force' ? [201, 409, 'in_force'] : [409, 201, 'draft']);
  }
});

test('an amendment binds when both have signed it; call-offs made before keep their terms', async () => {
  const { contract } = await aSignedContract(cooperative, processor);
  const before = expectDone(await callOff(contract, 2_000));
  const terms = someTerms({ price: { kind: 'fixed', vndPerKg: 9_500 }, noticeHours: 36 });
  const amendment = expectDone(await cooperative.http.post<Agreed>(path(contract, '/amendments'), { terms }));
  expect(amendment.version).toMatchObject({ version: 2, state: 'offered' });
  expectRefused(
    await processor.http.post(path(contract, '/amendments'), { terms: someTerms({ noticeHours: 1 }) }),
    409,
    'contract.amendment_open',
  );
  expectDone(await sign(cooperative, amendment));
  expect(expectDone(await callOff(contract, 1_000))).toMatchObject({ contractVersion: 1, priceVndPerKg: 8_500 });
  expectDone(await sign(processor, amendment));
  expect(expectDone(await callOff(contract, 1_000, 4))).toMatchObject({ contractVersion: 2, priceVndPerKg: 9_500 });
  const versions = expectDone(await processor.http.get<{ items: (View & { changes: unknown })[] }>(path(contract, '/versions'))).items;
  expect(versions.map((version) => version['state'])).toEqual(['superseded', 'in_force']);
  expect(versions[1]?.changes).toEqual([
    { path: 'noticeHours', before: 12, after: 36 },
    { path: 'price.vndPerKg', before: 8_500, after: 9_500 },
  ]);
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 3_000, harvestTo: dayFromToday(3) })));
  const trades = await eventually(
    async () =>
      expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/trades')).items.filter(
        (trade) => trade['contractId'] === contract.id,
      ),
    (items) => items.length >= 2,
    30_000,
  );
  expect(trades.find((trade) => trade['callOffId'] === before.id)).toMatchObject({ farmGateVndPerKg: 8_500 });
  expectRefused(await cooperative.http.post(path(contract, '/amendments'), { terms }), 409, 'contract.no_change');
  const dropped = expectDone(await cooperative.http.post<Agreed>(path(contract, '/amendments'), { terms: someTerms({ noticeHours: 5 }) }));
  expect(expectDone(await processor.http.post<Agreed>(path(contract, '/withdrawal'), {})).version).toMatchObject({
    version: dropped.version.version,
    state: 'withdrawn',
  });
});

test('an index published late or corrected never rewrites a settled price', async () => {
  const index = { indexId: 'farm_gate', lagDays: 1, averageDays: 1 };
  const { contract } = await aSignedContract(cooperative, processor, { price: { kind: 'market_minus', minusVndPerKg: 500, index } });
  expectRefused(await callOff(contract, 1_000), 409, 'price_index.not_published');
  const publish = (day: number, vndPerKg: number) =>
    operator.post<{ revision: number }>('/api/v1/price-indexes', {
      indexId: 'farm_gate',
      productId: 'mango',
      day: dayFromToday(day),
      vndPerKg,
      source: 'Sở Nông nghiệp',
    });
  expectDone(await publish(-1, 9_000));
  const first = expectDone(await callOff(contract, 1_000));
  expect(first).toMatchObject({ priceVndPerKg: 8_500, priceBoundBy: 'market', marketVndPerKg: 9_000 });
  expect(expectDone(await publish(-1, 7_000)).revision).toBe(2);
  const second = expectDone(await callOff(contract, 1_000, 4));
  expect(second).toMatchObject({ priceVndPerKg: 6_500 });
  const list = expectDone(await cooperative.http.get<{ items: View[] }>(path(contract, '/call-offs'))).items;
  expect(list.map((one) => one['priceVndPerKg'])).toEqual([6_500, 8_500]);
  await expect(
    sql(server.databaseUrl, 'UPDATE call_offs SET price_vnd_per_kg = 1, price_basis = price_basis || \'{"vndPerKg": 1}\' WHERE id = $1', [
      first.id,
    ]),
  ).rejects.toThrow('never change');
  await expect(sql(server.databaseUrl, 'UPDATE index_points SET vnd_per_kg = 1')).rejects.toThrow();
  expectRefused(await publish(1, 7_000), 422, 'price_index.day_in_future');
  expectRefused(await operator.get('/api/v1/price-indexes?indexId=moon&productId=mango'), 404, 'price_index.not_found');
  expect(
    expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/price-indexes?indexId=farm_gate&productId=mango')).items,
  ).toMatchObject([{ revision: 2, vndPerKg: 7_000 }]);
});

test('a call-off above the band waits for the cooperative, which says yes in part; both read the balance', async () => {
  const { contract } = await aSignedContract(cooperative, processor);
  const asked = expectDone(await callOff(contract, 14_000));
  expect(asked).toMatchObject({ state: 'waiting', openKg: 0 });
  expect(expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/call-offs/waiting')).items.map((one) => one.id)).toContain(
    asked.id,
  );
  expectRefused(await processor.http.post(`/api/v1/call-offs/${asked.id}/approval`, {}), 403, 'auth.forbidden');
  expectRefused(await stranger.http.post(`/api/v1/call-offs/${asked.id}/approval`, {}), 404, 'call_off.not_found');
  const both = await Promise.all([
    cooperative.http.post<View>(`/api/v1/call-offs/${asked.id}/approval`, { kg: 13_500 }),
    cooperative.http.post<View>(`/api/v1/call-offs/${asked.id}/refusal`, {}),
  ]);
  expect(both.filter((answer) => answer.status === 201)).toHaveLength(1);
  const view = expectDone(await cooperative.http.get<View>(path(contract, '')));
  expect(expectDone(await processor.http.get<View>(path(contract, '')))).toEqual(view);
  expect(view).toMatchObject(
    both[0].status === 201 ? { calledKg: 13_500, waitingKg: 0, remainingKg: 8_500 } : { calledKg: 0, remainingKg: 22_000 },
  );
  expectRefused(await callOff(contract, 22_001, 5), 422, 'call_off.over_remaining');
});

test('an open call-off is changed by its version, taken back by its notice, and past it only on record', async () => {
  const { contract } = await aSignedContract(cooperative, processor, { noticeHours: 48 });
  const made = expectDone(await callOff(contract, 4_000));
  const change = (version: number, body: object) => processor.http.patch<View>(`/api/v1/call-offs/${made.id}`, version, body);
  expect(expectDone(await change(1, { kg: 5_000 }))).toMatchObject({ kg: 5_000, version: 2 });
  expectRefused(await change(1, { kg: 6_000 }), 412, 'version.stale');
  expectRefused(await change(2, { kg: 13_201 }), 422, 'call_off.over_band');
  expectRefused(await change(2, { kg: 5_000 }), 409, 'call_off.no_change');
  expect(expectDone(await processor.http.post<View>(`/api/v1/call-offs/${made.id}/cancellation`, {}))).toMatchObject({
    state: 'cancelled',
    shortKg: 0,
  });
  const late = expectDone(await callOff(contract, 4_000));
  await sql(server.databaseUrl, `UPDATE call_offs SET deliver_on = $2, deliver_until = $2 WHERE id = $1`, [late.id, dayFromToday(1)]);
  expectRefused(await processor.http.post(`/api/v1/call-offs/${late.id}/cancellation`, {}), 422, 'call_off.notice_too_short');
  expect(expectDone(await processor.http.post<View>(`/api/v1/call-offs/${late.id}/cancellation`, { late: true }))).toMatchObject({
    shortKg: 4_000,
    shortCause: 'processor',
  });
  expect(expectDone(await cooperative.http.get<View>(path(contract, '')))).toMatchObject({
    calledKg: 4_000,
    calledOffKg: 0,
    shortByProcessorKg: 4_000,
  });
  const rates = expectDone(await cooperative.http.get<View>(`/api/v1/organisations/${processor.organisationId}/reliability`));
  expect(rates['cancelledLateBp']).toBeGreaterThan(0);
  expectRefused(await stranger.http.get(`/api/v1/organisations/${processor.organisationId}/reliability`), 404, 'organisation.not_found');
});

test('a call-off whose day has passed is still brought by a round while its make-up window is open', async () => {
  const { contract } = await aSignedContract(cooperative, processor);
  const made = expectDone(await callOff(contract, 700));
  const days = [dayFromToday(-1), dayFromToday(2)];
  await sql(server.databaseUrl, `UPDATE call_offs SET deliver_on = $2, deliver_until = $3 WHERE id = $1`, [made.id, ...days]);
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 700, harvestFrom: dayFromToday(0), harvestTo: dayFromToday(2) })));
  const [trade] = await eventually(
    () =>
      sql<{ kg: number; on: string }>(
        server.databaseUrl,
        `SELECT kg::int AS kg, deliver_on::text AS on FROM trades WHERE call_off_id = $1`,
        [made.id],
      ),
    (rows) => rows.length > 0,
    30_000,
  );
  expect(trade?.kg).toBe(700);
  expect(trade && trade.on >= dayFromToday(0) && trade.on <= dayFromToday(2)).toBe(true);
});

test('a repeated call-off is all or nothing, and ending a contract takes back what is open', async () => {
  const { contract } = await aSignedContract(cooperative, processor);
  const series = (kg: number) =>
    processor.http.post<{ items: View[] }>(path(contract, '/call-offs/series'), {
      kg,
      from: dayFromToday(2),
      to: dayFromToday(8),
      weekdays: [0, 1, 2, 3, 4, 5, 6],
    });
  expectRefused(await series(4_000), 422, 'call_off.over_remaining');
  expect(expectDone(await series(1_000)).items).toHaveLength(7);
  expect(expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/spoken-for')).items[0]).toMatchObject({ productId: 'mango' });
  const ended = expectDone(await cooperative.http.post<View>(path(contract, '/termination'), { reason: 'Hai bên thoả thuận chấm dứt' }));
  expect(ended).toMatchObject({ state: 'terminated', calledOffKg: 0 });
  expectRefused(await callOff(contract, 1), 409, 'contract.not_in_force');
});

test('bad terms are refused at the door, each at its field', async () => {
  const body = { number: 'HĐ xấu', cooperativeId: cooperative.organisationId, processorId: processor.organisationId };
  const period = { from: dayFromToday(-10), to: dayFromToday(60), kg: 20_000, percentBp: 1_000 };
  const half = { ...period, to: dayFromToday(20), kg: 12_000 };
  const later = { ...period, kg: 8_000 };
  const refused: [Record<string, unknown>, string][] = [
    [{ penaltyBp: 801 }, 'contract.penalty_too_high'],
    [{ periods: [{ ...period, to: dayFromToday(59) }] }, 'contract.periods_outside_season'],
    [{ periods: [half, { ...later, from: dayFromToday(22) }] }, 'contract.periods_gap'],
    [{ periods: [half, { ...later, from: dayFromToday(20) }] }, 'contract.periods_overlap'],
    [{ periods: [{ ...period, percentBp: null }] }, 'contract.band_missing'],
    [{ periods: [{ ...period, percentBp: 5_001 }] }, 'contract.band_out_of_range'],
    [{ ceilingKg: 30_000 }, 'contract.ceiling_out_of_range'],
    [{ ceilingKg: 19_999 }, 'contract.ceiling_out_of_range'],
    [{ periods: [period], ceilingKg: 21_999 }, 'contract.band_over_ceiling'],
    [{ price: { kind: 'floor_plus_market', floorVndPerKg: 8_000 } }, 'contract.index_missing'],
    [{ price: { kind: 'market_minus', minusVndPerKg: 500 } }, 'contract.index_missing'],
    [{ price: { kind: 'market_minus', index: { indexId: 'moon', lagDays: 0, averageDays: 1 } } }, 'price_index.not_found'],
    [{ placeId: 'cp-hat-lot' }, 'place.wrong_kind'],
  ];
  for (const [change, code] of refused)
    expectRefused(
      await processor.http.post('/api/v1/contracts/drafts', { ...body, terms: someTerms(change) }),
      code === 'price_index.not_found' ? 404 : 422,
      code,
    );
});

test('contracts come from a file as drafts, whole or not at all, a row for each period, with a report by row', async () => {
  const [name] = await sql<{ name: string }>(server.databaseUrl, 'SELECT name FROM organisations WHERE id = $1', [
    cooperative.organisationId,
  ]);
  const [from, middle, to] = [dayFromToday(2), dayFromToday(31), dayFromToday(60)];
  const heads = 'Số hợp đồng;Hợp tác xã;Nông sản;Loại;Nhà máy;Từ ngày;Đến ngày;Khối lượng (kg);Dung sai;Báo trước;Giá;Bất khả kháng';
  const number = `T ${processor.organisationId.slice(-8)}`;
  const first = `${number}/1;${name?.name.toUpperCase()};mango;grade1;fac-doveco-son-la;${from};${middle};12.000;10;24;8.500;mưa đá`;
  const second = `${number}/1;;;;;${dayFromToday(32)};${to};8.000;;;;`;
  const send = async (person: Person, rows: readonly string[], dryRun = '', head = heads) => {
    const response = await fetch(`${server.url}/api/v1/contract-imports${dryRun}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', cookie: person.http.cookie, 'idempotency-key': randomUUID() },
      body: [head, ...rows].join('\n'),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as View & { refused: Record<string, unknown>[] },
    };
  };
  const bad = [
    first.replace('/1;', '/2;').replace('mango', 'chôm chôm'),
    `${number}/3;${stranger.organisationId};mango;grade1;fac-doveco-son-la;${from};${to};500;60;24;8500;`,
    `${number}/4;không ai tên thế này;mango;grade1;fac-doveco-son-la;${from};${to};500;10;24;8500;`,
    `${number}/5;${processor.organisationId};mango;grade1;fac-doveco-son-la;${from};${to};500;10;24;8500;`,
    `${second.replace('/1', '/6').replace(';;;;;', `;${stranger.organisationId};mango;grade1;fac-doveco-son-la;`)}`,
  ];
  const tried = expectDone(await send(processor, [first, second, ...bad], '?dryRun=1'));
  expect(tried).toMatchObject({ rows: 7, contracts: 1, written: 0 });
  expect(tried.refused.map(({ line, field, code }) => [line, field, code])).toEqual([
    [4, 'product', 'product.unknown'],
    [5, 'toleranceBp', 'contract.tolerance_out_of_range'],
    [6, 'partner', 'organisation.not_found'],
    [7, 'cooperativeId', 'contract.wrong_party'],
    [8, 'tolerance_percent', 'import.not_a_number'],
  ]);
  const mine = async (person: Person) =>
    expectDone(await person.http.get<{ items: View[] }>('/api/v1/contracts')).items.filter((one) =>
      String(one['number']).startsWith(number),
    );
  expect(expectDone(await send(processor, [first, second, ...bad]))).toMatchObject({ written: 0 });
  expect(await mine(processor)).toEqual([]);
  expect(expectDone(await send(processor, [first, second]))).toMatchObject({ rows: 2, contracts: 1, written: 1, refused: [] });
  const [written] = await mine(processor);
  expect(written).toMatchObject({
    state: 'draft',
    cooperative: { id: cooperative.organisationId },
    agreedKg: 20_000,
    ceilingKg: 22_000,
    forceMajeure: ['hail'],
    periods: [
      { from, to: middle, kg: 12_000, percentBp: 1_000 },
      { to, kg: 8_000 },
    ],
  });
  // What comes out goes in again, under another number.
  const out = await fetch(`${server.url}/api/v1/contract-export`, { headers: { cookie: processor.http.cookie } });
  const [outHeads, ...lines] = (await out.text()).replace('\uFEFF', '').split('\r\n');
  const same = lines.filter((line) => line.startsWith(`${number}/1,`)).map((line) => line.replace('/1,', '/7,'));
  expect(same).toHaveLength(2);
  expect(expectDone(await send(processor, same, '', outHeads))).toMatchObject({ rows: 2, contracts: 1, written: 1, refused: [] });
  const both = (await mine(processor)).map(({ id: _id, number: _number, history: _history, ...terms }) => terms);
  expect(both).toHaveLength(2);
  expect(both[0]).toEqual(both[1]);
  // The number is the processor's: a second file that brings it again is refused at its line, whoever writes it.
  const again = expectDone(await send(cooperative, [first.replace(String(name?.name.toUpperCase()), processor.organisationId), second]));
  expect(again.refused.map(({ line, code }) => [line, code])).toEqual([[2, 'contract.number_taken']]);
  expect(await mine(stranger)).toEqual([]);
  expectRefused(await send(await aPerson(operator, 'trader'), [first]), 403, 'auth.forbidden');
});
