import { expectDone, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { LiveSocket } from '../support/live-socket';
import { aContract, anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';

// Goal: the main job end to end: 12 t offered, 8 t called off, 6 t ordered; the contract is served first and the order gets the rest.
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
afterAll(() => server.stop());
afterEach(() => expectInvariants(server.databaseUrl));

const tradesOf = async (person: Person): Promise<View[]> => expectDone(await person.http.get<{ items: View[] }>('/api/v1/trades')).items;

test('8 of 12 t go to the contract, 4 to the order; the contract binds at once, the order when both agree', async () => {
  const contract = await aContract(operator, cooperative, processor);
  const live = await LiveSocket.open(server.url, trader.http.cookie);
  expect(await live.watch('market:mango', 0)).toMatchObject({ ok: true });
  expect(await live.watch(`org:${trader.organisationId}`, 0)).toMatchObject({ ok: true });

  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer()));
  expectDone(await processor.http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 8_000, deliverOn: dayFromToday(3) }));
  await live.event((event) => event.name === 'trade.confirmed' && event.stream === 'market:mango');
  expectDone(await trader.http.post<View>('/api/v1/orders', anOrder()));
  const held = await live.event((event) => event.name === 'trade.held');

  const trade = held.body['trade'] as View;
  expect(trade).toMatchObject({ kind: 'spot', kg: 4_000, state: 'held', offerId: offer.id });
  const [ask, farmGate, delivered] = [6_000, trade['farmGateVndPerKg'] as number, trade['deliveredVndPerKg'] as number];
  expect(farmGate).toBeGreaterThanOrEqual(ask);
  expect(delivered).toBeLessThanOrEqual(14_000);
  expect(delivered - farmGate).toBe(trade['freightVndPerKg']);

  expectDone(await trader.http.post(`/api/v1/trades/${trade.id}/confirmation`, {}));
  const confirmed = expectDone(await cooperative.http.post<View>(`/api/v1/trades/${trade.id}/confirmation`, {}));
  expect(confirmed).toMatchObject({
    state: 'confirmed',
    confirmation: { number: expect.any(String), termsHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });

  const both = await tradesOf(cooperative);
  expect(both.map((one) => [one['kind'], one['kg'], one['state']]).sort()).toEqual([
    ['contract', 8_000, 'confirmed'],
    ['spot', 4_000, 'confirmed'],
  ]);
  expect(expectDone(await cooperative.http.get<View>(`/api/v1/offers/${offer.id}`))).toMatchObject({
    confirmedKg: 12_000,
    heldKg: 0,
    openKg: 0,
    state: 'sold_out',
  });
  expect(expectDone(await processor.http.get<View>(`/api/v1/contracts/${contract.id}`))).toMatchObject({
    calledOffKg: 8_000,
    confirmedKg: 8_000,
    remainingKg: 13_000,
  });
  live.close();
});

test('nobody but its two sides sees a trade, a contract or a limit', async () => {
  const stranger = await aPerson(operator, 'trader');
  expect(await tradesOf(stranger)).toEqual([]);
  const [trade] = await tradesOf(trader);
  expect((await stranger.http.get(`/api/v1/trades/${trade?.id}`)).status).toBe(404);
  expect((await stranger.http.post(`/api/v1/trades/${trade?.id}/confirmation`, {})).status).toBe(404);
  const { events } = expectDone(await stranger.http.get<{ events: object[] }>('/api/v1/streams/market:mango/events?after=0'));
  const told = JSON.stringify(events);
  for (const secret of ['limitVndPerKg', 'priceVndPerKg', trader.organisationId, processor.organisationId])
    expect(told).not.toContain(secret);
});

test('firm meets firm: confirmed by the round itself', async () => {
  const before = (await tradesOf(trader)).length;
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ varietyId: 'plum-man-hau', kg: 3_000, firm: true })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ productId: 'plum', kg: 3_000, firm: true })));
  const trades = await eventually(
    () => tradesOf(trader),
    (all) => all.length > before && all.some((one) => one['kg'] === 3_000),
    30_000,
  );
  expect(trades.find((one) => one['kg'] === 3_000)).toMatchObject({ state: 'confirmed', kind: 'spot' });
});

test('a declined trade gives its kilograms back, and the next round sells them to someone else', async () => {
  const other = await aPerson(operator, 'supermarket');
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ varietyId: 'longan-mien-thiet', kg: 1_000 })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ productId: 'longan', kg: 1_000, limitVndPerKg: 15_000 })));
  const mine = async (): Promise<View | undefined> => (await tradesOf(trader)).find((one) => one['offerId'] === offer.id);
  const trade = await eventually(mine, (found) => found !== undefined, 30_000);
  expectDone(await other.http.post('/api/v1/orders', anOrder({ productId: 'longan', kg: 1_000, limitVndPerKg: 15_500 })));
  expectDone(await cooperative.http.post(`/api/v1/trades/${trade?.id}/refusal`, { reason: 'Xe hỏng' }));
  const second = await eventually(
    () => tradesOf(other),
    (all) => all.some((one) => one['offerId'] === offer.id),
    30_000,
  );
  expect(second.find((one) => one['offerId'] === offer.id)).toMatchObject({ kg: 1_000, state: 'held' });
});

test('a declined pair is not proposed again until one of them changes its terms', async () => {
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ varietyId: 'pf-tim', kg: 2_000 })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ productId: 'passion-fruit', kg: 2_000, limitVndPerKg: 15_000 })));
  const proposed = async (): Promise<View[]> => (await tradesOf(trader)).filter((one) => one['offerId'] === offer.id);
  const [first] = await eventually(proposed, (found) => found.length === 1, 30_000);
  expectDone(await cooperative.http.post(`/api/v1/trades/${first?.id}/refusal`, { reason: 'Đã hứa cho người khác' }));
  // Another lot wakes the market and passes through its round; the declined one stays where it is.
  const other = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ varietyId: 'pf-tim', kg: 500 })));
  await eventually(
    () => tradesOf(trader),
    (all) => all.some((one) => one['offerId'] === other.id),
    30_000,
  );
  expect(await proposed()).toHaveLength(1);
  expectDone(await cooperative.http.patch(`/api/v1/offers/${offer.id}`, 1, { askVndPerKg: 5_500 }));
  expect((await eventually(proposed, (found) => found.length === 2, 30_000))[0]).toMatchObject({ kg: 1_500, state: 'held' });
});
