import type { ClearingOffer } from './clearing-input';
import type { MarketIndex, Taker } from './market-index';

/** The first rule that keeps an offer from a taker, in the order of the explanations; undefined when none does. */
export type PairObstacle = 'seller_bound' | 'owner_group' | 'variety' | 'grade' | 'certificate' | 'area_code' | 'no_lane' | 'window';

/** What one offer can do for one taker, price apart: on which day at the least age, or why not. */
export interface PairFit {
  readonly obstacle: PairObstacle | undefined;
  /** Cheapest delivery day; −1 with an obstacle. Later days cost the same or more, since fruit only ages. */
  readonly day: number;
  /** Transport and age on that day, VND per kg. */
  readonly costVndPerKg: number;
  /** Days by which the windows miss each other (`window` only). */
  readonly daysOff: number;
}

function hasBit(mask: number, bit: number): boolean {
  return ((mask >>> bit) & 1) === 1;
}

/** Rules that need no calendar: product, seller, owner group, kind of fruit, papers. */
export function specObstacle(offer: ClearingOffer, taker: Taker): PairObstacle | undefined {
  if (taker.sellerId >= 0 && taker.sellerId !== offer.sellerId) return 'seller_bound';
  if (taker.buyerGroup !== 0 && taker.buyerGroup === offer.sellerGroup) return 'owner_group';
  if (!hasBit(taker.varietyMask, offer.variety)) return 'variety';
  if (!hasBit(taker.gradeMask, offer.grade)) return 'grade';
  if ((taker.certLow & ~offer.certLow) !== 0 || (taker.certHigh & ~offer.certHigh) !== 0) return 'certificate';
  if (!hasBit(offer.marketMask, taker.market)) return 'area_code';
  return undefined;
}

/** Days that fruit delivered on `day` was held after its last harvest day. */
export function daysHeld(offer: ClearingOffer, transit: number, day: number): number {
  return Math.max(0, day - transit - offer.harvestTo);
}

/** Whether, when and at what cost an offer can serve a taker of the same product. The ask and the bid are not looked at. */
export function fitPair(market: MarketIndex, offer: ClearingOffer, taker: Taker): PairFit {
  const none = { day: -1, costVndPerKg: 0, daysOff: 0 };
  const obstacle = specObstacle(offer, taker);
  if (obstacle !== undefined) return { obstacle, ...none };
  const product = market.productOf.get(offer.productId);
  const transit = market.transitDays(offer.productId, offer.originId, taker.destinationId);
  if (transit < 0 || product === undefined) return { obstacle: 'no_lane', ...none };
  const first = Math.max(taker.deliverFrom, offer.harvestFrom + transit);
  const last = Math.min(taker.deliverTo, offer.harvestTo + product.maxHoldDays + transit);
  if (first > last) return { obstacle: 'window', ...none, daysOff: first - last };
  const age = transit + daysHeld(offer, transit, first);
  const transport = market.transportVndPerKg(offer.productId, offer.originId, taker.destinationId);
  return { obstacle: undefined, day: first, costVndPerKg: transport + product.freshnessVndPerKgDay * age, daysOff: 0 };
}
