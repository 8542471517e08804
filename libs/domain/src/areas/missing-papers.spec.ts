import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { dayOf } from '../shared/day';
import type { AuthorisationId, ProductId } from '../shared/ids';
import { sampleId } from '../shared/samples';
import { lotKgOf, NO_KG } from '../shared/weight';
import { codeFault, goodPapers, type LotPapers, marketsOf, missingPapers } from './missing-papers';
import type { PackingFacility } from './packing-facility';
import { packingRight } from './packing-right';
import type { Authorisation } from './planting-area';
import { aFacility, anArea, aPaper, aRule, AUSTRALIA, CHINA, MANGO, SPRING } from './samples';
import type { Standing } from './standing';

const JUNE = dayOf('2026-06-12', 'day');
const LONGAN = 'longan' as ProductId;

function aLot(change: Partial<LotPapers>): LotPapers {
  const area = anArea({});
  const sellerId = HAT_LOT_COOPERATIVE.id;
  return { productId: MANGO, sellerId, packerIds: [sellerId], kg: null, areaCode: area.code, area, facilities: [], papers: [], ...change };
}

const standsAs = (standing: Standing): PackingFacility =>
  aFacility({
    standings: [
      { marketId: null, standing: 'active', from: SPRING },
      { marketId: CHINA, standing, from: SPRING },
    ],
  });

const lacks = (lot: LotPapers, rule = aRule({})) => missingPapers(lot, rule.marketId, rule, JUNE).map(({ code }) => code);

test('a lot under a good code of its own may go where the code is granted', () => {
  expect(lacks(aLot({}))).toEqual([]);
  expect(lacks(aLot({}), aRule({ marketId: AUSTRALIA }))).toEqual(['area_code.not_for_market']);
});

test.each([
  ['area_code.missing', { areaCode: null, area: null }],
  ['area_code.unknown', { area: null }],
  ['area_code.unknown', { areaCode: 'VN-SLOR-0132' }],
  ['area_code.unchecked', { area: anArea({ checked: false }) }],
  ['area_code.other_product', { productId: LONGAN }],
  ['area_code.not_authorised', { sellerId: HANOI_BUYER.id }],
  ['area_code.not_active', { area: anArea({ standings: [{ marketId: null, standing: 'applied', from: SPRING }] }) }],
  ['area_code.not_active', { area: anArea({ standings: [] }) }],
] as const)('%s is named', (code, change) => {
  expect(lacks(aLot(change))).toEqual([code]);
});

test.each(['suspended', 'revoked'] as const)('a code that is %s, there or as a whole, is named so', (standing) => {
  const { standings } = anArea({});
  for (const marketId of [null, CHINA])
    expect(lacks(aLot({ area: anArea({ standings: [...standings, { marketId, standing, from: JUNE }] }) }))).toEqual([
      `area_code.${standing}`,
    ]);
});

test('packing by the seller or by the buyer will do, if the code is good there', () => {
  const rule = aRule({ needsPackingCode: true });
  expect(lacks(aLot({}), rule)).toEqual(['packing.missing']);
  expect(lacks(aLot({ facilities: [standsAs('suspended')] }), rule)).toEqual(['packing.not_active']);
  expect(lacks(aLot({ facilities: [standsAs('suspended'), standsAs('active')] }), rule)).toEqual([]);
});

test('another’s facility packs a lot under a leave that is begun, not over, not taken back and bears all of it', () => {
  const rule = aRule({ needsPackingCode: true });
  const leave = {
    id: sampleId<AuthorisationId>(90),
    userId: HAT_LOT_COOPERATIVE.id,
    kg: lotKgOf(6_000, 'kg'),
    window: { from: SPRING, to: JUNE },
    withdrawn: false,
    usedKg: lotKgOf(1_000, 'kg'),
  };
  const under = (change: Partial<Authorisation>, kg: number, house: Partial<PackingFacility> = {}) =>
    lacks(aLot({ kg, facilities: [aFacility({ holderId: HANOI_BUYER.id, authorisations: [{ ...leave, ...change }], ...house })] }), rule);
  expect(under({}, 5_000)).toEqual([]);
  expect(under({}, 5_001)).toEqual(['packing.leave_short']);
  expect(under({ usedKg: NO_KG }, 6_000)).toEqual([]);
  expect(under({ withdrawn: true }, 1)).toEqual(['packing.missing']);
  expect(under({ userId: HANOI_BUYER.id }, 1)).toEqual(['packing.missing']);
  expect(under({ window: { from: SPRING, to: SPRING } }, 1)).toEqual(['packing.missing']);
  expect(under({}, 1, { checked: false })).toEqual(['packing.unchecked']);
  expect(under({}, 9_000, { holderId: HAT_LOT_COOPERATIVE.id })).toEqual([]);
});

test('a leave is drawn on only where nobody has a facility of its own; of several the first to end', () => {
  const leave = (n: number, to: typeof JUNE) => ({
    id: sampleId<AuthorisationId>(n),
    userId: HAT_LOT_COOPERATIVE.id,
    kg: lotKgOf(6_000, 'kg'),
    window: { from: SPRING, to },
    withdrawn: false,
    usedKg: NO_KG,
  });
  const lent = (n: number, to: typeof JUNE) => aFacility({ id: sampleId(n), holderId: sampleId(300 + n), authorisations: [leave(n, to)] });
  const two = [lent(91, dayOf('2026-06-30', 'to')), lent(92, JUNE)];
  expect(packingRight(aLot({ kg: 100, facilities: two }), CHINA, JUNE)).toMatchObject({ id: sampleId(92) });
  expect(packingRight(aLot({ kg: 100, facilities: [...two, aFacility({})] }), CHINA, JUNE)).toBe('holder');
});

test('any one of the papers will do; what is missing says which would', () => {
  const rule = aRule({ needsAreaCode: false, papers: ['globalgap', 'vietgap'] });
  const ended = { from: dayOf('2025-06-12', 'from'), to: dayOf('2026-06-11', 'to') };
  expect(missingPapers(aLot({}), CHINA, rule, JUNE)).toEqual([{ code: 'paper.missing', papers: ['globalgap', 'vietgap'] }]);
  expect(lacks(aLot({ papers: [aPaper({ state: 'declared' })] }), rule)).toEqual(['paper.unverified']);
  expect(lacks(aLot({ papers: [aPaper({ validity: ended })] }), rule)).toEqual(['paper.expired']);
  expect(lacks(aLot({ papers: [aPaper({ kind: 'organic' })] }), rule)).toEqual(['paper.missing']);
  expect(lacks(aLot({ papers: [aPaper({ validity: { ...ended, to: JUNE } })] }), rule)).toEqual([]);
});

test('a market without a rule, or that is not open, is closed whatever the papers', () => {
  expect(missingPapers(aLot({}), CHINA, null, JUNE).map(({ code }) => code)).toEqual(['market.no_rule']);
  for (const access of ['pending', 'not_listed', 'unknown'] as const) expect(lacks(aLot({}), aRule({ access }))).toEqual(['market.closed']);
  expect(lacks(aLot({}), aRule({ access: 'pilot' }))).toEqual([]);
});

test('every missing paper is named at once, market by market', () => {
  const rules = [aRule({ needsPackingCode: true, papers: ['vietgap'] }), aRule({ marketId: AUSTRALIA, needsAreaCode: false })];
  const answers = marketsOf(aLot({ areaCode: null, area: null }), [CHINA, AUSTRALIA], rules, JUNE);
  expect(answers.map(({ missing }) => missing.map(({ code }) => code))).toEqual([
    ['area_code.missing', 'packing.missing', 'paper.missing'],
    [],
  ]);
});

test('what is wrong with a code is known without a market: the department looks into it', () => {
  expect(codeFault(aLot({}), JUNE)).toBeNull();
  expect(codeFault(aLot({ areaCode: null, area: null }), JUNE)).toBeNull();
  expect(codeFault(aLot({ sellerId: HANOI_BUYER.id }), JUNE)).toBe('area_code.not_authorised');
  expect(codeFault(aLot({ area: null }), JUNE)).toBe('area_code.unknown');
});

test('papers that are good are those that an officer saw, for this fruit and ground, today', () => {
  const papers = [aPaper({}), aPaper({ kind: 'organic', state: 'declared' }), aPaper({ kind: 'ocop', productIds: [LONGAN] })];
  expect(goodPapers(aLot({ papers }), JUNE)).toEqual(['vietgap']);
});
