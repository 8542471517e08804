import type { MarketIndex } from './market-index';
import { referenceAllocations } from './reference-clear';
import { feasiblePairs, type Pair } from './reference-pairs';
import { referencePrices } from './reference-prices';
import type { Allocation, Solution } from './solution';

/** Whether any item has a minimum lot above 1 kg or is all-or-nothing: then the network alone is not enough. */
export function hasLots(market: MarketIndex): boolean {
  const lot = (item: { readonly minLotKg: number; readonly allOrNothing: boolean }): boolean => item.minLotKg > 1 || item.allOrNothing;
  return market.offers.some(lot) || market.takers.some(lot);
}

/** Pairs left after forbidding what broke a lot; the same list when nothing did. */
function withoutBroken(market: MarketIndex, pairs: readonly Pair[], allocations: readonly Allocation[]): readonly Pair[] {
  const sold = new Array<number>(market.offers.length).fill(0);
  const filled = new Array<number>(market.takers.length).fill(0);
  const small = new Set<number>();
  for (const { offer, taker, kg } of allocations) {
    sold[offer] = sold[offer]! + kg;
    filled[taker] = filled[taker]! + kg;
    const lot = Math.max(market.offers[offer]!.minLotKg, market.takers[taker]!.minLotKg);
    if (kg < lot) small.add(offer * market.takers.length + taker);
  }
  const brokenOffer = market.offers.map((offer, at) => offer.allOrNothing && sold[at]! > 0 && sold[at]! < offer.kg);
  const brokenTaker = market.takers.map((taker, at) => taker.allOrNothing && filled[at]! > 0 && filled[at]! < taker.kg);
  return pairs.filter(({ offer, taker }) => !small.has(offer * market.takers.length + taker) && !brokenOffer[offer] && !brokenTaker[taker]);
}

/** Repeats the exact solve without the pairs that broke a lot until none does. Every pass forbids at least one pair, so it ends. */
export function clearWithLots(market: MarketIndex, first: Solution, _shouldStop: () => boolean): Solution {
  let pairs: readonly Pair[] = feasiblePairs(market);
  let allocations = first.allocations;
  for (;;) {
    const kept = withoutBroken(market, pairs, allocations);
    if (kept.length === pairs.length) break;
    pairs = kept;
    allocations = referenceAllocations(market, pairs);
  }
  return { market, allocations, potentials: referencePrices(market, pairs, allocations) };
}
