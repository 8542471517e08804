// @profiles embedded
import { expectDone, expectRefused, type HttpClient, type Problem } from '../support/http-client';
import { anOffer, anOrder, dayFromToday, eventually } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: what the doors refuse before any rule of the market is asked has its own code and status.
let server: TestServer;
let operator: HttpClient;
let trader: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  trader = await aPerson(operator, 'trader');
});
afterAll(() => server.stop());

/** A request that no browser of ours would send. */
async function raw(path: string, init: RequestInit): Promise<{ status: number; code: string }> {
  const response = await fetch(server.url + path, init);
  return { status: response.status, code: ((await response.json()) as Problem).code };
}

const json = { 'content-type': 'application/json' };

test('a wrong name and a wrong password are told apart by nobody', async () => {
  for (const credentials of [
    { name: trader.signInName, password: 'không phải câu này đâu' },
    { name: 'nobody@test.muavu.vn', password: trader.password },
    { name: 'not a name', password: trader.password },
    { name: trader.signInName, password: '' },
  ]) {
    const answer = await raw('/api/v1/sessions', { method: 'POST', headers: json, body: JSON.stringify(credentials) });
    expect(answer).toEqual({ status: 401, code: 'auth.wrong_credentials' });
  }
});

test('another site’s page cannot act with a person’s cookie', async () => {
  const headers = { ...json, cookie: trader.http.cookie, 'idempotency-key': 'from-elsewhere' };
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
    const answer = await raw('/api/v1/orders', { method: 'POST', headers: { ...headers, origin }, body: JSON.stringify(anOrder()) });
    expect(answer).toEqual({ status: 403, code: 'auth.wrong_origin' });
  }
  const own = await fetch(`${server.url}/api/v1/orders`, {
    method: 'POST',
    headers: { ...headers, origin: server.url },
    body: JSON.stringify(anOrder()),
  });
  expect(own.status).toBe(201);
});

test('an ended session opens nothing', async () => {
  const { http } = await aPerson(operator, 'trader');
  const { cookie } = http;
  expect((await http.delete('/api/v1/sessions/current')).status).toBe(204);
  expect(await raw('/api/v1/orders', { headers: { cookie } })).toEqual({ status: 401, code: 'session.expired' });
});

test('there is nothing at an address that nobody built', async () => {
  for (const path of ['/api/v1/nothing', '/api/v1/offers/x/y/z', '/api/v2/offers']) {
    expectRefused(await trader.http.get(path), 404, 'request.not_found');
  }
});

test('a body that is no JSON says so', async () => {
  for (const body of ['{', '{"kg":1,}', '{"a":1}{"b":2}', '"text"', '{"kg":1,"kg":2}']) {
    expectRefused(await trader.http.post('/api/v1/orders', body), 400, 'request.malformed_json');
  }
});

test('an edit without the version it has seen is refused', async () => {
  const { http } = await aPerson(operator, 'cooperative');
  const offer = expectDone(await http.post<{ id: string }>('/api/v1/offers', anOffer()));
  const headers = { ...json, cookie: http.cookie };
  const edit = (more: Record<string, string>) =>
    raw(`/api/v1/offers/${offer.id}`, { method: 'PATCH', headers: { ...headers, ...more }, body: '{"kg":5}' });
  expect(await edit({})).toEqual({ status: 428, code: 'version.required' });
  expect((await edit({ 'if-match': '*' })).code).toBe('request.invalid');
});

test('markets and rounds that do not exist are not found', async () => {
  for (const id of ['durian', '__proto__', 'MANGO']) {
    expectRefused(await trader.http.get(`/api/v1/markets/${id}/board`), 404, 'market.unknown');
    expectRefused(await trader.http.get(`/api/v1/markets/${id}/rounds`), 404, 'market.unknown');
  }
  expectRefused(await trader.http.get('/api/v1/markets/mango/rounds/999'), 404, 'round.not_found');
});

test('a page turned with a cursor that is none of ours is refused', async () => {
  for (const path of ['/api/v1/orders', '/api/v1/trades']) {
    expectRefused(await trader.http.get(`${path}?cursor=nothing`), 422, 'page.cursor_invalid');
  }
  const rounds = expectRefused(await trader.http.get('/api/v1/markets/mango/rounds?cursor=nothing'), 422, 'request.invalid');
  expect(rounds.field).toBe('cursor');
});

test('an organisation needs a member, and a role that its kind knows', async () => {
  const body = { kind: 'cooperative', name: 'HTX không người', demo: true };
  const member = { name: 'Lò Văn Xuân', signInName: 'xuan@test.muavu.vn', password: 'một câu đủ dài để nhớ' };
  expectRefused(await operator.post('/api/v1/organisations', { ...body, members: [] }), 422, 'organisation.no_member');
  const planner = { ...body, members: [{ ...member, role: 'planner' }] };
  expectRefused(await operator.post('/api/v1/organisations', planner), 422, 'member.wrong_role');
  const weak = { ...body, members: [{ ...member, role: 'manager', password: 'ngắn quá' }] };
  expectRefused(await operator.post('/api/v1/organisations', weak), 422, 'password.too_short');
});

test('a suspended organisation signs no contract, and its people are signed out', async () => {
  const cooperative = await aPerson(operator, 'cooperative');
  const processor = await aPerson(operator, 'processor');
  await sql(server.databaseUrl, `UPDATE organisations SET state = 'suspended' WHERE id = $1`, [cooperative.organisationId]);
  const answer = await operator.post('/api/v1/contracts', {
    cooperativeId: cooperative.organisationId,
    processorId: processor.organisationId,
    productId: 'mango',
    varietyIds: [],
    gradeIds: ['grade1'],
    placeId: 'fac-doveco-son-la',
    agreedKg: 20_000,
    toleranceBp: 500,
    priceVndPerKg: 7_000,
    seasonFrom: dayFromToday(-10),
    seasonTo: dayFromToday(80),
    noticeHours: 12,
    number: 'HĐ tạm dừng',
  });
  expectRefused(answer, 422, 'organisation.suspended');
  // Within the two seconds that a session may be remembered.
  const shut = await eventually(
    () => cooperative.http.get('/api/v1/offers'),
    (reply) => reply.status !== 200,
    3_000,
  );
  expectRefused(shut, 401, 'session.expired');
});
