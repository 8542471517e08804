import { anOffer, GL4, GRADE_1 } from '../offers/samples';
import { anOrder } from './samples';
import { dayOf } from '../shared/day';
import type { GradeId, ProductId, VarietyId } from '../shared/ids';
import { priceOf } from '../shared/unit-price';
import { type MeetingFacts, whyNot } from './eligibility';

const day = (text: string) => dayOf(text, 'day');

function facts(change: Partial<MeetingFacts>): MeetingFacts {
  return {
    sameOwner: false,
    serves: [GRADE_1.id],
    lane: { transitDays: 1, freightVndPerKg: 600 },
    freshnessVndPerKgDay: 150,
    maxHoldDays: 1,
    ...change,
  };
}

test('12 t at 9,000 may serve an order at 11,000 a day away', () => {
  expect(whyNot(anOffer({}), anOrder({}), facts({}))).toBeNull();
});

test.each([
  ['a closed offer', anOffer({ state: 'withdrawn' }), anOrder({}), facts({}), { why: 'closed' }],
  ['a closed order', anOffer({}), anOrder({ state: 'filled' }), facts({}), { why: 'closed' }],
  ['another product', anOffer({}), anOrder({ marketId: 'longan' as ProductId }), facts({}), { why: 'product' }],
  ['a sister organisation', anOffer({}), anOrder({}), facts({ sameOwner: true }), { why: 'same_owner' }],
  ['another variety', anOffer({}), anOrder({ varietyIds: ['mango-tron' as VarietyId] }), facts({}), { why: 'variety' }],
  ['a grade it does not serve', anOffer({}), anOrder({ gradeIds: ['mango-vip' as GradeId] }), facts({}), { why: 'grade' }],
  [
    'a missing certificate',
    anOffer({}),
    anOrder({ certificates: ['globalgap', 'vietgap'] }),
    facts({}),
    { why: 'certificate', missing: ['globalgap'] },
  ],
  ['no road', anOffer({}), anOrder({}), facts({ lane: null }), { why: 'no_lane' }],
])('an offer does not serve an order over %s', (...row) => {
  expect(whyNot(row[1], row[2], row[3])).toEqual(row[4]);
});

test('a variety that is named, or a better grade that serves, will do', () => {
  expect(whyNot(anOffer({}), anOrder({ varietyIds: [GL4.id] }), facts({}))).toBeNull();
  const better = facts({ serves: ['mango-vip' as GradeId, GRADE_1.id] });
  expect(whyNot(anOffer({ gradeId: 'mango-vip' as GradeId }), anOrder({}), better)).toBeNull();
});

test('windows miss each other by the days between arrival and delivery', () => {
  // Picked 12 to 14 June, a day on the road and at most one day held: at the gate from 13 to 16 June.
  const early = anOrder({ delivery: { from: day('2026-06-10'), to: day('2026-06-12') } });
  const late = anOrder({ delivery: { from: day('2026-06-18'), to: day('2026-06-19') } });
  const last = anOrder({ delivery: { from: day('2026-06-16'), to: day('2026-06-19') } });
  expect(whyNot(anOffer({}), early, facts({}))).toEqual({ why: 'window', daysApart: 1 });
  expect(whyNot(anOffer({}), late, facts({}))).toEqual({ why: 'window', daysApart: 2 });
  expect(whyNot(anOffer({}), last, facts({}))).toBeNull();
});

test('the price gap counts freight and the age on arrival, to the đồng', () => {
  const order = (limit: number) => anOrder({ limitVndPerKg: priceOf(limit, 'limitVndPerKg') });
  expect(whyNot(anOffer({}), order(9_750), facts({}))).toBeNull();
  expect(whyNot(anOffer({}), order(9_749), facts({}))).toEqual({ why: 'price_gap', vndPerKg: 1 });
  expect(whyNot(anOffer({}), order(9_150), facts({}))).toEqual({ why: 'price_gap', vndPerKg: 600 });
});
