// @profiles embedded
import { expectEventsDescribed } from '../support/described';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { aContract, dayFromToday, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a contract is known to its two parties, and no run of call-offs draws more than was agreed and its band allows.
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
  stranger = await aPerson(operator, 'processor');
});
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
});
afterEach(() => expectInvariants(server.databaseUrl));

let nth = 0;
const sign = (changes: Readonly<Record<string, unknown>> = {}): Promise<View> =>
  aContract(operator, cooperative, processor, { number: `HĐ ${++nth}/2026`, ...changes });
const callOff = (contract: View, kg: number, day = 3) =>
  processor.http.post<View>(`/api/v1/contracts/${contract.id}/call-offs`, { kg, deliverOn: dayFromToday(day) });

test('a contract comes into force with its ceiling and nothing drawn', async () => {
  const contract = await sign({ agreedKg: 20_000, toleranceBp: 1_000 });
  expect(contract).toMatchObject({
    agreedKg: 20_000,
    ceilingKg: 22_000,
    calledOffKg: 0,
    remainingKg: 22_000,
    heldKg: 0,
    confirmedKg: 0,
    state: 'in_force',
    priceVndPerKg: 7_000,
    cooperative: { id: cooperative.organisationId },
    processor: { id: processor.organisationId },
  });
  for (const party of [cooperative, processor])
    expect(expectDone(await party.http.get(`/api/v1/contracts/${contract.id}`))).toEqual(contract);
});

test('a contract is nobody else’s business: not its page, not its call-offs, not the market', async () => {
  const contract = await sign();
  expectDone(await callOff(contract, 1_000));
  expectRefused(await stranger.http.get(`/api/v1/contracts/${contract.id}`), 404, 'contract.not_found');
  expectRefused(await stranger.http.get(`/api/v1/contracts/${contract.id}/call-offs`), 404, 'contract.not_found');
  const draw = await stranger.http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 1, deliverOn: dayFromToday(3) });
  expectRefused(draw, 404, 'contract.not_found');
  expect(expectDone(await stranger.http.get<{ items: View[] }>('/api/v1/contracts')).items).toEqual([]);
  const [told] = await sql<{ body: unknown }>(
    server.databaseUrl,
    `SELECT body FROM events WHERE stream = 'market:mango' AND name = 'call_off.made' ORDER BY number DESC LIMIT 1`,
  );
  expect(told?.body).toEqual({ kg: 1_000 });
});

test('only an operator registers, only the processor calls off', async () => {
  const contract = await sign();
  expectRefused(await processor.http.post('/api/v1/contracts', {}), 403, 'auth.forbidden');
  const draw = await cooperative.http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 1, deliverOn: dayFromToday(3) });
  expectRefused(draw, 403, 'auth.forbidden');
});

test('call-offs draw to the last kilogram of the band and no further', async () => {
  const contract = await sign({ agreedKg: 10_000, toleranceBp: 500 });
  expect(expectDone(await callOff(contract, 8_000))).toMatchObject({ kg: 8_000, openKg: 8_000, heldKg: 0, state: 'open', version: 1 });
  const problem = expectRefused(await callOff(contract, 2_501), 422, 'call_off.over_remaining');
  expect(problem).toMatchObject({ field: 'kg', facts: { remainingKg: 2_500 }, detailVi: 'Hợp đồng chỉ còn 2.500 kg có thể gọi.' });
  expectDone(await callOff(contract, 2_500));
  expectRefused(await callOff(contract, 1), 422, 'call_off.over_remaining');
  const list = expectDone(await cooperative.http.get<{ items: View[] }>(`/api/v1/contracts/${contract.id}/call-offs`)).items;
  expect(list.map((one) => one['kg'])).toEqual([2_500, 8_000]);
});

test('fifty planners at once draw no more than is left', async () => {
  const contract = await sign({ agreedKg: 10_000, toleranceBp: 0 });
  const answers = await Promise.all(Array.from({ length: 50 }, () => callOff(contract, 700)));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(14);
  for (const answer of answers.filter((each) => each.status !== 201)) expectRefused(answer, 422, 'call_off.over_remaining');
  expect(expectDone(await processor.http.get<View>(`/api/v1/contracts/${contract.id}`))).toMatchObject({
    calledOffKg: 9_800,
    remainingKg: 200,
  });
});

test('notice and season are kept', async () => {
  const contract = await sign({ noticeHours: 72, seasonTo: dayFromToday(20) });
  const late = expectRefused(await callOff(contract, 1, 2), 422, 'call_off.notice_too_short');
  expect(late).toMatchObject({ field: 'deliverOn', facts: { noticeHours: 72 } });
  expectRefused(await callOff(contract, 1, -1), 422, 'call_off.notice_too_short');
  expectRefused(await callOff(contract, 1, 21), 422, 'call_off.outside_season');
  expectDone(await callOff(contract, 1, 20));
});

test('both parties follow their contract on their own streams', async () => {
  const contract = await sign();
  const made = expectDone(await callOff(contract, 4_000));
  for (const party of [cooperative, processor]) {
    const told = await sql<{ name: string; id: string; left: number }>(
      server.databaseUrl,
      `SELECT name, body #>> '{callOff,id}' AS id, (body #>> '{contract,remainingKg}')::int AS left FROM events
       WHERE stream = $1 AND body #>> '{contract,id}' = $2 ORDER BY number`,
      [`org:${party.organisationId}`, contract.id],
    );
    expect(told).toEqual([
      { name: 'contract.registered', id: null, left: 21_000 },
      { name: 'call_off.made', id: made.id, left: 17_000 },
    ]);
  }
});

test('a contract has two parties of the right kind, of different owners, and a number of its own', async () => {
  const sister = await aPerson(operator, 'processor', { sameOwnerAs: cooperative.organisationId });
  const body = { ...(await bodyOf({})), number: `HĐ ${++nth}/2026` };
  const refused: [Record<string, unknown>, number, string][] = [
    [{ processorId: sister.organisationId }, 422, 'contract.same_owner'],
    [{ processorId: cooperative.organisationId }, 422, 'contract.wrong_party'],
    [{ cooperativeId: processor.organisationId }, 422, 'contract.wrong_party'],
    [{ cooperativeId: '01900000-0000-7000-8000-000000000000' }, 404, 'organisation.not_found'],
    [{ cooperativeId: 'htx-hat-lot' }, 422, 'id.invalid'],
    [{ placeId: 'cp-hat-lot' }, 422, 'place.wrong_kind'],
    [{ toleranceBp: 5_001 }, 422, 'contract.tolerance_out_of_range'],
    [{ noticeHours: -1 }, 422, 'contract.notice_out_of_range'],
    [{ seasonTo: dayFromToday(-1) }, 409, 'contract.season_over'],
    [{ number: '   ' }, 422, 'text.too_short'],
    [{ agreedKg: 1_000_000_000, toleranceBp: 1 }, 422, 'weight.out_of_range'],
  ];
  for (const [change, status, code] of refused)
    expectRefused(await operator.post('/api/v1/contracts', { ...body, ...change }), status, code);
  expectDone(await operator.post('/api/v1/contracts', body));
  expectRefused(await operator.post('/api/v1/contracts', body), 409, 'contract.number_taken');
});

/** A contract as the operator would send it. */
async function bodyOf(changes: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const view = await sign(changes);
  const sent = [
    'productId',
    'varietyIds',
    'gradeIds',
    'placeId',
    'agreedKg',
    'toleranceBp',
    'priceVndPerKg',
    'seasonFrom',
    'seasonTo',
    'noticeHours',
  ];
  const terms = Object.fromEntries(sent.map((name) => [name, view[name]]));
  return { ...terms, cooperativeId: cooperative.organisationId, processorId: processor.organisationId };
}
