import { HANOI_BUYER } from '../identity/samples';
import { GL4, HAT_LOT, MANGO } from '../offers/samples';
import { RETIRED_GRADE, RETIRED_VARIETY, SMALL_CATALOGUE } from '../offers/small-catalogue';
import { dayOf } from '../shared/day';
import { plusHours, plusMs } from '../shared/instant';
import type { ProductId } from '../shared/ids';
import { aSchedule } from '../shared/schedule-samples';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { STANDING_STATES } from '../shared/standing-state';
import { priceOf } from '../shared/unit-price';
import { type LineFacts, limitOfDay, placeMissedDay, settleDay } from './make-line';
import { amendStandingOrder, moveStandingOrder, openStandingOrder } from './set-standing-order';
import type { StandingOrder } from './standing-order';
import { aStandingOrder, lineFacts } from './standing-samples';

const MONDAY = dayOf('2026-06-08', 'day');
const price = (vnd: number) => priceOf(vnd, 'price');
const setting = { buyer: HANOI_BUYER, memberId: sampleId<never>(61), today: SUNDAY, now: SUNDAY_NOON, catalogue: SMALL_CATALOGUE };
const index = (over: number) => ({ kind: 'index', indexId: 'farm_gate', overVndPerKg: over, mostVndPerKg: price(9_000) }) as const;

test('a due day gets an order of its own, dated from that day, under all the conditions of the template', () => {
  const { line, placed } = settleDay(aStandingOrder({ standsHours: 6 }), MONDAY, lineFacts({}));
  expect(line).toEqual({ day: MONDAY, state: 'placed', orderId: sampleId(62), missed: null, at: SUNDAY_NOON });
  expect(placed?.order).toMatchObject({
    id: sampleId(62),
    marketId: MANGO,
    delivery: { from: '2026-06-08', to: '2026-06-10' },
    limitVndPerKg: 11_000,
    firm: true,
    expiresAt: plusHours(SUNDAY_NOON, 6),
    stock: { totalKg: 2_000 },
  });
  expect(placed?.event.name).toBe('order.placed');
});

const missed: readonly (readonly [string, Partial<StandingOrder>, Partial<LineFacts>, string])[] = [
  ['its day is over', {}, { today: dayOf('2026-06-09', 'today') }, 'window.in_past'],
  ['the buyer is kept out', {}, { isSuspended: true, haltReason: 'Mưa lũ' }, 'organisation.suspended'],
  ['the market is halted', {}, { haltReason: 'Mưa lũ, đường sạt lở', isCreditUsedUp: true }, 'market.halted'],
  ['nobody delivers on credit any more', {}, { isCreditUsedUp: true }, 'standing_order.no_credit'],
  ['the index has no figure', { limit: index(0) }, {}, 'standing_order.no_index'],
  ['the index leaves no price', { limit: index(-8_000) }, { indexVndPerKg: price(7_000) }, 'price.out_of_range'],
  ['the product is no longer traded', { marketId: 'litchi' as ProductId }, {}, 'product.unknown'],
  ['its variety is retired', { varietyIds: [GL4.id] }, { catalogue: RETIRED_VARIETY }, 'variety.retired'],
  ['its grade is retired', {}, { catalogue: RETIRED_GRADE }, 'grade.retired'],
  ['its place loads and does not take', { placeId: HAT_LOT.id }, {}, 'place.wrong_kind'],
];
test.each(missed)('a day is missed, and by name, when %s', (_why, change, facts, code) => {
  const { line, placed } = settleDay(aStandingOrder(change), MONDAY, lineFacts(facts));
  expect([line.state, line.missed?.code, line.orderId, placed]).toEqual(['missed', code, null, null]);
});

test('a pause passes its days over, whatever else is wrong', () => {
  const { line, placed } = settleDay(aStandingOrder({ state: 'paused' }), MONDAY, lineFacts({ isSuspended: true }));
  expect([line.state, line.missed, placed]).toEqual(['paused', null, null]);
});

test('a fault of ours is nobody’s missed day', () => {
  const broken = { catalogue: null } as unknown as Partial<LineFacts>;
  expect(() => settleDay(aStandingOrder({}), MONDAY, lineFacts(broken))).toThrow(TypeError);
});

test('a limit that follows the market stays under its most', () => {
  expect(limitOfDay(index(500), price(7_000))).toBe(7_500);
  expect(limitOfDay(index(-500), price(7_000))).toBe(6_500);
  expect(limitOfDay(index(5_000), price(7_000))).toBe(9_000);
});

test('a missed day can be placed by hand until it has passed; a placed one cannot', () => {
  const halted = settleDay(aStandingOrder({}), MONDAY, lineFacts({ haltReason: 'Mưa lũ' })).line;
  expect(placeMissedDay(aStandingOrder({}), halted, lineFacts({})).line.state).toBe('placed');
  const skipped = settleDay(aStandingOrder({ state: 'paused' }), MONDAY, lineFacts({})).line;
  const { line } = placeMissedDay(aStandingOrder({ state: 'paused' }), skipped, lineFacts({}));
  expect(() => placeMissedDay(aStandingOrder({}), line, lineFacts({}))).toThrow('standing_order.day_not_missed');
  expect(() => placeMissedDay(aStandingOrder({}), halted, lineFacts({ haltReason: 'Mưa lũ' }))).toThrow('market.halted');
  expect(() => placeMissedDay(aStandingOrder({}), halted, lineFacts({ today: dayOf('2026-06-09', 'today') }))).toThrow('window.in_past');
  expect(() => placeMissedDay(aStandingOrder({ state: 'ended' }), halted, lineFacts({}))).toThrow('standing_order.ended');
});

test('a template that could never place a line is refused when it is set', () => {
  const terms = aStandingOrder({});
  expect(openStandingOrder(terms.id, terms, setting).standing).toEqual(terms);
  const refused = (change: Partial<StandingOrder>, code: string, field?: string) =>
    expect(() => openStandingOrder(terms.id, { ...terms, ...change }, setting)).toThrow(
      expect.objectContaining(field === undefined ? { code } : { code, field }),
    );
  refused({ name: 'x' }, 'text.too_short', 'name');
  refused({ standsHours: 0 }, 'standing_order.stands_out_of_range', 'standsHours');
  refused({ schedule: aSchedule({ weekdays: [] }) }, 'schedule.weekdays_invalid', 'weekdays');
  refused({ gradeIds: [] }, 'list.too_short', 'gradeIds');
  refused({ placeId: HAT_LOT.id }, 'place.wrong_kind', 'placeId');
  refused({ rules: { ...terms.rules, minLotKg: 2_001 as StandingOrder['kg'] } }, 'order.min_out_of_range', 'minLotKg');
});

test('other terms hold from the next day on; the product and a first day that has passed stay', () => {
  const before = aStandingOrder({ nextDay: dayOf('2026-06-12', 'nextDay') });
  const later = { ...setting, today: dayOf('2026-06-10', 'today'), now: plusMs(SUNDAY_NOON, 3 * 86_400_000) };
  const { standing, event } = amendStandingOrder(before, { ...before, name: 'Tên mới', marketId: 'litchi' as ProductId }, later);
  expect(standing).toEqual({ ...before, name: 'Tên mới', version: 2 });
  expect(event.name).toBe('standing_order.changed');
  const back = { ...before, schedule: aSchedule({ from: dayOf('2026-06-09', 'from') }) };
  expect(() => amendStandingOrder(before, back, later)).toThrow('window.in_past');
});

test('it is paused, resumed and ended, and what has ended stays so', () => {
  const paused = moveStandingOrder(aStandingOrder({}), 'paused', setting).standing;
  expect([paused.state, paused.version]).toEqual(['paused', 2]);
  expect(() => moveStandingOrder(paused, 'paused', setting)).toThrow('standing_order.wrong_state');
  expect(moveStandingOrder(paused, 'active', setting).standing.state).toBe('active');
  const ended = moveStandingOrder(paused, 'ended', setting).standing;
  expect(STANDING_STATES.isFinal(ended.state)).toBe(true);
  for (const to of ['active', 'paused', 'ended'] as const)
    expect(() => moveStandingOrder(ended, to, setting)).toThrow('standing_order.ended');
  expect(() => amendStandingOrder(ended, ended, setting)).toThrow('standing_order.ended');
});
