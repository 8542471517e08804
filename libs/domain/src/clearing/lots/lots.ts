import { assignLargeMarket } from './lot-large';
import { lotModel } from './lot-model';
import { lotPairs, PAIRS_IN_ALL } from './lot-pairs';
import { forbidUnpriceable, lotPrices } from './lot-prices';
import { firstAssignment, searchLots } from './lot-search';
import { emptyState } from './lot-state';
import type { MarketIndex } from '../market/market-index';
import type { Solution } from '../market/solution';

/** Draws of one search: a bound for callers that have no clock; about five seconds at 1 000 offers. */
const MOST_ROUNDS = 3000;
/** Draws of a large market's search, after ruin and recreation did most of the work. */
const ROUNDS_OF_A_LARGE_MARKET = 20;
/** Searches after fills that no common price suits were forbidden; after the last the forbidden ones simply stay out. */
const PRICE_REPAIRS = 10;

/** Up to so many takers the first assignment is found block by block; beyond, by rounding the flow without lots. */
const MOST_TAKERS_BY_BLOCKS = 1000;

/** Whether any item has a minimum lot above 1 kg or is all-or-nothing: then the network alone is not enough. */
export function hasLots(market: MarketIndex): boolean {
  const lot = (item: { readonly minLotKg: number; readonly allOrNothing: boolean }): boolean => item.minLotKg > 1 || item.allOrNothing;
  return market.offers.some(lot) || market.takers.some(lot);
}

/**
 * Serves a market with minimum lots and all-or-nothing: a first assignment block by block, then a search over neighbourhoods.
 *
 * Every fill is whole, feasible and priced within both limits; how far it may be from the best is the distance to the bound, the
 * optimum without lots. A rejected lot may look profitable at the published price; an accepted one never loses.
 */
export function clearWithLots(market: MarketIndex, withoutLots: Solution, shouldStop: () => boolean): Solution {
  const model = lotModel(market, lotPairs(market, withoutLots, PAIRS_IN_ALL));
  const state = emptyState(model);
  const large = market.takers.length > MOST_TAKERS_BY_BLOCKS;
  const rounds = large ? ROUNDS_OF_A_LARGE_MARKET : MOST_ROUNDS;
  if (large) assignLargeMarket(market, model, state, { price: withoutLots.potentials.offer, shouldStop });
  else firstAssignment(model, state, shouldStop);
  searchLots(model, state, rounds, shouldStop);
  for (let repair = 0; forbidUnpriceable(market, model, state) > 0; repair++) {
    if (repair < PRICE_REPAIRS) searchLots(model, state, rounds, shouldStop);
  }
  const prices = lotPrices(market, model, state, withoutLots.potentials.offer);
  const used = Array.from({ length: model.pairs }, (_, pair) => pair).filter((pair) => state.kg[pair]! > 0);
  const allocations = used.map((pair) => ({
    offer: model.pairOffer[pair]!,
    taker: model.pairTaker[pair]!,
    day: model.pairDay[pair]!,
    kg: state.kg[pair]!,
  }));
  return {
    market,
    allocations,
    potentials: withoutLots.potentials,
    farmGate: used.map((pair) => prices.get(pair)),
    certificate: undefined,
  };
}
