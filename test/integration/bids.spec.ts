// @profiles embedded
import { randomUUID } from 'node:crypto';
import { expectEventsDescribed } from '../support/described';
import { expectDone, expectRefused, type Answer, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: haggling over one named lot ends in exactly one outcome, known to its two sides only, and no kilogram is sold twice.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let buyers: Person[];
let trader: Person;

const LONG = process.env['LONG'] === '1';
/** Rounds of the rush on one tonne; the long run plays all hundred with two hundred buyers. */
const RUSH = LONG ? { times: 100, buyers: 200 } : { times: 1, buyers: 24 };

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
  buyers = [];
  for (let nth = 0; nth < RUSH.buyers; nth++) buyers.push(await aPerson(operator, 'trader'));
  trader = buyers[0] as Person;
}, 300_000);
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
});
afterEach(() => expectInvariants(server.databaseUrl));

const aBid = (changes: object = {}) => ({
  kg: 1_000,
  farmGateVndPerKg: 6_500,
  placeId: 'mkt-hanoi',
  deliverFrom: dayFromToday(1),
  deliverTo: dayFromToday(6),
  ...changes,
});
const open = async (changes: object = {}): Promise<View> =>
  expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, ...changes })));
const bid = (person: Person, offer: View, changes: object = {}) => person.http.post<View>(`/api/v1/offers/${offer.id}/bids`, aBid(changes));
const answer = (person: Person, on: View, verb: string, body: object = {}) => person.http.post<View>(`/api/v1/bids/${on.id}/${verb}`, body);
/** As a client does: whoever hears that the server is busy asks again with the same key, until there is an answer. */
const patiently = async (send: (key: string) => Promise<Answer<View>>): Promise<Answer<View>> => {
  const key = randomUUID();
  return eventually(
    () => send(key),
    ({ status }) => status !== 503,
    300_000,
  );
};
const accept = (person: Person, on: View, version: unknown = on['version']) => answer(person, on, 'acceptance', { version });
const terms = (changes: object = {}) => {
  const { placeId: _, ...rest } = aBid(changes);
  return rest;
};
const look = async (person: Person, on: View) => expectDone(await person.http.get<View>(`/api/v1/bids/${on.id}`));
const offerNow = async (offer: View) => expectDone(await cooperative.http.get<View>(`/api/v1/offers/${offer.id}`));

test('a bid is haggled over and accepted: the trade is binding at once, at the price on the table', async () => {
  const offer = await open();
  const placed = expectDone(await bid(trader, offer, { farmGateVndPerKg: 5_800, note: '<b>lấy sớm</b>' }));
  expect(placed).toMatchObject({ state: 'open', turn: 'seller', note: '<b>lấy sớm</b>', limitVndPerKg: null });
  const countered = expectDone(await answer(cooperative, placed, 'counter', terms({ farmGateVndPerKg: 6_200 })));
  expect(countered).toMatchObject({ state: 'countered', turn: 'buyer', counter: { farmGateVndPerKg: 6_200 } });
  expectRefused(await accept(cooperative, countered), 409, 'bid.not_your_turn');
  expectRefused(await accept(trader, placed), 412, 'version.stale');
  const accepted = expectDone(await accept(trader, countered));
  const trade = expectDone(await cooperative.http.get<View>(`/api/v1/trades/${String(accepted['tradeId'])}`));
  expect(trade).toMatchObject({
    state: 'confirmed',
    kind: 'spot',
    bidId: placed.id,
    orderId: null,
    roundNumber: null,
    kg: 1_000,
    farmGateVndPerKg: 6_200,
  });
  expect(await offerNow(offer)).toMatchObject({ state: 'sold_out', confirmedKg: 1_000, openKg: 0 });
  for (const verb of ['refusal', 'withdrawal']) expectRefused(await answer(trader, placed, verb), 409, 'bid.closed');
});

test('bids below the ask may be accepted too, by the seller’s own word', async () => {
  const placed = expectDone(await bid(trader, await open(), { farmGateVndPerKg: 4_000 }));
  expect(expectDone(await accept(cooperative, placed))).toMatchObject({ state: 'accepted' });
});

test('a firm lot is sold to the first bid at its ask', async () => {
  const taken = expectDone(await bid(trader, await open({ firm: true })));
  expect(taken).toMatchObject({ state: 'accepted' });
  expect(expectDone(await bid(trader, await open({ firm: true }), { farmGateVndPerKg: 5_900 }))).toMatchObject({ state: 'open' });
});

test('the seller sees bids by net price at the farm gate; nobody else sees any', async () => {
  const offer = await open({ kg: 9_000 });
  const prices = [6_100, 6_900, 6_400];
  for (const [nth, farmGateVndPerKg] of prices.entries()) expectDone(await bid(buyers[nth] as Person, offer, { farmGateVndPerKg }));
  const ranked = expectDone(await cooperative.http.get<{ items: View[] }>(`/api/v1/offers/${offer.id}/bids`)).items;
  expect(ranked.map((each) => each['farmGateVndPerKg'])).toEqual([6_900, 6_400, 6_100]);
  const rival = buyers[1] as Person;
  expect(expectDone(await rival.http.get<{ items: View[] }>(`/api/v1/offers/${offer.id}/bids`)).items).toEqual([]);
  for (const verb of ['acceptance', 'counter', 'refusal', 'withdrawal', 'revision'])
    expectRefused(await answer(rival, ranked[1] as View, verb, verb === 'acceptance' ? { version: 1 } : terms()), 404, 'bid.not_found');
  expectRefused(await rival.http.get(`/api/v1/bids/${(ranked[1] as View).id}`), 404, 'bid.not_found');
  const [market] = await sql<{ n: number }>(
    server.databaseUrl,
    `SELECT count(*)::int AS n FROM events WHERE stream LIKE 'market:%' AND name LIKE 'bid.%'`,
  );
  expect(market).toEqual({ n: 0 });
});

/** A lot of the story's cooperative in the state that a late bidder finds it in. */
const closedLots: Readonly<Record<'withdrawn' | 'expired' | 'sold_out', (offer: View) => Promise<unknown>>> = {
  withdrawn: (offer) => cooperative.http.post(`/api/v1/offers/${offer.id}/withdrawal`, {}),
  expired: async (offer) =>
    sql(server.databaseUrl, 'UPDATE offers SET harvest_from = $2, harvest_to = $2 WHERE id = $1', [offer.id, dayFromToday(-1)]),
  sold_out: async (offer) => accept(cooperative, expectDone(await bid(buyers[1] as Person, offer))),
};

test.each(['withdrawn', 'expired', 'sold_out'] as const)('bad input: a bid on a lot that is %s', async (state) => {
  const offer = await open();
  await closedLots[state](offer);
  await eventually(
    () => offerNow(offer),
    (now) => now['state'] === state,
    30_000,
  );
  expect(expectRefused(await bid(trader, offer), 409, 'offer.closed').facts).toEqual({ state });
});

test('bad input: a bid on one’s own lot, or on a sister’s', async () => {
  const offer = await open();
  const sister = await aPerson(operator, 'trader', { sameOwnerAs: cooperative.organisationId });
  expectRefused(await bid(sister, offer), 422, 'bid.same_owner');
  expectRefused(await bid(cooperative, offer), 403, 'auth.forbidden');
  expectDone(await closedLots.withdrawn(offer).then((answer) => answer as Answer<View>));
});

test('bad input: days that no road reaches, before the fruit can be there or after it is too old', async () => {
  const offer = await open({ harvestFrom: dayFromToday(2) });
  const unreachable = async (deliverFrom: string, deliverTo: string) =>
    expect(expectRefused(await bid(trader, offer, { deliverFrom, deliverTo }), 422, 'bid.window_unreachable').field).toBe('deliverTo');
  await unreachable(dayFromToday(1), dayFromToday(1));
  await unreachable(dayFromToday(20), dayFromToday(21));
  expectRefused(await bid(trader, offer, { placeId: 'cp-hat-lot' }), 422, 'place.wrong_kind');
});

test('bad input: more than there is, no such lot, no such time, a note too long, a second bid of one buyer', async () => {
  const offer = await open();
  expectRefused(await bid(trader, offer, { kg: 1_001 }), 422, 'stock.not_enough_open');
  expectRefused(await bid(trader, offer, { standsMinutes: 99_999 }), 422, 'bid.stands_out_of_range');
  expectRefused(await bid(trader, offer, { note: 'x'.repeat(600) }), 422, 'text.too_long');
  expectRefused(await bid(trader, { id: '01900000-0000-7000-8000-00000000dead' }), 404, 'offer.not_found');
  expectDone(await bid(trader, offer));
  expectRefused(await bid(trader, offer), 409, 'bid.already_open');
});

test('bad input: a note with markup stays the text that it is, for both sides', async () => {
  const note = '<img src=x onerror=alert(1)> <b>gấp</b> {{7*7}} [x](javascript:alert(1))';
  const placed = expectDone(await bid(trader, await open(), { note }));
  for (const person of [trader, cooperative]) {
    const answer = await person.http.get<View>(`/api/v1/bids/${placed.id}`);
    expect([answer.body['note'], answer.headers.get('content-type')]).toEqual([note, expect.stringContaining('application/json')]);
  }
});

test('a bid on a lot that closes lapses, and so does one whose time is over', async () => {
  const offer = await open();
  const orphan = expectDone(await bid(trader, offer));
  expectDone(await cooperative.http.post(`/api/v1/offers/${offer.id}/withdrawal`, {}));
  await eventually(
    () => look(trader, orphan),
    (now) => now['state'] === 'lapsed',
    30_000,
  );
  const short = expectDone(await bid(trader, await open()));
  await sql(server.databaseUrl, `UPDATE bids SET expires_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [short.id]);
  const late = await accept(cooperative, short);
  expect(['bid.expired', 'bid.closed']).toContain((late.body as unknown as { code: string }).code);
  await eventually(
    () => look(trader, short),
    (now) => now['state'] === 'lapsed',
    30_000,
  );
});

test('bad input: accept races withdraw, twice pressed and by two people: one outcome each time, and the same key gives the same answer', async () => {
  for (let nth = 0; nth < 10; nth++) {
    const offer = await open();
    const placed = expectDone(await bid(trader, offer));
    const key = `accept-${placed.id}`;
    const pressed = () => cooperative.http.post<View>(`/api/v1/bids/${placed.id}/acceptance`, { version: 1 }, { key });
    const answers = await Promise.all([pressed(), answer(trader, placed, 'withdrawal'), pressed(), accept(cooperative, placed, 1)]);
    const state = (await look(trader, placed))['state'];
    expect(['accepted', 'withdrawn']).toContain(state);
    expect(answers[0]?.status).toBe(answers[2]?.status);
    if (answers[0]?.status === 200) expect(answers[2]?.body).toEqual(answers[0]?.body);
    expect(answers.filter(({ status }) => ![200, 409, 412].includes(status))).toEqual([]);
    const [trades] = await sql<{ n: number }>(server.databaseUrl, 'SELECT count(*)::int AS n FROM trades WHERE offer_id = $1', [offer.id]);
    expect(trades).toEqual({ n: state === 'accepted' ? 1 : 0 });
  }
});

test(`${RUSH.buyers} buyers take counters, bid and are matched on the same tonne at once, ${RUSH.times} times over: one tonne is sold`, async () => {
  for (let time = 0; time < RUSH.times; time++) {
    const offer = await open({ firm: false });
    const half = Math.floor(RUSH.buyers / 2);
    const countered = await Promise.all(
      buyers.slice(0, half).map(async (buyer) => {
        const placed = expectDone(await patiently((key) => buyer.http.post<View>(`/api/v1/offers/${offer.id}/bids`, aBid(), { key })));
        const counter = (key: string) =>
          cooperative.http.post<View>(`/api/v1/bids/${placed.id}/counter`, terms({ farmGateVndPerKg: 6_600 }), { key });
        return { buyer, on: expectDone(await patiently(counter)) };
      }),
    );
    const orders = buyers
      .slice(half, half + 5)
      .map((buyer) => patiently((key) => buyer.http.post<View>('/api/v1/orders', anOrder({ kg: 1_000, firm: true }), { key })));
    const rush: Promise<Answer<View>>[] = [
      ...countered.map(({ buyer, on: { id, version } }) =>
        patiently((key) => buyer.http.post<View>(`/api/v1/bids/${id}/acceptance`, { version }, { key })),
      ),
      ...buyers
        .slice(half + 5)
        .map((buyer) => patiently((key) => buyer.http.post<View>(`/api/v1/offers/${offer.id}/bids`, aBid(), { key }))),
      ...orders,
    ];
    const answers = await Promise.all(rush);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const { status, body } of answers)
      if (status >= 400) expect((body as unknown as { code: string }).code).toMatch(/^(stock\.not_enough_open|offer\.closed|bid\.closed)$/);
    const { heldKg, confirmedKg } = await offerNow(offer);
    expect((heldKg as number) + (confirmedKg as number)).toBe(1_000);
    await expectInvariants(server.databaseUrl);
    for (const buyer of buyers.slice(half, half + 5))
      for (const order of expectDone(await buyer.http.get<{ items: View[] }>('/api/v1/orders?state=open')).items)
        await buyer.http.post(`/api/v1/orders/${order.id}/cancellation`, {});
  }
}, 10_800_000);

test('TM-02 a buyer who withdraws at the last moment from one seller’s lots is shown to those who watch, with the count; they are written down', async () => {
  const [seller, shill, officer] = [
    await aPerson(operator, 'cooperative'),
    await aPerson(operator, 'trader'),
    await aPerson(operator, 'department'),
  ];
  for (let nth = 0; nth < 3; nth++) {
    const offer = expectDone(await seller.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000 })));
    const [meant, notMeant] = [expectDone(await bid(trader, offer)), expectDone(await bid(shill, offer, { farmGateVndPerKg: 7_000 }))];
    expectDone(await answer(trader, meant, 'withdrawal'));
    // As if ten hours had passed.
    await sql(
      server.databaseUrl,
      `UPDATE bids SET submitted_at = submitted_at - interval '10 hours', expires_at = clock_timestamp() + interval '1 minute' WHERE id = $1`,
      [notMeant.id],
    );
    expectDone(await answer(shill, notMeant, 'withdrawal'));
  }
  const rings = (person: { http: HttpClient }, reason: string) =>
    person.http.get<{ items: View[] }>(`/api/v1/oversight/rings?reason=${encodeURIComponent(reason)}`);
  expectRefused(await rings(trader, 'Tôi tò mò về người khác'), 403, 'auth.forbidden');
  expectRefused(await rings(officer, 'ngắn'), 422, 'organisation.reason_required');
  const named = (person: Person) => ({ id: person.organisationId });
  for (const reader of [officer, { http: operator }]) {
    const { items } = expectDone(await rings(reader, 'Đơn khiếu nại số 7 về giá xoài'));
    const [ring, ...others] = items.filter((each) => JSON.stringify(each).includes(seller.organisationId));
    expect(others).toEqual([]);
    expect(ring).toMatchObject({
      sellers: [named(seller)],
      buyers: [named(shill)],
      evidence: [{ seller: named(seller), buyer: named(shill), sign: 'withdraws_late', bids: 3, counted: 3 }],
    });
  }
  const looks = async ({ http }: Person) => expectDone(await http.get<{ items: View[] }>('/api/v1/audit?action=read')).items;
  expect(await looks(officer)).toMatchObject([{ subject: 'bids', key: 'rings', after: { reason: 'Đơn khiếu nại số 7 về giá xoài' } }]);
  expect(await looks(seller)).toEqual([]);
});
