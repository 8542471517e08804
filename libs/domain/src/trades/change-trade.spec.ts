import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { dayOf } from '../shared/day';
import { plusHours, plusMs, startOfDay } from '../shared/instant';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import { tradeAmendment } from './amendment-paper';
import { cancelBy, cancelTrade } from './cancel-trade';
import { applyCorrection, type Correcting, proposeCorrection, requireAnswerable } from './correct-trade';
import { makeTrade } from './make-trade';
import { aContractAllocation, anAllocation } from './samples';
import type { Trade } from './trade';
import { tradeTerms } from './trade-terms';

const kg = (value: number) => lotKgOf(value, 'kg');
const { trade: held } = makeTrade(anAllocation({}), { id: sampleId<Trade['id']>(50), now: SUNDAY_NOON, confirmWithinMs: 7_200_000 });
const trade: Trade = { ...held, state: 'confirmed', sellerConfirmedAt: SUNDAY_NOON, buyerConfirmedAt: SUNDAY_NOON };
const facts = (change: Partial<Trade>) => ({ trade: { ...trade, ...change }, seller: HAT_LOT_COOPERATIVE, buyer: HANOI_BUYER });
const cancelling = { side: 'seller', kg: null, reason: 'mưa đá', now: SUNDAY_NOON } as const;

test('in time and with a reason one side takes a trade back; its kilograms are free again', () => {
  expect(cancelTrade(facts({}), cancelling)).toMatchObject({
    trade: { state: 'cancelled', version: 2, kg: 4_000 },
    effect: { move: 'unconfirm', kg: 4_000 },
    event: { name: 'trade.cancelled', reason: 'mưa đá', by: 'seller' },
  });
});

test('a part may be cancelled; the rest stays binding', () => {
  expect(cancelTrade(facts({}), { ...cancelling, kg: kg(1_500) })).toMatchObject({
    trade: { state: 'confirmed', kg: 2_500 },
    effect: { move: 'unconfirm', kg: 1_500 },
    event: { name: 'trade.changed' },
  });
  expect(cancelTrade(facts({}), { ...cancelling, kg: kg(4_000) }).trade.state).toBe('cancelled');
  expect(() => cancelTrade(facts({}), { ...cancelling, kg: kg(4_001) })).toThrow('trade.cancel_kg_out_of_range');
});

test('half a day before the pick-up day it is too late, to the millisecond', () => {
  expect(cancelBy(trade)).toBe(plusHours(startOfDay(trade.pickUpOn), -12));
  expect(() => cancelTrade(facts({}), { ...cancelling, now: cancelBy(trade) })).toThrow('trade.cancel_too_late');
  expect(cancelTrade(facts({}), { ...cancelling, now: plusMs(cancelBy(trade), -1) }).trade.state).toBe('cancelled');
});

test('only binding spot trades change; a reason is owed', () => {
  expect(() => cancelTrade(facts({ state: 'held' }), cancelling)).toThrow('trade.not_confirmed');
  const { trade: drawn } = makeTrade(aContractAllocation({}), { id: trade.id, now: SUNDAY_NOON, confirmWithinMs: 1 });
  expect(() => cancelTrade(facts(drawn), cancelling)).toThrow('trade.under_contract');
  expect(() => cancelTrade(facts({}), { ...cancelling, reason: ' x ' })).toThrow('text.too_short');
});

const correcting: Correcting = {
  id: sampleId(80),
  by: 'seller',
  changes: { kg: kg(3_000), farmGateVndPerKg: priceOf(8_000, 'price') },
  reason: 'quả nhỏ hơn',
  standsMinutes: 60,
  now: SUNDAY_NOON,
  today: SUNDAY,
};

test('a correction changes nothing until the other side says yes; then kilograms, price, ask and limit are others', () => {
  const correction = proposeCorrection(trade, correcting);
  expect(correction).toMatchObject({ state: 'proposed', expiresAt: plusHours(SUNDAY_NOON, 1), tradeVersion: 1 });
  const { trade: after, effect } = applyCorrection(trade, correction.changes);
  expect(after).toMatchObject({
    kg: 3_000,
    version: 2,
    prices: { farmGateVndPerKg: 8_000, deliveredVndPerKg: 8_300 },
    supply: { askVndPerKg: 8_000 },
  });
  expect(effect).toMatchObject({ move: 'unconfirm', kg: 1_000 });
  expect(applyCorrection(trade, { kg: kg(5_000) }).effect).toMatchObject({ move: 'hold_and_confirm', kg: 1_000 });
  expect(applyCorrection(trade, { farmGateVndPerKg: priceOf(20_000, 'price') })).toMatchObject({
    effect: null,
    trade: { demand: { limitVndPerKg: 20_300 } },
  });
});

test('who may answer a proposal, and until when', () => {
  const correction = proposeCorrection(trade, correcting);
  const answer =
    (side: 'seller' | 'buyer', withdraws: boolean, change: { state?: 'withdrawn'; version?: number; now?: typeof SUNDAY_NOON } = {}) =>
    () => {
      const { version = 1, now = SUNDAY_NOON, ...rest } = change;
      requireAnswerable({ ...correction, ...rest }, { ...trade, version }, side, { withdraws, now });
    };
  expect(answer('buyer', false)).not.toThrow();
  expect(answer('seller', true)).not.toThrow();
  expect(answer('seller', false)).toThrow('correction.not_your_turn');
  expect(answer('buyer', true)).toThrow('correction.not_your_turn');
  expect(answer('buyer', false, { state: 'withdrawn' })).toThrow('correction.closed');
  expect(answer('buyer', false, { now: correction.expiresAt })).toThrow('correction.expired');
  expect(answer('buyer', false, { version: 2 })).toThrow('version.stale');
});

test.each([
  ['correction.no_change', { changes: {} }],
  ['correction.no_change', { changes: { kg: trade.kg } }],
  ['window.in_past', { changes: { pickUpOn: dayOf('2026-06-01', 'day') } }],
  ['window.ends_before_start', { changes: { deliverOn: dayOf('2026-06-12', 'day') } }],
  ['correction.stands_out_of_range', { standsMinutes: 0 }],
  ['text.too_short', { reason: '' }],
])('%s', (code, change) => {
  expect(() => proposeCorrection(trade, { ...correcting, ...change })).toThrow(code);
});

test('the paper of a change says before and after', () => {
  const { trade: after } = applyCorrection(trade, correcting.changes);
  const terms = ({ kg: weight, prices, pickUpOn, deliverOn }: Trade) => ({
    kg: weight,
    farmGateVndPerKg: prices.farmGateVndPerKg,
    pickUpOn,
    deliverOn,
  });
  for (const [kind, title] of [
    ['correction', 'Phụ lục sửa đổi'],
    ['cancellation', 'Thông báo huỷ giao dịch'],
  ] as const) {
    const change = {
      kind,
      side: 'seller',
      reason: 'quả nhỏ hơn',
      before: terms(trade),
      after: terms(after),
      terms: tradeTerms(after),
    } as const;
    const paper = tradeAmendment(facts({}), change, { at: SUNDAY_NOON, running: 3 });
    expect(paper).toMatchObject({ title: { vi: title }, number: 'PL-2026-000003', terms: tradeTerms(after) });
    expect(JSON.stringify(paper.parts)).toMatch(/4\.000 kg.*3\.000 kg.*9\.200.*8\.000/);
  }
});
