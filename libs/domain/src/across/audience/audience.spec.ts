import fc from 'fast-check';
import { audienceOf } from './audience';
import { expireCallOff } from '../../contracts/expire-call-off';
import { makeCallOff } from '../../contracts/make-call-off';
import { registerContract } from '../../contracts/register-contract';
import { DOMAIN_EVENT_NAMES, type DomainEvent } from '../../events';
import { cancelOrder } from '../../orders/cancel-order';
import { aContract, aMaking, aSignedContract } from '../../contracts/samples';
import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../../identity/samples';
import { anOffer, MANGO } from '../../offers/samples';
import { anOrder } from '../../orders/samples';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../../shared/samples';
import { aContractAllocation, anAllocation } from '../../trades/samples';
import { dayOf } from '../../shared/day';
import { stockOf } from '../../shared/stock';
import { priceOf } from '../../shared/unit-price';
import { kgOf } from '../../shared/weight';
import { makeTrade } from '../../trades/make-trade';
import type { TradeFacts } from '../../trades/trade-events';
import { withdrawOffer } from '../../offers/withdraw-offer';

const MARKET = 'market:mango';
const COOPERATIVE = 'org:01900000-0000-7000-8000-000000000001';
const PROCESSOR = 'org:01900000-0000-7000-8000-000000000002';
const BUYER = 'org:01900000-0000-7000-8000-000000000003';
const kg = (value: number) => kgOf(value, 'kg');
const streams = (event: DomainEvent) => audienceOf(event).map((entry) => entry.stream);
const bodyOn = (event: DomainEvent, stream: string) => JSON.stringify(audienceOf(event).filter((entry) => entry.stream === stream));
const MAKING = { id: sampleId<TradeFacts['trade']['id']>(50), now: SUNDAY_NOON, confirmWithinMs: 7_200_000 };
const spot: TradeFacts = { trade: makeTrade(anAllocation({}), MAKING).trade, seller: HAT_LOT_COOPERATIVE, buyer: HANOI_BUYER };
const underContract: TradeFacts = { ...spot, trade: makeTrade(aContractAllocation({}), MAKING).trade };
const drawn = () => makeCallOff(aContract({}), { kg: kg(8_000), deliverOn: dayOf('2026-06-14', 'day') }, aMaking({}));
const round = { marketId: 'mango', number: 7 } as Extract<DomainEvent, { name: 'round.cleared' }>['round'];

test('an opened offer goes to the market and, with its private figures, to the cooperative', () => {
  const offer = anOffer({ stock: stockOf(kg(12_000), kg(3_000), kg(2_000)), firm: true });
  const event = { name: 'offer.opened', at: SUNDAY_NOON, offer, seller: HAT_LOT_COOPERATIVE } as const;
  expect(streams(event)).toEqual([MARKET, COOPERATIVE]);
  expect(bodyOn(event, MARKET)).toContain('"openKg":7000');
  expect(bodyOn(event, MARKET)).not.toMatch(/heldKg|confirmedKg|firm/);
  expect(bodyOn(event, COOPERATIVE)).toMatch(/"heldKg":3000,"confirmedKg":2000,"firm":true/);
});

test('the market hears of a withdrawal by its id alone', () => {
  const { event } = withdrawOffer(anOffer({}), HAT_LOT_COOPERATIVE, SUNDAY_NOON);
  expect(audienceOf(event)[0]?.body).toEqual({ offerId: sampleId(10) });
});

test('an order tells the market what is wanted, never by whom or up to which price', () => {
  fc.assert(
    fc.property(fc.integer({ min: 7_000_000, max: 7_999_999 }), (limit) => {
      const order = anOrder({ limitVndPerKg: priceOf(limit, 'limitVndPerKg'), firm: true });
      const placed = { name: 'order.placed', at: SUNDAY_NOON, order, buyer: HANOI_BUYER } as const;
      for (const event of [placed, cancelOrder(order, HANOI_BUYER, SUNDAY_NOON).event]) {
        expect(streams(event)).toEqual([MARKET, BUYER]);
        expect(bodyOn(event, MARKET)).not.toMatch(new RegExp(`${limit}|${HANOI_BUYER.id}|${HANOI_BUYER.name}|buyer|limit|firm`));
        expect(bodyOn(event, BUYER)).toContain(`"limitVndPerKg":${limit}`);
      }
    }),
  );
});

test('a contract is known to its two parties only', () => {
  const { event } = registerContract(aSignedContract({}), { id: sampleId(30), today: SUNDAY, now: SUNDAY_NOON });
  expect(streams(event)).toEqual([COOPERATIVE, PROCESSOR]);
  expect(bodyOn(event, PROCESSOR)).toContain('"priceVndPerKg":8500');
  expect(bodyOn(event, COOPERATIVE)).not.toMatch(/"group"|"kind":"(cooperative|processor)"/);
});

test('the market learns of a call-off its kilograms and nothing else', () => {
  const made = drawn().event;
  expect(audienceOf(made)[0]).toEqual({ stream: MARKET, name: 'call_off.made', body: { kg: 8_000 } });
  expect(streams(made)).toEqual([MARKET, COOPERATIVE, PROCESSOR]);
  const callOff = { ...drawn().callOff, stock: stockOf(kg(8_000), kg(0), kg(5_000)) };
  const expired = expireCallOff({ ...aContract({}), contract: drawn().contract }, callOff, {
    today: dayOf('2026-06-15', 'day'),
    now: SUNDAY_NOON,
    cause: 'cooperative',
  });
  expect(audienceOf(expired.event)[0]).toEqual({ stream: MARKET, name: 'call_off.expired', body: { kg: 3_000 } });
});

test('both sides follow a trade; until it is confirmed the market does not hear of it', () => {
  for (const name of ['trade.held', 'trade.agreed', 'trade.lapsed'] as const) {
    expect(streams({ ...spot, name, at: SUNDAY_NOON })).toEqual([COOPERATIVE, BUYER]);
  }
  const declined = { ...spot, name: 'trade.declined', at: SUNDAY_NOON, reason: 'xe hỏng' } as const;
  expect(streams(declined)).toEqual([COOPERATIVE, BUYER]);
  expect(bodyOn(declined, BUYER)).toContain('xe hỏng');
});

test('a side never reads the other side’s ask or limit in a trade', () => {
  const event = { ...spot, name: 'trade.held', at: SUNDAY_NOON } as const;
  for (const stream of [COOPERATIVE, BUYER]) expect(bodyOn(event, stream)).not.toMatch(/11000|limit|"ask/);
});

test('the price of a confirmed spot trade is news, that of a contract is not', () => {
  const open = { ...spot, name: 'trade.confirmed', at: SUNDAY_NOON } as const;
  expect(audienceOf(open)[0]?.body).toMatchObject({ kind: 'spot', kg: 4_000, day: '2026-06-13', farmGateVndPerKg: 9_200 });
  const secret = { ...underContract, name: 'trade.confirmed', at: SUNDAY_NOON } as const;
  expect(audienceOf(secret)[0]?.body).toMatchObject({ kind: 'contract', farmGateVndPerKg: null });
  expect(bodyOn(secret, MARKET)).not.toMatch(/8500|org|seller|buyer|contractId/);
  expect(bodyOn(open, MARKET)).not.toMatch(/seller|buyer|HTX|Siêu thị/);
});

test('a large change of stock is told in several events, each entry once and in order', () => {
  const counts = fc.record({ offers: fc.integer({ min: 0, max: 1_300 }), orders: fc.integer({ min: 0, max: 1_300 }) });
  fc.assert(
    fc.property(counts, ({ offers, orders }) => {
      const list = (n: number, mark: string) => Array.from({ length: n }, (_, at) => ({ id: `${mark}${at}`, openKg: at }));
      const event = {
        name: 'stock.changed',
        at: SUNDAY_NOON,
        marketId: MANGO,
        offers: list(offers, 'o'),
        orders: list(orders, 'd'),
      } as const;
      const bodies = audienceOf(event).map((entry) => entry.body as { offers: unknown[]; orders: unknown[] });
      expect(bodies.flatMap((body) => body.offers)).toEqual(event.offers);
      expect(bodies.flatMap((body) => body.orders)).toEqual(event.orders);
      for (const body of bodies) expect(body.offers.length + body.orders.length).toBeLessThanOrEqual(500);
    }),
    { numRuns: 25 },
  );
});

test('a round is public as it is', () => {
  expect(audienceOf({ name: 'round.cleared', at: SUNDAY_NOON, round })).toEqual([
    { stream: MARKET, name: 'round.cleared', body: { round } },
  ]);
});

test('every event name is listed once', () => {
  expect(new Set(DOMAIN_EVENT_NAMES).size).toBe(DOMAIN_EVENT_NAMES.length);
  type Missing = Exclude<DomainEvent['name'], (typeof DOMAIN_EVENT_NAMES)[number]>;
  const none: Missing[] = [];
  expect(none).toEqual([]);
});

test('a side of a trade that came to nothing hears what was found for it, and nobody else does', () => {
  const event = {
    name: 'gap.answered',
    at: SUNDAY_NOON,
    ...{ partyId: HANOI_BUYER.id, tradeId: spot.trade.id, marketId: MANGO },
    ...{ gapKg: kg(900), roundNumber: 8, foundKg: 700 },
  } as const;
  expect(streams(event)).toEqual([BUYER]);
  expect(bodyOn(event, BUYER)).toContain('"foundKg":700');
});
