import type { MarketIndex } from './market-index';
import { fitPair } from './pair-rules';

/** A feasible (offer, taker) with its cheapest day and what a kg of it is worth. */
export interface Pair {
  readonly offer: number;
  readonly taker: number;
  readonly day: number;
  /** Transport and age, VND per kg. */
  readonly costVndPerKg: number;
  readonly surplusVndPerKg: number;
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
      if (fit.obstacle !== undefined) continue;
      const surplus = taker.bidVndPerKg - offer.askVndPerKg - fit.costVndPerKg;
      if (!taker.contract && surplus < 0) continue;
      pairs.push({ offer: position, taker: at, day: fit.day, costVndPerKg: fit.costVndPerKg, surplusVndPerKg: surplus });
    }
  });
  return pairs;
}
