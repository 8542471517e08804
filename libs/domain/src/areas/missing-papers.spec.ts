import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { dayOf } from '../shared/day';
import type { ProductId } from '../shared/ids';
import { sampleId } from '../shared/samples';
import { codeFault, goodPapers, type LotPapers, marketsOf, missingPapers } from './missing-papers';
import type { PackingFacility } from './packing-facility';
import { anArea, aPaper, aRule, AUSTRALIA, CHINA, MANGO, SPRING } from './samples';
import type { Standing } from './standing';

const JUNE = dayOf('2026-06-12', 'day');
const LONGAN = 'longan' as ProductId;

function aLot(change: Partial<LotPapers>): LotPapers {
  const area = anArea({});
  return { productId: MANGO, sellerId: HAT_LOT_COOPERATIVE.id, areaCode: area.code, area, facilities: [], papers: [], ...change };
}

function aFacility(standing: Standing): PackingFacility {
  return {
    id: sampleId(75),
    code: 'VN-SLPH-0001',
    holderId: HAT_LOT_COOPERATIVE.id,
    holderName: 'HTX Hát Lót',
    communeCode: '04105',
    productIds: [MANGO],
    standings: [
      { marketId: null, standing: 'active', from: SPRING },
      { marketId: CHINA, standing, from: SPRING },
    ],
    version: 1,
  };
}

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
  expect(lacks(aLot({ facilities: [aFacility('suspended')] }), rule)).toEqual(['packing.not_active']);
  expect(lacks(aLot({ facilities: [aFacility('suspended'), aFacility('active')] }), rule)).toEqual([]);
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
