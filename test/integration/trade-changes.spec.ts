// @profiles embedded
import { expectEventsDescribed } from '../support/described';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { expectInvariants } from '../support/invariants';
import { anOffer, anOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { textOfPdf } from '../support/read-pdf';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: a binding trade changes in time with a reason, or when both sides say so; its kilograms are where it says, and its paper too.
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
afterAll(async () => {
  await expectEventsDescribed(server);
  await server.stop();
});
afterEach(async () => {
  await leaveNothingOpen();
  await expectInvariants(server.databaseUrl);
});

/** What a story leaves on the market would be matched with the next one's. */
async function leaveNothingOpen(): Promise<void> {
  const openOf = async ({ http }: Person, what: string) =>
    expectDone(await http.get<{ items: View[] }>(`/api/v1/${what}?state=open`)).items;
  for (const { id } of await openOf(trader, 'orders')) expectDone(await trader.http.post(`/api/v1/orders/${id}/cancellation`, {}));
  for (const { id } of await openOf(cooperative, 'offers')) expectDone(await cooperative.http.post(`/api/v1/offers/${id}/withdrawal`, {}));
}

/** A confirmed trade of 4 t out of an offer of 4 t and an order of 5 t, loaded in three days. */
async function aTrade(): Promise<{ trade: View; offer: View }> {
  const days = { harvestFrom: dayFromToday(3), harvestTo: dayFromToday(6) };
  const offer = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 4_000, firm: true, ...days })));
  const order = anOrder({ kg: 5_000, firm: true, deliverFrom: dayFromToday(3), deliverTo: dayFromToday(8) });
  expectDone(await trader.http.post<View>('/api/v1/orders', order));
  const [trade] = await eventually(
    async () => {
      const { items } = expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades?state=confirmed'));
      return items.filter((each) => each['offerId'] === offer.id);
    },
    (items) => items.length > 0,
    30_000,
  );
  return { trade: trade as View, offer };
}
const act = ({ http }: Person, trade: View, verb: string, body: object = {}) => http.post<View>(`/api/v1/trades/${trade.id}/${verb}`, body);
const offerNow = async (offer: View) => expectDone(await cooperative.http.get<View>(`/api/v1/offers/${offer.id}`));

test('a part is cancelled, then the rest: kilograms are open again, the timeline and the papers say why', async () => {
  const { trade, offer } = await aTrade();
  expect(await offerNow(offer)).toMatchObject({ state: 'sold_out' });
  expectRefused(await act(cooperative, trade, 'cancellation', { reason: 'x' }), 422, 'text.too_short');
  expectRefused(await act(cooperative, trade, 'cancellation', { reason: 'quá nhiều', kg: 4_001 }), 422, 'trade.cancel_kg_out_of_range');
  expectDone(await act(trader, trade, 'corrections', { reason: 'giữ lại', kg: 3_999 }));
  expect(expectDone(await act(cooperative, trade, 'cancellation', { reason: 'mưa đá', kg: 1_000 }))).toMatchObject({
    state: 'confirmed',
    kg: 3_000,
  });
  expect(await offerNow(offer)).toMatchObject({ state: 'open', confirmedKg: 3_000 });
  const gone = expectDone(await act(trader, trade, 'cancellation', { reason: 'kho đầy' }));
  expect(gone).toMatchObject({ state: 'cancelled' });
  expectRefused(await act(trader, trade, 'cancellation', { reason: 'kho đầy' }), 409, 'trade.not_confirmed');
  const { items } = expectDone(await cooperative.http.get<{ items: Record<string, unknown>[] }>(`/api/v1/trades/${trade.id}/timeline`));
  expect(items.map(({ what, side }) => [what, side])).toEqual([
    ['made', null],
    ['yes', expect.any(String)],
    ['yes', expect.any(String)],
    ['confirmed', null],
    ['partial_cancellation', 'seller'],
    ['cancellation', 'buyer'],
  ]);
  const changeId = items[4]?.['changeId'] as string;
  const [paper] = await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>(`/api/v1/documents?subjectId=${changeId}`)).items,
    (papers) => (papers[0]?.['files'] as { state: string }[] | undefined)?.[0]?.state === 'made',
    30_000,
  );
  const response = await fetch(`${server.url}/api/v1/documents/${String(paper?.id)}/files/vi`, { headers: { cookie: trader.http.cookie } });
  const text = textOfPdf(Buffer.from(await response.arrayBuffer()));
  for (const said of ['Thông báo huỷ một phần', 'mưa đá', '4.000 kg', '3.000 kg']) expect(text).toContain(said);
});

test('who has no room, or no fruit, closes the rest with the cancellation: no round fills it again', async () => {
  const { trade, offer } = await aTrade();
  const orderId = String(trade['orderId']);
  expectDone(await act(trader, trade, 'cancellation', { reason: 'kho đầy', kg: 1_000, closesRest: true }));
  expect(expectDone(await trader.http.get<View>(`/api/v1/orders/${orderId}`))).toMatchObject({
    state: 'cancelled',
    openKg: 0,
    confirmedKg: 3_000,
  });
  expect(await offerNow(offer)).toMatchObject({ state: 'open', openKg: 1_000, confirmedKg: 3_000 });
  expectDone(await act(cooperative, trade, 'cancellation', { reason: 'mưa đá', closesRest: true }));
  expect(await offerNow(offer)).toMatchObject({ state: 'withdrawn', openKg: 0, confirmedKg: 0 });
});

test('too late to cancel alone; a correction still goes with both', async () => {
  const offer = expectDone(
    await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, firm: true, harvestFrom: dayFromToday(0) })),
  );
  const days = { deliverFrom: dayFromToday(0), deliverTo: dayFromToday(1) };
  const placed = expectDone(
    await trader.http.post<View>(`/api/v1/offers/${offer.id}/bids`, { kg: 1_000, farmGateVndPerKg: 6_000, placeId: 'mkt-hanoi', ...days }),
  );
  const trade = { id: String(placed['tradeId']) } as View;
  expectRefused(await act(cooperative, trade, 'cancellation', { reason: 'xe hỏng' }), 409, 'trade.cancel_too_late');
  const correction = expectDone(await act(cooperative, trade, 'corrections', { reason: 'cân lại', kg: 900, farmGateVndPerKg: 5_500 }));
  expectDone(await act(trader, trade, `corrections/${correction.id}/acceptance`));
  expect(await offerNow(offer)).toMatchObject({ state: 'open', confirmedKg: 900, openKg: 100 });
});

test('a correction is a proposal: refused, withdrawn, lapsed or accepted once; a trade that moved on is not corrected', async () => {
  const { trade } = await aTrade();
  const propose = async (body: object) => expectDone(await act(cooperative, trade, 'corrections', { reason: 'quả nhỏ', ...body }));
  const first = await propose({ farmGateVndPerKg: 5_000 });
  expectRefused(await act(trader, trade, 'corrections', { reason: 'khác', kg: 1 }), 409, 'correction.already_open');
  expectRefused(await act(cooperative, trade, `corrections/${first.id}/acceptance`), 409, 'correction.not_your_turn');
  expectDone(await act(trader, trade, `corrections/${first.id}/refusal`));
  expectRefused(await act(trader, trade, `corrections/${first.id}/acceptance`), 409, 'correction.closed');
  const second = await propose({ kg: 3_500 });
  expectDone(await act(cooperative, trade, `corrections/${second.id}/withdrawal`));
  const third = await propose({ kg: 5_000 });
  expectRefused(await act(trader, trade, `corrections/${third.id}/acceptance`), 422, 'stock.not_enough_open');
  await sql(server.databaseUrl, `UPDATE trade_corrections SET expires_at = clock_timestamp() WHERE id = $1`, [third.id]);
  const late = await act(trader, trade, `corrections/${third.id}/acceptance`);
  expect(['correction.expired', 'correction.closed']).toContain((late.body as unknown as { code: string }).code);
  await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>(`/api/v1/trades/${trade.id}/corrections`)).items,
    (items) => items.map((each) => each['state']).join() === 'refused,withdrawn,lapsed',
    30_000,
  );
  const fourth = await propose({ farmGateVndPerKg: 5_900, kg: 3_000 });
  const clicks = await Promise.all(Array.from({ length: 8 }, () => act(trader, trade, `corrections/${fourth.id}/acceptance`)));
  expect(clicks.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(expectDone(await trader.http.get<View>(`/api/v1/trades/${trade.id}`))).toMatchObject({ kg: 3_000, farmGateVndPerKg: 5_900 });
});

test('a correction that would owe more than the limit is refused; one that fits is not', async () => {
  const { trade } = await aTrade();
  const credits = async () => expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/credits')).items[0];
  const limitVnd = trade['goodsVnd'] as string;
  expectDone(await cooperative.http.post('/api/v1/credits', { buyerId: trader.organisationId, limitVnd }));
  const tied = BigInt((await credits())?.['tiedVnd'] as string);
  // The trade itself, and a little more on top: what other tests have tied up is let through.
  expectDone(await cooperative.http.post('/api/v1/credits', { buyerId: trader.organisationId, limitVnd: String(tied + 1_000_000n) }));
  const price = trade['farmGateVndPerKg'] as number;
  const dearer = expectDone(await act(cooperative, trade, 'corrections', { reason: 'quả to', farmGateVndPerKg: price + 300 }));
  expectRefused(await act(trader, trade, `corrections/${dearer.id}/acceptance`), 409, 'credit.limit_exceeded');
  expectDone(await act(cooperative, trade, `corrections/${dearer.id}/withdrawal`));
  const fits = expectDone(await act(cooperative, trade, 'corrections', { reason: 'quả to', farmGateVndPerKg: price + 200 }));
  expectDone(await act(trader, trade, `corrections/${fits.id}/acceptance`));
  expect(BigInt((await credits())?.['tiedVnd'] as string)).toBe(tied + 800_000n);
  expectDone(await cooperative.http.post('/api/v1/credits', { buyerId: trader.organisationId }));
});

test('a stranger sees no timeline and no proposal', async () => {
  const { trade } = await aTrade();
  const stranger = await aPerson(operator, 'trader');
  for (const door of ['timeline', 'corrections'])
    expectRefused(await stranger.http.get(`/api/v1/trades/${trade.id}/${door}`), 404, 'trade.not_found');
  expectRefused(await act(stranger, trade, 'cancellation', { reason: 'không phải của tôi' }), 404, 'trade.not_found');
  const ghost = '01900000-0000-7000-8000-00000000dead';
  expectRefused(await act(trader, trade, `corrections/${ghost}/refusal`), 404, 'correction.not_found');
});
