import { DOMAIN_EVENT_NAMES } from '../../events';
import { NOTICE_RULES, NOTICE_TABLE, noticesOf } from './notice-table';
import { PERMISSIONS } from '../../identity/permission';

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;
const names = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '').sort();
const me = { id: 'me', name: 'HTX', demo: true };
const them = { id: 'them', name: 'Nhà máy', demo: true };
const trade = {
  id: 't',
  seller: me,
  buyer: them,
  kg: 1_000,
  varietyId: 'v',
  farmGateVndPerKg: 6_000,
  pickUpOn: '2026-06-12',
  confirmation: null,
  confirmBy: '2026-06-12T00:00:00.000Z',
  sellerConfirmedAt: null,
  buyerConfirmedAt: null,
};
const bid = { id: 'b', offerId: 'o', seller: me, buyer: them, kg: 1, farmGateVndPerKg: 2, counter: null, turn: 'seller', expiresAt: 'x' };
const rulesOf = (name: string, body: object, who = 'me') => noticesOf(name, body, who).told.map(({ rule }) => rule.rule);
const subjectsOf = (name: string, body: object, who = 'me') =>
  noticesOf(name, body, who).closings.map(({ subject, outcome }) => `${subject} ${outcome}`);

test('every kind of notice has one name, a permission, and the same figures in both languages', () => {
  const rules = Object.values(NOTICE_TABLE).flatMap(({ tells }) => [...new Set(tells)]);
  // A rule may stand under two events (a bid and its revision), never two rules under one name.
  expect(new Set(rules).size).toBe(NOTICE_RULES.size);
  for (const { title, detail, permission, silence } of rules) {
    expect(names(title.en)).toEqual(names(title.vi));
    expect(names(detail.en)).toEqual(names(detail.vi));
    expect(PERMISSIONS).toContain(permission);
    if (silence) expect(names(silence.vi + silence.en)).toEqual([]);
  }
  const told: readonly string[] = [...DOMAIN_EVENT_NAMES, 'supply.invited'];
  expect(Object.keys(NOTICE_TABLE).filter((name) => !told.includes(name))).toEqual([]);
});

test('a held trade asks whoever has not said yes; a yes closes it for that side only', () => {
  expect(rulesOf('trade.held', { trade })).toEqual(['trade.to_confirm']);
  const half = { ...trade, buyerConfirmedAt: '2026-06-11T00:00:00.000Z' };
  expect(rulesOf('trade.held', { trade: half })).toEqual(['trade.to_confirm']);
  expect(rulesOf('trade.held', { trade: half }, 'them')).toEqual([]);
  expect(subjectsOf('trade.agreed', { trade: half })).toEqual([]);
  expect(subjectsOf('trade.agreed', { trade: half }, 'them')).toEqual(['trade:t answered']);
  expect(subjectsOf('trade.lapsed', { trade })).toEqual(['trade:t missed']);
});

test('a bid asks the seller, a counter the buyer; in an auction nobody', () => {
  expect(rulesOf('bid.placed', { bid })).toEqual(['bid.received']);
  expect(rulesOf('bid.placed', { bid }, 'them')).toEqual([]);
  expect(rulesOf('bid.placed', { bid: { ...bid, turn: null } })).toEqual([]);
  const countered = { ...bid, counter: { kg: 1, farmGateVndPerKg: 3 }, turn: 'buyer' };
  expect(rulesOf('bid.countered', { bid: countered })).toEqual([]);
  expect(rulesOf('bid.countered', { bid: countered }, 'them')).toEqual(['bid.countered']);
  expect(rulesOf('bid.refused', { bid })).toEqual([]);
  expect(rulesOf('bid.refused', { bid: countered })).toEqual(['bid.refused']);
  expect(subjectsOf('bid.placed', { bid }, 'them')).toEqual(['lot:o answered']);
});

test('a proposal asks the other side; its end closes it as it ended', () => {
  const correction = { id: 'c', by: 'seller', reason: 'thiếu xe', expiresAt: 'x', state: 'proposed' };
  expect(rulesOf('correction.proposed', { trade, correction })).toEqual([]);
  expect(rulesOf('correction.proposed', { trade, correction }, 'them')).toEqual(['correction.to_answer']);
  expect(subjectsOf('correction.closed', { trade, correction: { ...correction, state: 'lapsed' } })).toEqual(['correction:c missed']);
  expect(rulesOf('correction.closed', { trade, correction: { ...correction, state: 'refused' } })).toEqual(['correction.refused']);
});

test('a code is told of when it is suspended, and no longer when it is good again', () => {
  const area = { code: 'VN-SLOR-0001', reason: 'kiểm tra', standing: 'suspended' };
  expect(rulesOf('area.standing_changed', area)).toEqual(['area.suspended']);
  expect(rulesOf('area.standing_changed', { ...area, standing: 'active' })).toEqual([]);
  expect(subjectsOf('area.standing_changed', { ...area, standing: 'active' })).toEqual(['area:VN-SLOR-0001 overtaken']);
});

test('a cooperative is told its own share of a plan, its planner none', () => {
  const share = {
    cooperativeId: 'me',
    contractId: 'k',
    contractNumber: '1',
    placeId: 'p',
    productId: 'mango',
    day: '2026-06-12',
    shareKg: 500,
  };
  expect(noticesOf('intake_plan.set', { plans: [], shares: [share, { ...share, day: '2026-06-13' }] }, 'me').told[0]?.facts).toMatchObject({
    kg: 1_000,
    fromOn: '2026-06-12',
    lastOn: '2026-06-13',
  });
  expect(rulesOf('intake_plan.set', { plans: [{}], shares: [share] })).toEqual([]);
});
