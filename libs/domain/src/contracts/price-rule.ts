import { addDays, type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { invariant } from '../shared/invariant';
import type { PlaceId } from '../shared/ids';
import { priceOf, type VndPerKg } from '../shared/unit-price';

/** Which published figure a price follows: the series, the place it is quoted at, and the days it is the mean of. */
export interface IndexReference {
  readonly indexId: string;
  /** Where the index is quoted; null for the whole province. */
  readonly placeId: PlaceId | null;
  /** The reference day lies so many days before the day of the call-off: 0 is the same day. */
  readonly lagDays: number;
  /** Mean over so many days up to the reference day. */
  readonly averageDays: number;
}

/** Giá cố định: one farm-gate price all season. */
export interface FixedPrice {
  readonly kind: 'fixed';
  readonly vndPerKg: VndPerKg;
}

/** Giá sàn, theo thị trường khi cao hơn: the floor, or the market when it stands higher, up to a cap. */
export interface FloorPlusMarket {
  readonly kind: 'floor_plus_market';
  readonly floorVndPerKg: VndPerKg;
  readonly index: IndexReference;
  readonly capVndPerKg: VndPerKg | null;
}

/** Giá thị trường trừ lùi: the market less an agreed figure, never below the floor where there is one, up to a cap. */
export interface MarketMinus {
  readonly kind: 'market_minus';
  readonly minusVndPerKg: number;
  readonly index: IndexReference;
  readonly floorVndPerKg: VndPerKg | null;
  readonly capVndPerKg: VndPerKg | null;
}

export type PriceRule = FixedPrice | FloorPlusMarket | MarketMinus;

/** One published figure of an index. A correction is a later revision of the same day; the earlier one is kept. */
export interface IndexPoint {
  readonly day: Day;
  readonly revision: number;
  readonly vndPerKg: VndPerKg;
}

/** A price as it was settled, with all that led to it: enough to reckon it again whatever is published later. */
export interface SettledPrice {
  readonly vndPerKg: VndPerKg;
  readonly boundBy: 'fixed' | 'market' | 'floor' | 'cap';
  readonly referenceDay: Day | null;
  readonly marketVndPerKg: VndPerKg | null;
  readonly points: readonly IndexPoint[];
}

/** A figure older than two weeks says nothing of a fruit market. */
export const INDEX_AGE_DAYS_MAX = 14;

/**
 * Settles the price of a call-off made on a day.
 *
 * The market figure is the mean of the figures published for the averaging days up to the reference day (the day made less the lag),
 * rounded half up to a whole đồng; of several revisions of a day the newest that is known now. Nothing published in those days: the
 * newest figure of the fourteen days before stands alone. Nothing at all: a floor holds by itself, and without a floor nothing is
 * settled. Then the deduction, then the floor, then the cap, all whole đồng, nothing else rounded.
 *
 * Units: VND/kg at the farm gate. Source: GLOSSARY, *floor + market*, *market minus*; the usual price clauses of off-take contracts.
 * @throws DomainError `price_index.not_published`
 */
export function settlePrice(rule: PriceRule, published: readonly IndexPoint[], madeOn: Day): SettledPrice {
  if (rule.kind === 'fixed') {
    return { vndPerKg: rule.vndPerKg, boundBy: 'fixed', referenceDay: null, marketVndPerKg: null, points: [] };
  }
  const referenceDay = addDays(madeOn, -rule.index.lagDays);
  const points = pointsFor(rule.index, published, referenceDay);
  const market = points.length === 0 ? null : meanOf(points);
  const minus = rule.kind === 'market_minus' ? rule.minusVndPerKg : 0;
  const { floorVndPerKg: floor, capVndPerKg: cap } = rule;
  if (market === null && floor === null) {
    throw new DomainError('price_index.not_published', { days: INDEX_AGE_DAYS_MAX, indexId: rule.index.indexId });
  }
  // The least price that exists is 1 đồng: a deduction larger than the market gives the fruit away, but not below that.
  const wished = market === null ? 0 : Math.max(1, market - minus);
  const facts = { referenceDay, marketVndPerKg: market, points };
  if (floor !== null && wished < floor) return { ...facts, vndPerKg: floor, boundBy: 'floor' };
  if (cap !== null && wished > cap) return { ...facts, vndPerKg: cap, boundBy: 'cap' };
  return { ...facts, vndPerKg: priceOf(wished, 'vndPerKg'), boundBy: 'market' };
}

/** The days whose figures may matter for a call-off made on a day: for whoever loads them. */
export function indexDaysOf(index: IndexReference, madeOn: Day): { readonly from: Day; readonly to: Day } {
  const to = addDays(madeOn, -index.lagDays);
  return { from: addDays(to, -(index.averageDays - 1) - INDEX_AGE_DAYS_MAX), to };
}

function pointsFor(index: IndexReference, published: readonly IndexPoint[], referenceDay: Day): IndexPoint[] {
  const newest = new Map<Day, IndexPoint>();
  for (const point of published) {
    const known = newest.get(point.day);
    if (known === undefined || known.revision < point.revision) newest.set(point.day, point);
  }
  const upTo = [...newest.values()].filter((point) => point.day <= referenceDay).sort((a, b) => (a.day < b.day ? -1 : 1));
  const first = addDays(referenceDay, -(index.averageDays - 1));
  const within = upTo.filter((point) => point.day >= first);
  if (within.length > 0) return within;
  const last = upTo.at(-1);
  return last !== undefined && last.day >= addDays(first, -INDEX_AGE_DAYS_MAX) ? [last] : [];
}

/** Half up, in whole numbers alone: at most 28 figures of 10⁸, far inside 2⁵³. */
function meanOf(points: readonly IndexPoint[]): VndPerKg {
  const sum = points.reduce((total, point) => total + point.vndPerKg, 0);
  const mean = Math.floor((2 * sum + points.length) / (2 * points.length));
  invariant(mean > 0, 'a published price is positive', {});
  return priceOf(mean, 'vndPerKg');
}

/** What the rule promises at least: the fixed price or the floor; null where the market alone decides. */
export function guaranteedPriceOf(rule: PriceRule): VndPerKg | null {
  return rule.kind === 'fixed' ? rule.vndPerKg : rule.floorVndPerKg;
}
