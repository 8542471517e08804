import type { StandingOrder } from '../../shared/api/views';
import { draftOfStanding, overOf, standingBody } from './standing-draft';

const standing: StandingOrder = {
  id: 's',
  buyerId: 'b',
  name: 'Xoài hằng ngày',
  marketId: 'mango',
  varietyIds: ['mango-gl4-dai-loan'],
  gradeIds: ['grade1', 'grade2'],
  placeId: 'mkt-hanoi',
  destinationId: 'CN',
  kg: 2_500,
  limit: { kind: 'index', indexId: 'factory_gate', overVndPerKg: -500, mostVndPerKg: 11_000 },
  limitAt: 'farm_gate',
  gradeSpread: [{ gradeId: 'grade2', lessVndPerKg: 1_500 }],
  minLotKg: 500,
  maxPerSellerKg: 2_000,
  allOrNothing: false,
  certificates: ['vietgap'],
  firm: true,
  standsHours: 12,
  weekdays: [1, 5],
  from: '2026-06-08',
  until: '2026-06-30',
  leadDays: 2,
  placeAt: '04:30',
  windowDays: 3,
  state: 'active',
  nextDay: '2026-06-12',
  nextAt: '2026-06-09T21:30:00.000Z',
  version: 3,
  recent: [],
};

test.each(['vi', 'en'] as const)('a standing order that is opened for a change and saved says the same again, in %s', (language) => {
  const { id: _i, buyerId: _b, marketId, state: _s, nextDay: _d, nextAt: _a, version: _v, recent: _r, ...terms } = standing;
  const { allOrNothing, ...same } = terms;
  expect(standingBody(draftOfStanding(standing, '2026-06-10', language), language)).toEqual({ ...same, productId: marketId, allOrNothing });
});

test.each([
  ['', 0],
  ['500', 500],
  ['-1.000', -1_000],
  ['−1,000', -1_000],
])('%j above the index is %d', (typed, vnd) => expect(overOf(typed)).toBe(vnd));
