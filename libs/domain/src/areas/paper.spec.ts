import { dayOf } from '../shared/day';
import type { AreaId, ProductId } from '../shared/ids';
import { sampleId } from '../shared/samples';
import { coversGoods, isGoodOn, PAPER_STATES, requireKindForm, requireNoOverlap } from './paper';
import { requireRuleFits, ruleOn } from './access-rule';
import { aPaper, aRule, CHINA, MANGO } from './samples';

const day = (text: string) => dayOf(text, 'day');
const LONGAN = 'longan' as ProductId;

test('a paper is good once an officer has seen it, through its last day', () => {
  expect(isGoodOn(aPaper({}), day('2026-12-31'))).toBe(true);
  expect(isGoodOn(aPaper({}), day('2027-01-01'))).toBe(false);
  expect(isGoodOn(aPaper({ state: 'declared' }), day('2026-06-01'))).toBe(false);
  expect(isGoodOn(aPaper({ state: 'revoked' }), day('2026-06-01'))).toBe(false);
  expect(PAPER_STATES.canMove('revoked', 'verified')).toBe(false);
});

test('a paper speaks for its fruit, and for one area where it names one', () => {
  const area = sampleId<AreaId>(70);
  expect(coversGoods(aPaper({}), MANGO, null)).toBe(true);
  expect(coversGoods(aPaper({}), LONGAN, null)).toBe(false);
  expect(coversGoods(aPaper({ areaId: area }), MANGO, area)).toBe(true);
  expect(coversGoods(aPaper({ areaId: area }), MANGO, sampleId<AreaId>(71))).toBe(false);
});

test('a GGN has thirteen digits, and only OCOP has stars', () => {
  expect(() => requireKindForm({ kind: 'globalgap', number: '4049928123456', stars: null })).not.toThrow();
  expect(() => requireKindForm({ kind: 'globalgap', number: '404992812345', stars: null })).toThrow('paper.ggn_invalid');
  expect(() => requireKindForm({ kind: 'ocop', number: 'OCOP-1', stars: 5 })).not.toThrow();
  for (const stars of [null, 0, 6, 1.5])
    expect(() => requireKindForm({ kind: 'ocop', number: 'OCOP-1', stars })).toThrow('paper.stars_invalid');
  expect(() => requireKindForm({ kind: 'vietgap', number: 'V-1', stars: 3 })).toThrow('paper.stars_invalid');
});

test('two papers of a kind for the same fruit are not valid at once; one follows the other', () => {
  const next = aPaper({ id: sampleId(81), number: 'V-2' });
  const on = (from: string, to: string) => ({ ...next, validity: { from: day(from), to: day(to) } });
  expect(() => requireNoOverlap(on('2026-12-31', '2027-12-30'), [aPaper({})])).toThrow(
    expect.objectContaining({ code: 'paper.overlaps', field: 'validFrom' }),
  );
  expect(() => requireNoOverlap(on('2027-01-01', '2027-12-31'), [aPaper({})])).not.toThrow();
  expect(() => requireNoOverlap(on('2026-06-01', '2026-12-31'), [aPaper({ state: 'revoked' })])).not.toThrow();
  expect(() => requireNoOverlap({ ...next, productIds: [LONGAN] }, [aPaper({})])).not.toThrow();
});

test('the rule of a day is the product’s own before the general one, and the newest that has begun', () => {
  const general = aRule({ productId: null, access: 'unknown' });
  const [old, fresh] = [aRule({}), aRule({ from: day('2026-06-01'), access: 'pilot' })];
  const rules = [general, fresh, old];
  expect(ruleOn(rules, CHINA, MANGO, day('2026-05-31'))).toBe(old);
  expect(ruleOn(rules, CHINA, MANGO, day('2026-06-01'))).toBe(fresh);
  expect(ruleOn(rules, CHINA, LONGAN, day('2026-06-01'))).toBe(general);
  expect(ruleOn([aRule({ to: day('2026-05-31') })], CHINA, MANGO, day('2026-06-01'))).toBeNull();
});

test('rules with an end do not overlap', () => {
  const spring = aRule({ to: day('2026-05-31') });
  expect(() => requireRuleFits(aRule({ from: day('2026-05-31') }), [spring])).toThrow('access_rule.overlaps');
  expect(() => requireRuleFits(aRule({ from: day('2026-06-01') }), [spring])).not.toThrow();
  expect(() => requireRuleFits(aRule({}), [aRule({})])).toThrow('access_rule.overlaps');
  expect(() => requireRuleFits(aRule({ to: day('2025-12-31') }), [])).toThrow('window.ends_before_start');
});
