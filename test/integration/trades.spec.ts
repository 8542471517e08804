import { randomUUID } from 'node:crypto';
import { expectDone, expectRefused, HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { aContract, anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a trade takes each side's answer once, ends once, and its kilograms are where its state says.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let trader: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
});
beforeEach(async () => {
  cooperative = await aPerson(operator, 'cooperative');
  trader = await aPerson(operator, 'trader');
});
afterAll(() => server.stop());
// What a story leaves open would be sold to the next one.
afterEach(async () => {
  await close(cooperative, 'offers', 'withdrawal');
  await close(trader, 'orders', 'cancellation');
  await expectInvariants(server.databaseUrl);
});

async function close({ http }: Person, list: string, verb: string): Promise<void> {
  const { items } = expectDone(await http.get<{ items: View[] }>(`/api/v1/${list}?state=open`));
  for (const { id } of items) await http.post(`/api/v1/${list}/${id}/${verb}`, {});
}

/** A held trade of 1 t between the two, with its offer and its order. */
async function aHeldTrade(changes: { offer?: object; order?: object } = {}): Promise<{ trade: View; offer: View; order: View }> {
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, ...changes.offer })));
  const order = expectDone(await trader.http.post<View>('/api/v1/orders', anOrder({ kg: 1_000, ...changes.order })));
  const [trade] = await eventually(
    () => tradesOf(trader),
    (trades) => trades.length > 0,
    30_000,
  );
  return { trade: trade as View, offer, order };
}

const tradesOf = async ({ http }: Person): Promise<View[]> => expectDone(await http.get<{ items: View[] }>('/api/v1/trades')).items;
const confirm = ({ http }: Person, trade: View) => http.post<View>(`/api/v1/trades/${trade.id}/confirmation`, {});
const decline = ({ http }: Person, trade: View, body: object = {}) => http.post<View>(`/api/v1/trades/${trade.id}/refusal`, body);
const stockOf = async (offer: View, order: View) => ({
  offer: expectDone(await cooperative.http.get<View>(`/api/v1/offers/${offer.id}`)),
  order: expectDone(await trader.http.get<View>(`/api/v1/orders/${order.id}`)),
});

/** Moves the ends of trades' times: the deadline decides by the database's clock, whenever that is. */
const endAfterMs = (trades: readonly View[], ms: readonly number[]) =>
  sql(
    server.databaseUrl,
    `BEGIN; ALTER TABLE trades DISABLE TRIGGER trades_guard;
     UPDATE trades t SET confirm_by = clock_timestamp() + n.ms * interval '1 millisecond'
     FROM (VALUES ${trades.map(({ id }, nth) => `('${id}'::uuid, ${ms[nth]})`).join()}) AS n (id, ms) WHERE t.id = n.id;
     ALTER TABLE trades ENABLE TRIGGER trades_guard; COMMIT`,
  );

test('two yeses bind: kilograms are confirmed, both are filled, and the confirmation carries the hash of its terms', async () => {
  const { trade, offer, order } = await aHeldTrade();
  expect(trade).toMatchObject({
    state: 'held',
    kind: 'spot',
    kg: 1_000,
    sellerConfirmedAt: null,
    buyerConfirmedAt: null,
    confirmation: null,
  });
  expect(await stockOf(offer, order)).toMatchObject({ offer: { heldKg: 1_000, openKg: 0 }, order: { heldKg: 1_000, openKg: 0 } });
  expect(expectDone(await confirm(cooperative, trade))).toMatchObject({ state: 'held', version: 2, buyerConfirmedAt: null });
  const confirmed = expectDone(await confirm(trader, trade));
  expect(confirmed).toMatchObject({ state: 'confirmed', version: 3, goodsVnd: String(1_000 * (trade['farmGateVndPerKg'] as number)) });
  expect(confirmed['confirmation']).toEqual({
    number: expect.stringMatching(/^MV-\d{4}-\d{6}$/),
    termsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    at: expect.stringMatching(/Z$/),
  });
  expect(await stockOf(offer, order)).toMatchObject({
    offer: { confirmedKg: 1_000, heldKg: 0, state: 'sold_out' },
    order: { confirmedKg: 1_000, heldKg: 0, state: 'filled' },
  });
  expect(expectDone(await cooperative.http.get(`/api/v1/trades/${trade.id}`))).toEqual(confirmed);
});

test('a side says yes once; a yes cannot be taken back', async () => {
  const { trade } = await aHeldTrade();
  expectDone(await confirm(trader, trade));
  expectRefused(await confirm(trader, trade), 409, 'trade.already_confirmed');
  expectRefused(await decline(trader, trade), 409, 'trade.already_confirmed');
});

test('fifty clicks of both sides at once make one confirmation', async () => {
  const { trade } = await aHeldTrade();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => confirm(n % 2 === 0 ? trader : cooperative, trade)));
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2);
  expect(answers.filter((answer) => ![200, 409].includes(answer.status))).toEqual([]);
  const [counts] = await sql(
    server.databaseUrl,
    `SELECT (SELECT count(*)::int FROM trade_confirmations WHERE trade_id = $1) AS yeses,
            (SELECT count(*)::int FROM contract_confirmations WHERE trade_id = $1) AS papers`,
    [trade.id],
  );
  expect(counts).toEqual({ yeses: 2, papers: 1 });
});

test('a no frees the kilograms, tells the other side why, and ends the trade', async () => {
  const { trade, offer, order } = await aHeldTrade();
  expectDone(await trader.http.post(`/api/v1/orders/${order.id}/cancellation`, {}));
  expect(expectDone(await decline(cooperative, trade, { reason: ' xe hỏng ' }))).toMatchObject({ state: 'declined', confirmation: null });
  const [told] = await sql<{ reason: string }>(
    server.databaseUrl,
    `SELECT body ->> 'reason' AS reason FROM events WHERE stream = $1 AND name = 'trade.declined'`,
    [`org:${trader.organisationId}`],
  );
  expect(told?.reason).toBe('xe hỏng');
  expect(await stockOf(offer, order)).toMatchObject({
    offer: { heldKg: 0, openKg: 1_000, state: 'open' },
    order: { heldKg: 0, openKg: 0 },
  });
  for (const answer of [await confirm(trader, trade), await decline(trader, trade)]) expectRefused(answer, 409, 'trade.not_held');
});

test('silence lapses a trade in time, whatever one side has said, and its kilograms are open again', async () => {
  const { trade, offer, order } = await aHeldTrade();
  expectDone(await confirm(trader, trade));
  expectDone(await trader.http.post(`/api/v1/orders/${order.id}/cancellation`, {}));
  await endAfterMs([trade], [500]);
  const lapsed = await eventually(
    async () => expectDone(await trader.http.get<View>(`/api/v1/trades/${trade.id}`)),
    (view) => view['state'] !== 'held',
    30_000,
  );
  expect(lapsed).toMatchObject({ state: 'lapsed', confirmation: null });
  expect(await stockOf(offer, order)).toMatchObject({ offer: { heldKg: 0, openKg: 1_000 }, order: { heldKg: 0 } });
  expectRefused(await confirm(cooperative, trade), 409, 'trade.not_held');
  const released = await sql(
    server.databaseUrl,
    `SELECT 1 FROM events WHERE stream = 'market:mango' AND name = 'stock.released' AND body::text LIKE '%' || $1 || '%'`,
    [offer.id],
  );
  expect(released).toHaveLength(1);
});

test('a yes after the time is over is refused even before anybody has swept', async () => {
  const { trade } = await aHeldTrade();
  // The deadline decides by the database's clock, not by whether the sweep has come by.
  await endAfterMs([trade], [0]);
  const late = await confirm(trader, trade);
  expect(['trade.window_over', 'trade.not_held']).toContain((late.body as unknown as { code: string }).code);
  expect(late.status).toBe(409);
});

/** Two people at the desks of one buyer. */
async function twoBuyers(): Promise<[Person, HttpClient]> {
  const mark = randomUUID().slice(0, 8);
  const names = [`mot.${mark}@test.muavu.vn`, `hai.${mark}@test.muavu.vn`];
  const password = 'duoc-mua-duoc-gia-2026';
  const members = names.map((signInName) => ({ name: 'Người mua', signInName, password, role: 'buyer' }));
  const { id } = expectDone(
    await operator.post<View>('/api/v1/organisations', { kind: 'trader', name: `trader ${mark}`, demo: true, members }),
  );
  const [first, second] = await Promise.all(names.map((name) => new HttpClient(server.url).signIn(name, password)));
  return [{ http: first as HttpClient, organisationId: id, signInName: names[0] ?? '', password }, second as HttpClient];
}

/** Sends a yes and cuts the line before its answer can be read. */
async function pressAndLose({ http }: Person, trade: View, key: string): Promise<void> {
  const line = new AbortController();
  const sent = fetch(`${server.url}/api/v1/trades/${trade.id}/confirmation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: http.cookie, 'idempotency-key': key },
    body: '{}',
    signal: line.signal,
  });
  setTimeout(() => line.abort(), 3);
  await sent.catch(() => undefined);
}

// The end of its time is moved to about when the presses arrive: which of both comes first is the database's to say, and either is right.
test('confirm pressed twice, by two people, at the moment of lapse, after a network loss with the same key: one outcome, the same answer', async () => {
  const endings = [60_000, 60, 30, 15, 5, -1];
  const [first, second] = await twoBuyers();
  trader = first;
  expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 6_000 })));
  await Promise.all(endings.map(async () => expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 1_000 })))));
  const trades = await eventually(
    () => tradesOf(trader),
    (made) => made.length === endings.length,
    60_000,
  );
  // What lapses is not to be matched again.
  await close(cooperative, 'offers', 'withdrawal');
  await Promise.all(trades.map(async (trade) => expectDone(await confirm(cooperative, trade))));
  await endAfterMs(trades, endings);
  const outcomeOf = async (trade: View) => {
    const key = randomUUID();
    const press = () => trader.http.post<View>(`/api/v1/trades/${trade.id}/confirmation`, {}, { key });
    const [, twice, other] = await Promise.all([pressAndLose(trader, trade, key), press(), confirm({ ...first, http: second }, trade)]);
    const mine = [twice, await press(), await press()];
    const ended = await eventually(
      async () => expectDone(await trader.http.get<View>(`/api/v1/trades/${trade.id}`)),
      (view) => view['state'] !== 'held',
      60_000,
    );
    return { trade, mine, other, ended };
  };
  for (const { trade, mine, other, ended } of await Promise.all(trades.map(outcomeOf))) {
    expect(['confirmed', 'lapsed']).toContain(ended['state']);
    // Whose yes it was, all that repeats its key hears the same; everyone else, and everyone when it lapsed, hears a no.
    expect(new Set(mine.map(({ status }) => status)).size).toBe(1);
    const yeses = [mine[0]?.status, other.status].filter((status) => status === 200);
    expect(yeses).toHaveLength(ended['state'] === 'confirmed' ? 1 : 0);
    for (const { status, body } of [...mine, other])
      if (status === 200) expect(body).toEqual(ended);
      else expect(`${status} ${String(body['code'])}`).toMatch(/^409 trade\.(window_over|not_held|already_confirmed)$/);
    const [counts] = await sql(
      server.databaseUrl,
      `SELECT (SELECT count(*)::int FROM trade_confirmations WHERE trade_id = $1 AND side = 'buyer') AS yeses,
              (SELECT count(*)::int FROM contract_confirmations WHERE trade_id = $1) AS papers`,
      [trade.id],
    );
    expect(counts).toEqual({ yeses: yeses.length, papers: yeses.length });
  }
  const states = await Promise.all(trades.map(async ({ id }) => expectDone(await trader.http.get<View>(`/api/v1/trades/${id}`))['state']));
  expect([states[0], states.at(-1)]).toEqual(['confirmed', 'lapsed']);
}, 240_000);

test('firm meets firm: nobody is asked', async () => {
  const { trade } = await aHeldTrade({ offer: { firm: true }, order: { firm: true } });
  expect(trade).toMatchObject({ state: 'confirmed', version: 1, confirmation: { number: expect.any(String) } });
  const yeses = await sql(server.databaseUrl, 'SELECT side, member_id FROM trade_confirmations WHERE trade_id = $1 ORDER BY side', [
    trade.id,
  ]);
  expect(yeses).toEqual([
    { side: 'buyer', member_id: null },
    { side: 'seller', member_id: null },
  ]);
});

test('TM-02 sisters never trade: not by a round, a bid or a contract, nor when it is found out later that they are', async () => {
  const sister = await aPerson(operator, 'trader', { sameOwnerAs: cooperative.organisationId });
  const late = await aPerson(operator, 'exporter');
  expectDone(await operator.put(`/api/v1/organisations/${late.organisationId}/owner-group`, { sisterId: cooperative.organisationId }));
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000 })));
  for (const each of [sister, late]) expectDone(await each.http.post('/api/v1/orders', anOrder({ kg: 1_000 })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 400 })));
  await eventually(
    () => tradesOf(trader),
    (trades) => trades.length === 1,
    30_000,
  );
  const bid = { kg: 100, farmGateVndPerKg: 9_000, placeId: 'mkt-hanoi', deliverFrom: dayFromToday(1), deliverTo: dayFromToday(6) };
  const factory = await aPerson(operator, 'processor', { sameOwnerAs: cooperative.organisationId });
  for (const each of [sister, late]) {
    expect(await tradesOf(each)).toEqual([]);
    expectRefused(await each.http.post(`/api/v1/offers/${offer.id}/bids`, bid), 422, 'bid.same_owner');
    await close(each, 'orders', 'cancellation');
  }
  await expect(aContract(operator, cooperative, factory)).rejects.toThrow('contract.same_owner');
});

test('the terms of a trade, its yeses and its paper cannot be changed behind the program’s back', async () => {
  const { trade } = await aHeldTrade({ offer: { firm: true }, order: { firm: true } });
  for (const statement of [
    `UPDATE trades SET kg = kg + 1 WHERE id = '${trade.id}'`,
    `UPDATE trades SET state = 'held' WHERE id = '${trade.id}'`,
    `DELETE FROM trades WHERE id = '${trade.id}'`,
    `UPDATE contract_confirmations SET number = 'x' WHERE trade_id = '${trade.id}'`,
    `DELETE FROM trade_confirmations WHERE trade_id = '${trade.id}'`,
  ]) {
    await expect(sql(server.databaseUrl, statement)).rejects.toMatchObject({ code: '42501' });
  }
});

test('how a side has dealt is told in sums to those who deal with it, and to nobody else', async () => {
  const { trade } = await aHeldTrade();
  expectDone(await confirm(cooperative, trade));
  expectDone(await decline(trader, trade, { reason: 'đổi ý' }));
  const other = (trade['seller'] as View).id;
  const seen = async () => expectDone(await trader.http.get<object>(`/api/v1/organisations/${other}/dealings`));
  expect(await seen()).toEqual({ trades: 1, saidYesBp: null, keptBp: null });
  const stranger = await aPerson(operator, 'exporter');
  expectRefused(await stranger.http.get(`/api/v1/organisations/${other}/dealings`), 404, 'organisation.not_found');
});

test('a held trade has no papers yet', async () => {
  const { trade } = await aHeldTrade();
  expect(expectDone(await trader.http.get<{ items: View[] }>(`/api/v1/documents?subjectId=${trade.id}`)).items).toEqual([]);
  expectRefused(await trader.http.post('/api/v1/documents', { kind: 'delivery_note', subjectId: trade.id }), 409, 'trade.not_confirmed');
});
