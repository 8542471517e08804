import fc from 'fast-check';
import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { anAllocation } from './samples';
import { type Instant, plusHours, plusMs } from '../shared/instant';
import { confirmTrade } from './confirm-trade';
import { declineTrade } from './decline-trade';
import { lapseTrade } from './lapse-trade';
import { makeTrade } from './make-trade';
import { type Side, type Trade, TRADE_STATES, type TradeState } from './trade';
import type { TradeFacts } from './trade-events';
import { confirmationNumber, tradeTerms } from './trade-terms';

const MAKING = { id: sampleId<Trade['id']>(50), now: SUNDAY_NOON, confirmWithinMs: 2 * 3_600_000 };
const HALF_PAST = plusMs(SUNDAY_NOON, 1_800_000);
const DEADLINE = plusHours(SUNDAY_NOON, 2);
const named = (trade: Trade): TradeFacts => ({ trade, seller: HAT_LOT_COOPERATIVE, buyer: HANOI_BUYER });
const held = (): TradeFacts => named(makeTrade(anAllocation({}), MAKING).trade);
const no = (side: Side, now: Instant) => ({ side, reason: null, now });

test('the first yes is noted, the second binds both and confirms the kilograms', () => {
  const first = confirmTrade(held(), 'buyer', HALF_PAST);
  expect(first).toMatchObject({
    effect: null,
    event: { name: 'trade.agreed' },
    trade: { state: 'held', buyerConfirmedAt: HALF_PAST, version: 2 },
  });
  const second = confirmTrade(named(first.trade), 'seller', plusMs(HALF_PAST, 1));
  expect(second.trade).toMatchObject({ state: 'confirmed', version: 3, sellerConfirmedAt: plusMs(HALF_PAST, 1) });
  expect(second.effect).toMatchObject({
    move: 'confirm',
    kg: 4_000,
    offerId: sampleId(10),
    demand: { kind: 'order', orderId: sampleId(20) },
  });
  expect(second.event).toMatchObject({ name: 'trade.confirmed', trade: second.trade });
});

test('each side says yes once (I9)', () => {
  const first = confirmTrade(held(), 'seller', HALF_PAST);
  expect(() => confirmTrade(named(first.trade), 'seller', HALF_PAST)).toThrow(
    expect.objectContaining({ code: 'trade.already_confirmed', facts: { side: 'seller' } }),
  );
  expect(() => declineTrade(named(first.trade), no('seller', HALF_PAST))).toThrow('trade.already_confirmed');
});

test('a no gives the kilograms back, with its reason cleaned', () => {
  const { trade, effect, event } = declineTrade(held(), { side: 'seller', reason: '  xe hỏng '.normalize('NFD'), now: HALF_PAST });
  expect(trade).toMatchObject({ state: 'declined', version: 2 });
  expect(effect.move).toBe('release');
  expect(event).toMatchObject({ name: 'trade.declined', reason: 'xe hỏng' });
  expect(declineTrade(held(), { side: 'buyer', reason: '   ', now: HALF_PAST }).event.reason).toBeNull();
  expect(() => declineTrade(held(), { side: 'buyer', reason: 'x'.repeat(301), now: HALF_PAST })).toThrow(
    expect.objectContaining({ code: 'text.too_long', field: 'reason' }),
  );
});

test('a yes comes in time or not at all, and silence lapses at that very moment (I14)', () => {
  const last = plusMs(DEADLINE, -1);
  expect(confirmTrade(held(), 'buyer', last).trade.buyerConfirmedAt).toBe(last);
  expect(() => lapseTrade(held(), last)).toThrow('trade.not_due');
  expect(() => confirmTrade(held(), 'buyer', DEADLINE)).toThrow('trade.window_over');
  expect(() => declineTrade(held(), no('buyer', DEADLINE))).toThrow('trade.window_over');
  expect(lapseTrade(held(), DEADLINE)).toMatchObject({
    trade: { state: 'lapsed', version: 2 },
    effect: { move: 'release' },
    event: { name: 'trade.lapsed' },
  });
});

test.each<TradeState>(['confirmed', 'declined', 'lapsed', 'cancelled'])('a trade that is %s takes no more answers', (state) => {
  const facts = named({ ...held().trade, state });
  for (const answer of [
    () => confirmTrade(facts, 'seller', HALF_PAST),
    () => declineTrade(facts, no('buyer', HALF_PAST)),
    () => lapseTrade(facts, DEADLINE),
  ]) {
    expect(answer).toThrow(expect.objectContaining({ code: 'trade.not_held', facts: { state } }));
  }
});

test('a trade ends once: its kilograms are confirmed or released, never both (I14)', () => {
  const deeds = fc.array(
    fc.record({
      deed: fc.constantFrom('confirm', 'decline', 'lapse'),
      side: fc.constantFrom<Side>('seller', 'buyer'),
      at: fc.integer({ min: 0, max: 3 * 3_600_000 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(deeds, (tried) => {
      let facts = held();
      const moves: string[] = [];
      for (const { deed, side, at } of tried) {
        const now = plusMs(SUNDAY_NOON, at);
        try {
          const done =
            deed === 'confirm'
              ? confirmTrade(facts, side, now)
              : deed === 'decline'
                ? declineTrade(facts, no(side, now))
                : lapseTrade(facts, now);
          facts = named(done.trade);
          if (done.effect) moves.push(done.effect.move);
        } catch (refusal) {
          expect(refusal).toMatchObject({ name: 'DomainError' });
        }
      }
      expect(moves.length).toBe(TRADE_STATES.isFinal(facts.trade.state) || facts.trade.state === 'confirmed' ? 1 : 0);
      expect(moves[0] === 'confirm').toBe(facts.trade.state === 'confirmed');
    }),
  );
});

test('the terms do not change with the answers, and change with every fact of the deal', () => {
  const before = held();
  const after = confirmTrade(named(confirmTrade(before, 'buyer', HALF_PAST).trade), 'seller', HALF_PAST).trade;
  expect(tradeTerms(after)).toBe(tradeTerms(before.trade));
  const others: Partial<Trade>[] = [
    { kg: anAllocation({}).kg + 1 } as Partial<Trade>,
    { deliverOn: '2026-06-14' } as Partial<Trade>,
    { toPlaceId: 'fac-other' } as Partial<Trade>,
    { buyer: { id: sampleId(9), group: null } },
    { prices: { ...before.trade.prices, farmGateVndPerKg: before.trade.prices.freightVndPerKg } },
  ];
  const texts = new Set(others.map((change) => tradeTerms({ ...before.trade, ...change })));
  expect(texts.size).toBe(others.length);
  expect(texts.has(tradeTerms(before.trade))).toBe(false);
});

test('the terms name no limit, no ask and no person', () => {
  expect(tradeTerms(held().trade)).not.toMatch(/limit|ask|HTX|Siêu thị/i);
});

test('a confirmation carries its year and a running number', () => {
  expect(confirmationNumber(2026, 123)).toBe('MV-2026-000123');
  expect(confirmationNumber(2026, 1_000_000)).toBe('MV-2026-1000000');
});
