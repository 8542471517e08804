import { DomainError } from '../shared/domain-error';
import type { GradeId, OrderId } from '../shared/ids';
import { type Instant, plusMs } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import { type Kg, NO_KG } from '../shared/weight';

/** Where a buyer's limit is meant: at the buyer's own gate with the freight in it, or at the farm gate with the freight on top. */
export const LIMIT_PLACES = ['delivered', 'farm_gate'] as const;

export type LimitPlace = (typeof LIMIT_PLACES)[number];

/** For this grade the buyer pays so much less than the limit. */
export interface GradeSpread {
  readonly gradeId: GradeId;
  readonly lessVndPerKg: VndPerKg;
}

/** How an order may be filled. */
export interface OrderRules {
  readonly limitAt: LimitPlace;
  /** Wanted grades that are worth less; a wanted grade that is not listed is worth the limit. */
  readonly gradeSpread: readonly GradeSpread[];
  /** Least kilograms of one delivery from one seller; 0 for any. The rest of an order may always be brought whole. */
  readonly minLotKg: Kg;
  /** Most kilograms from one seller; 0 for any. */
  readonly maxPerSellerKg: Kg;
  /** Filled whole in one round, or not at all. */
  readonly allOrNothing: boolean;
  /** From then on no round fills it; null: until its window is over. */
  readonly expiresAt: Instant | null;
  /** Names the orders of which at most one is filled; null: it stands for itself. */
  readonly alternativeSet: OrderId | null;
}

/** Delivered, any part from anybody, until its window is over. */
export const PLAIN_ORDER: OrderRules = {
  limitAt: 'delivered',
  gradeSpread: [],
  minLotKg: NO_KG,
  maxPerSellerKg: NO_KG,
  allOrNothing: false,
  expiresAt: null,
  alternativeSet: null,
};

/** Orders of one set: a buyer who wants one of more than so many things does not know what to want. */
export const ALTERNATIVES_MAX = 5;

/** An order that stands for less than a minute meets no round. */
const LEAST_MS = 60_000;

/**
 * Holds the rules of an order to its weight, grades and price.
 *
 * @throws DomainError `order.spread_invalid`, `order.min_out_of_range`, `order.max_out_of_range`, `order.whole_with_max`,
 * `order.expiry_out_of_range` (in that order)
 */
export function requireOrderRules(
  rules: OrderRules,
  order: { readonly kg: Kg; readonly gradeIds: readonly GradeId[]; readonly limitVndPerKg: VndPerKg; readonly now: Instant },
): void {
  const { gradeSpread, minLotKg, maxPerSellerKg, allOrNothing, expiresAt } = rules;
  const named = new Set(gradeSpread.map(({ gradeId }) => gradeId));
  const isSound = gradeSpread.every(({ gradeId, lessVndPerKg }) => order.gradeIds.includes(gradeId) && lessVndPerKg < order.limitVndPerKg);
  if (!isSound || named.size !== gradeSpread.length) throw new DomainError('order.spread_invalid', {}, 'gradeSpread');
  if (minLotKg > order.kg) throw new DomainError('order.min_out_of_range', { most: order.kg }, 'minLotKg');
  if (maxPerSellerKg > 0 && (maxPerSellerKg < minLotKg || maxPerSellerKg > order.kg))
    throw new DomainError('order.max_out_of_range', { least: minLotKg, most: order.kg }, 'maxPerSellerKg');
  if (allOrNothing && maxPerSellerKg > 0) throw new DomainError('order.whole_with_max', {}, 'maxPerSellerKg');
  if (expiresAt !== null && expiresAt < plusMs(order.now, LEAST_MS)) throw new DomainError('order.expiry_out_of_range', {}, 'expiresAt');
}

/**
 * What the order pays at most for a kilogram of fruit that may be delivered under these grades: the dearest wanted one counts.
 * Null when none is wanted. Meant where the order's limit is meant.
 */
export function limitForGrades(
  order: Pick<OrderRules, 'gradeSpread'> & { readonly gradeIds: readonly GradeId[]; readonly limitVndPerKg: VndPerKg },
  serves: readonly GradeId[],
): number | null {
  const wanted = order.gradeIds.filter((grade) => serves.includes(grade));
  if (wanted.length === 0) return null;
  const less = wanted.map((grade) => order.gradeSpread.find(({ gradeId }) => gradeId === grade)?.lessVndPerKg ?? 0);
  return order.limitVndPerKg - Math.min(...less);
}

/** A limit as the delivered price it allows on a road of this freight. Units: VND/kg. */
export function deliveredLimit(limitAt: LimitPlace, limit: number, freightVndPerKg: number): number {
  return limitAt === 'farm_gate' ? limit + freightVndPerKg : limit;
}
