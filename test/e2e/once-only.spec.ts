// @profiles embedded
import { randomUUID } from 'node:crypto';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { anOffer, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a request that is repeated does once what it does, and says the same again.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
});
afterAll(() => server.stop());

const offersInDatabase = async (): Promise<number> => {
  const [row] = await sql(server.databaseUrl, 'SELECT count(*)::int AS n FROM offers');
  return Number((row as { n: number }).n);
};

test('TM-07 fifty times at once with one key: one offer, fifty times the same bytes', async () => {
  const before = await offersInDatabase();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 50 }, () => cooperative.http.post<View>('/api/v1/offers', anOffer(), { key })));
  expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(201));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(await offersInDatabase()).toBe(before + 1);
});

test('TM-07 another content under the same key is refused and changes nothing', async () => {
  const key = randomUUID();
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer(), { key }));
  const before = await offersInDatabase();
  expectRefused(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 1 }), { key }), 422, 'idempotency.key_reused');
  expect(await offersInDatabase()).toBe(before);
});

test('keys of different organisations do not meet', async () => {
  const other = await aPerson(operator, 'cooperative');
  const key = randomUUID();
  const mine = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer(), { key }));
  const theirs = expectDone(await other.http.post<View>('/api/v1/offers', anOffer(), { key }));
  expect(theirs.id).not.toBe(mine.id);
});

test('a refused request leaves its key free', async () => {
  const key = randomUUID();
  expectRefused(await cooperative.http.post('/api/v1/offers', anOffer({ gradeId: 'grade99' }), { key }), 422, 'grade.unknown');
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer(), { key }));
});

test.each([
  ['', 400, 'idempotency.key_required'],
  ['a b', 400, 'idempotency.key_invalid'],
  ['x'.repeat(256), 400, 'idempotency.key_invalid'],
])('the key "%s" is refused', async (key, status, code) => {
  expectRefused(await cooperative.http.post('/api/v1/offers', anOffer(), { key }), status, code);
});
