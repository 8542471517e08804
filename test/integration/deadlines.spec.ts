import { aSignedContract } from '../support/contract-steps';
import { expectEventsDescribed } from '../support/described';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { aContract, anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: what its last day has passed is closed once, by itself, and told to those it concerns.
const WITHIN_MS = 30_000;
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let processor: Person;
let trader: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
  processor = await aPerson(operator, 'processor');
  trader = await aPerson(operator, 'trader');
});
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
});
afterEach(() => expectInvariants(server.databaseUrl));

/** Lets the days pass for one row: the calendar cannot be turned, so the row is. */
const turnBack = (table: string, id: string, columns: readonly string[], days: number) =>
  sql(server.databaseUrl, `UPDATE ${table} SET ${columns.map((column) => `${column} = ${column} - ${days}`).join(', ')} WHERE id = $1`, [
    id,
  ]);

/** The days in a contract's terms, too: what is signed is kept whole. */
async function turnTermsBack(contractId: string, days: number): Promise<void> {
  const [row] = await sql<{ terms: unknown }>(server.databaseUrl, 'SELECT terms FROM contracts WHERE id = $1', [contractId]);
  const earlier = (day: string): string => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
  const terms = JSON.stringify(row?.terms).replace(/(?<=")\d{4}-\d\d-\d\d(?=")/g, earlier);
  await sql(server.databaseUrl, 'UPDATE contracts SET terms = $2 WHERE id = $1', [contractId, terms]);
}

const settled = (person: Person, path: string): Promise<View> =>
  eventually(
    async () => expectDone(await person.http.get<View>(path)),
    (view) => view['state'] !== 'open' && view['state'] !== 'in_force',
    WITHIN_MS,
  );

const told = async (stream: string, name: string, id: string): Promise<number> => {
  const [row] = await sql<{ n: number }>(
    server.databaseUrl,
    `SELECT count(*)::int AS n FROM events WHERE stream = $1 AND name = $2 AND body::text LIKE '%' || $3 || '%'`,
    [stream, name, id],
  );
  return row?.n ?? 0;
};

test('an offer runs out the day after its last harvest day; today’s stays', async () => {
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ harvestTo: dayFromToday(2) })));
  const todays = expectDone(
    await cooperative.http.post<View>('/api/v1/offers', anOffer({ harvestFrom: dayFromToday(0), harvestTo: dayFromToday(0) })),
  );
  await turnBack('offers', offer.id, ['harvest_from', 'harvest_to'], 3);
  expect(await settled(cooperative, `/api/v1/offers/${offer.id}`)).toMatchObject({ state: 'expired', openKg: 0, version: 1 });
  expect(await told('market:mango', 'offer.expired', offer.id)).toBe(1);
  expect(await told(`org:${cooperative.organisationId}`, 'offer.expired', offer.id)).toBe(1);
  expectRefused(await cooperative.http.patch(`/api/v1/offers/${offer.id}`, 1, { kg: 1 }), 409, 'offer.closed');
  expect(expectDone(await cooperative.http.get<View>(`/api/v1/offers/${todays.id}`))).toMatchObject({ state: 'open' });
});

test('an order runs out the day after its last delivery day', async () => {
  const order = expectDone(await trader.http.post<View>('/api/v1/orders', anOrder({ limitVndPerKg: 1, deliverTo: dayFromToday(2) })));
  await turnBack('orders', order.id, ['deliver_from', 'deliver_to'], 3);
  expect(await settled(trader, `/api/v1/orders/${order.id}`)).toMatchObject({ state: 'expired', openKg: 0 });
  expect(await told('market:mango', 'order.expired', order.id)).toBe(1);
  expectRefused(await trader.http.post(`/api/v1/orders/${order.id}/cancellation`, {}), 409, 'order.closed');
});

test('a call-off that nobody served gives its kilograms back to the contract, and the contract ends after its season', async () => {
  // Grade 2 of longan: nobody offers it here, so no round serves it.
  const contract = await aContract(operator, cooperative, processor, { productId: 'longan', gradeIds: ['grade2'] });
  const made = expectDone(
    await processor.http.post<View>(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 9_000, deliverOn: dayFromToday(2) }),
  );
  await turnBack('call_offs', made.id, ['deliver_on', 'deliver_until'], 3);
  const [expired] = await eventually(
    async () => expectDone(await processor.http.get<{ items: View[] }>(`/api/v1/contracts/${contract.id}/call-offs`)).items,
    ([one]) => one?.['state'] === 'expired',
    WITHIN_MS,
  );
  expect(expired).toMatchObject({ openKg: 0, heldKg: 0, confirmedKg: 0 });
  expect(expectDone(await processor.http.get<View>(`/api/v1/contracts/${contract.id}`))).toMatchObject({
    calledOffKg: 0,
    remainingKg: 21_000,
  });
  for (const party of [cooperative, processor]) expect(await told(`org:${party.organisationId}`, 'call_off.expired', made.id)).toBe(1);

  await turnBack('contracts', contract.id, ['season_from', 'season_to'], 100);
  await turnTermsBack(contract.id, 100);
  expect(await settled(processor, `/api/v1/contracts/${contract.id}`)).toMatchObject({ state: 'ended' });
  const draw = await processor.http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 1, deliverOn: dayFromToday(2) });
  expectRefused(draw, 409, 'contract.not_in_force');
});

test('who posts too little is reminded once a day; what is missed may be made up, and then is short by its cause on both sides’ books', async () => {
  const grower = await aPerson(operator, 'cooperative');
  const { contract } = await aSignedContract(grower, processor);
  const path = (rest: string) => `/api/v1/contracts/${contract.id}${rest}`;
  const call = async (kg: number) => expectDone(await processor.http.post<View>(path('/call-offs'), { kg, deliverOn: dayFromToday(2) }));
  const [struck, owed] = [await call(4_000), await call(1_500)];
  const both = (name: string, id: string) => Promise.all([grower, processor].map((one) => told(`org:${one.organisationId}`, name, id)));
  const now = async (id: string) =>
    expectDone(await processor.http.get<{ items: View[] }>(path('/call-offs'))).items.find((one) => one.id === id);

  // Nothing is posted, and an hour has gone by.
  await sql(server.databaseUrl, `UPDATE call_offs SET submitted_at = submitted_at - interval '2 hours' WHERE contract_id = $1`, [
    contract.id,
  ]);
  await eventually(
    () => told(`org:${grower.organisationId}`, 'contract.reminded', contract.id),
    (times) => times > 0,
    WITHIN_MS,
  );
  const [reminder] = await sql(server.databaseUrl, 'SELECT called_kg::int, posted_kg::int FROM contract_reminders WHERE contract_id = $1', [
    contract.id,
  ]);
  expect(reminder).toEqual({ called_kg: 5_500, posted_kg: 0 });

  // The day has passed, the three days to make up have not: missed, and still open.
  await turnBack('call_offs', struck.id, ['deliver_on', 'deliver_until'], 3);
  await eventually(
    () => both('call_off.missed', struck.id),
    (times) => times.every((one) => one === 1),
    WITHIN_MS,
  );
  expect(await now(struck.id)).toMatchObject({ state: 'open', missed: true, shortKg: 0, openKg: 4_000 });

  // Hail that both agree on frees the grower of the one, not of the other.
  const hail = { cause: 'hail', from: dayFromToday(-5), to: dayFromToday(-5) };
  const claim = expectDone(await grower.http.post<View>(path('/force-majeure'), hail));
  expectRefused(await grower.http.post(path(`/force-majeure/${claim.id}/agreement`), {}), 404, 'contract.claim_not_found');
  expectDone(await processor.http.post(path(`/force-majeure/${claim.id}/agreement`), {}));
  for (const name of ['contract.force_claimed', 'contract.force_agreed']) expect(await both(name, claim.id)).toEqual([1, 1]);
  await turnBack('call_offs', struck.id, ['deliver_on', 'deliver_until'], 4);
  await turnBack('call_offs', owed.id, ['deliver_on', 'deliver_until'], 6);
  for (const { id } of [struck, owed])
    await eventually(
      () => both('call_off.expired', id),
      (times) => times.every((one) => one === 1),
      WITHIN_MS,
    );
  expect(await now(struck.id)).toMatchObject({ state: 'expired', shortKg: 4_000, shortCause: 'force_majeure' });
  expect(await now(owed.id)).toMatchObject({ state: 'expired', shortKg: 1_500, shortCause: 'cooperative' });
  expect(expectDone(await grower.http.get<View>(path('')))).toMatchObject({
    calledOffKg: 0,
    shortByForceKg: 4_000,
    shortByCooperativeKg: 1_500,
    shortByProcessorKg: 0,
  });
  expect(await told(`org:${grower.organisationId}`, 'contract.reminded', contract.id)).toBe(1);
});
