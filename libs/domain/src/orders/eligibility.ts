import { maySeeOffer } from '../offers/lot-rules';
import type { Offer } from '../offers/offer';
import { addDays, type Day } from '../shared/day';
import type { GradeId } from '../shared/ids';
import { daysApart } from '../shared/window';
import type { Order } from './order';
import { deliveredLimit, limitForGrades } from './order-rules';

/** Why an offer may not serve an order: the first that applies, in this order. */
export type Ineligibility =
  | { readonly why: 'closed' }
  | { readonly why: 'product' }
  | { readonly why: 'same_owner' }
  /** The lot is for named buyers or for contracts. */
  | { readonly why: 'not_invited' }
  | { readonly why: 'variety' }
  | { readonly why: 'grade' }
  | { readonly why: 'certificate'; readonly missing: readonly string[] }
  | { readonly why: 'no_lane' }
  | { readonly why: 'window'; readonly daysApart: number }
  | { readonly why: 'price_gap'; readonly vndPerKg: number };

/** The road from the offer's place to the order's, for this product. */
export interface Lane {
  readonly transitDays: number;
  readonly freightVndPerKg: number;
}

/** What the two papers do not say themselves. */
export interface MeetingFacts {
  readonly sameOwner: boolean;
  /** Grades that the offer's grade may be delivered as, itself included. */
  readonly serves: readonly GradeId[];
  readonly lane: Lane | null;
  /** What a kilogram loses with each day after harvest. */
  readonly freshnessVndPerKgDay: number;
  readonly maxHoldDays: number;
}

/**
 * Says whether an offer may serve an order, and if not, the first reason with its figure; null means that it may.
 *
 * The price gap is for fruit shipped on its harvest day: ask + freight + freshness of the road, less the limit. Whether the two do
 * meet, and how many kilograms, only a round decides.
 */
export function whyNot(offer: Offer, order: Order, facts: MeetingFacts): Ineligibility | null {
  if (offer.state !== 'open' || order.state !== 'open') return { why: 'closed' };
  if (offer.marketId !== order.marketId) return { why: 'product' };
  if (facts.sameOwner) return { why: 'same_owner' };
  if (!maySeeOffer(offer, order.buyerId)) return { why: 'not_invited' };
  if (order.varietyIds.length > 0 && !order.varietyIds.includes(offer.varietyId)) return { why: 'variety' };
  const limit = limitForGrades(order, facts.serves);
  if (limit === null) return { why: 'grade' };
  const missing = order.certificates.filter((certificate) => !offer.certificates.includes(certificate));
  if (missing.length > 0) return { why: 'certificate', missing };
  if (facts.lane === null) return { why: 'no_lane' };
  const apart = daysApart(arrivals(offer, facts.lane, facts.maxHoldDays), order.delivery);
  if (apart > 0) return { why: 'window', daysApart: apart };
  const age = facts.freshnessVndPerKgDay * facts.lane.transitDays;
  const { freightVndPerKg } = facts.lane;
  const gap = offer.askVndPerKg + freightVndPerKg + age - deliveredLimit(order.limitAt, limit, freightVndPerKg);
  return gap > 0 ? { why: 'price_gap', vndPerKg: gap } : null;
}

/** Days on which fruit of the offer can stand at the buyer's gate. */
function arrivals(offer: Offer, lane: Lane, maxHoldDays: number): { from: Day; to: Day } {
  return { from: addDays(offer.harvest.from, lane.transitDays), to: addDays(offer.harvest.to, lane.transitDays + maxHoldDays) };
}
