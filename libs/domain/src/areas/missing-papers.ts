import type { Day } from '../shared/day';
import type { DestinationId, OrganisationId } from '../shared/ids';
import { type AccessRule, ruleOn } from './access-rule';
import { coversGoods, isGoodOn, type Paper, type PaperKind } from './paper';
import { isPackingLack, packingRight, type ToPack } from './packing-right';
import { type PlantingArea, rightOf } from './planting-area';
import { standingOn } from './standing';

/** What a lot lacks for a market: one word each, in the order in which a person would mend them. */
export const LACKS = [
  'market.no_rule',
  'market.closed',
  'area_code.missing',
  'area_code.unknown',
  'area_code.unchecked',
  'area_code.other_product',
  'area_code.not_authorised',
  'area_code.not_active',
  'area_code.suspended',
  'area_code.revoked',
  'area_code.not_for_market',
  'packing.missing',
  'packing.unchecked',
  'packing.not_active',
  'packing.leave_short',
  'paper.missing',
  'paper.unverified',
  'paper.expired',
] as const;

export type LackCode = (typeof LACKS)[number];

/** One missing paper, with the kinds that would do where a certificate is asked for. */
export interface Lack {
  readonly code: LackCode;
  readonly papers: readonly PaperKind[];
}

/** A lot as its papers see it: known facts only, nothing is looked up. */
export interface LotPapers extends ToPack {
  readonly sellerId: OrganisationId;
  /** The code that the lot carries; null for none. */
  readonly areaCode: string | null;
  /** What the register holds under that code; null for nothing. */
  readonly area: PlantingArea | null;
  /** Papers of the seller. */
  readonly papers: readonly Paper[];
}

/** One market with what the lot still lacks for it (nothing: it may go there) and what its exporter will have to arrange. */
export interface MarketAnswer {
  readonly marketId: DestinationId;
  readonly rule: AccessRule | null;
  readonly missing: readonly Lack[];
}

/**
 * Says what a lot lacks for a market on a day: every missing paper, each by its name; empty means that it may go there.
 *
 * Asked when a lot is posted, when a round is frozen and once more when its trades are made.
 */
export function missingPapers(lot: LotPapers, marketId: DestinationId, rule: AccessRule | null, day: Day): Lack[] {
  if (rule === null) return [lack('market.no_rule')];
  if (rule.access !== 'open' && rule.access !== 'pilot') return [lack('market.closed')];
  return [
    ...(rule.needsAreaCode ? codeLack(lot, marketId, day) : []),
    ...(rule.needsPackingCode ? packingLack(lot, marketId, day) : []),
    ...(rule.papers.length > 0 ? paperLack(lot, rule.papers, day) : []),
  ];
}

/** Every market with what the lot lacks for it, in the order given. */
export function marketsOf(lot: LotPapers, markets: readonly DestinationId[], rules: readonly AccessRule[], day: Day): MarketAnswer[] {
  return markets.map((marketId) => {
    const rule = ruleOn(rules, marketId, lot.productId, day);
    return { marketId, rule, missing: missingPapers(lot, marketId, rule, day) };
  });
}

/** The kinds of paper that are good for a lot on a day. What a lot only claims does not count. */
export function goodPapers(lot: LotPapers, day: Day): PaperKind[] {
  const good = lot.papers.filter((paper) => isGoodOn(paper, day) && coversGoods(paper, lot.productId, lot.area?.id ?? null));
  return [...new Set(good.map(({ kind }) => kind))].sort();
}

/** What is wrong with the code that a lot carries, whatever market it is for: what the department looks into. Null: nothing, or no code. */
export function codeFault(lot: LotPapers, day: Day): LackCode | null {
  return lot.areaCode === null ? null : (wholeLack(lot, day)[0]?.code ?? null);
}

/** Why the code that a lot carries is not good for a market; empty where it is. */
function codeLack(lot: LotPapers, marketId: DestinationId, day: Day): Lack[] {
  const whole = wholeLack(lot, day);
  if (whole.length > 0 || lot.area === null) return whole;
  const there = standingOn(lot.area.standings, marketId, day);
  if (there === 'suspended' || there === 'revoked') return [lack(`area_code.${there}`)];
  return there === 'active' ? [] : [lack('area_code.not_for_market')];
}

/** Why the code is good nowhere; empty where it is good as a whole. */
function wholeLack(lot: LotPapers, day: Day): Lack[] {
  const { area } = lot;
  if (lot.areaCode === null) return [lack('area_code.missing')];
  if (area === null || area.code !== lot.areaCode) return [lack('area_code.unknown')];
  if (!area.checked) return [lack('area_code.unchecked')];
  if (area.productId !== lot.productId) return [lack('area_code.other_product')];
  if (rightOf(area, lot.sellerId, day) === null) return [lack('area_code.not_authorised')];
  const whole = standingOn(area.standings, null, day);
  if (whole === 'active') return [];
  return [lack(whole === 'suspended' || whole === 'revoked' ? `area_code.${whole}` : 'area_code.not_active')];
}

function packingLack(lot: LotPapers, marketId: DestinationId, day: Day): Lack[] {
  const right = packingRight(lot, marketId, day);
  return isPackingLack(right) ? [lack(right)] : [];
}

function paperLack(lot: LotPapers, kinds: readonly PaperKind[], day: Day): Lack[] {
  const fitting = lot.papers.filter((paper) => kinds.includes(paper.kind) && coversGoods(paper, lot.productId, lot.area?.id ?? null));
  if (fitting.some((paper) => isGoodOn(paper, day))) return [];
  if (fitting.some(({ state, validity }) => state === 'verified' && validity.to < day)) return [lack('paper.expired', ...kinds)];
  return [lack(fitting.some(({ state }) => state === 'declared') ? 'paper.unverified' : 'paper.missing', ...kinds)];
}

function lack(code: LackCode, ...papers: readonly PaperKind[]): Lack {
  return { code, papers };
}
