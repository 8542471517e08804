import type { ClearingOffer } from '../clearing-input';
import type { MarketIndex, Taker } from '../market/market-index';
import { daysHeld } from '../market/pair-rules';

/** A feasible (offer, taker) with its cheapest day and what a kg of it is worth. */
export interface Pair {
  readonly offer: number;
  readonly taker: number;
  readonly day: number;
  /** Transport and age, VND per kg. */
  readonly costVndPerKg: number;
  readonly surplusVndPerKg: number;
}

/** On which day an offer costs a taker least, and how much: transport and age. */
interface PairFit {
  readonly day: number;
  readonly costVndPerKg: number;
}

function hasBit(mask: number, bit: number): boolean {
  return ((mask >>> bit) & 1) === 1;
}

/** Rules that need no calendar: seller, owner group, kind of fruit, papers. */
function suits(offer: ClearingOffer, taker: Taker): boolean {
  if (taker.sellerId >= 0 && taker.sellerId !== offer.sellerId) return false;
  if (taker.buyerGroup !== 0 && taker.buyerGroup === offer.sellerGroup) return false;
  if (!hasBit(taker.varietyMask, offer.variety) || !hasBit(taker.gradeMask, offer.grade)) return false;
  if ((taker.certLow & ~offer.certLow) !== 0 || (taker.certHigh & ~offer.certHigh) !== 0) return false;
  return hasBit(offer.marketMask, taker.market);
}

/** Later days cost the same or more, since fruit only ages; undefined when a rule keeps the two apart. Ask and bid are not looked at. */
function fitPair(market: MarketIndex, offer: ClearingOffer, taker: Taker): PairFit | undefined {
  const product = market.productOf.get(offer.productId);
  const transit = market.transitDays(offer.productId, offer.originId, taker.destinationId);
  if (!suits(offer, taker) || transit < 0 || product === undefined) return undefined;
  const day = Math.max(taker.deliverFrom, offer.harvestFrom + transit);
  if (day > Math.min(taker.deliverTo, offer.harvestTo + product.maxHoldDays + transit)) return undefined;
  const transport = market.transportVndPerKg(offer.productId, offer.originId, taker.destinationId);
  return { day, costVndPerKg: transport + product.freshnessVndPerKgDay * (transit + daysHeld(offer, transit, day)) };
}

/** Every pair that the rules allow; orders also need a surplus of 0 or more, call-offs and plans do not. */
export function feasiblePairs(market: MarketIndex): Pair[] {
  const takersOf = new Map<number, number[]>();
  market.takers.forEach((taker, position) => {
    const list = takersOf.get(taker.productId);
    if (list === undefined) takersOf.set(taker.productId, [position]);
    else list.push(position);
  });
  const pairs: Pair[] = [];
  market.offers.forEach((offer, position) => {
    for (const at of takersOf.get(offer.productId) ?? []) {
      const taker = market.takers[at]!;
      const fit = fitPair(market, offer, taker);
      if (fit === undefined) continue;
      const surplus = taker.bidVndPerKg - offer.askVndPerKg - fit.costVndPerKg;
      if (!taker.contract && surplus < 0) continue;
      pairs.push({ offer: position, taker: at, day: fit.day, costVndPerKg: fit.costVndPerKg, surplusVndPerKg: surplus });
    }
  });
  return pairs;
}
