import type { LotModel } from './lot-model';
import { emptyHalves, setPair, type LotState } from './lot-state';
import type { MarketIndex } from '../market/market-index';
import { daysHeld } from '../market/pair-rules';

/** Kg of one kind of fruit that must share a price, as pairs, with the range that suits all of them. */
interface PriceGroup {
  /** Highest ask and lowest bid at the farm gate of fruit shipped on its harvest day. */
  low: number;
  high: number;
  /** Pairs that set the two ends. */
  lowPair: number;
  highPair: number;
  readonly pairs: number[];
}

/** Freshness lost while held, VND per kg, which a group's price has before it is taken off each seller's. */
function heldAge(market: MarketIndex, model: LotModel, pair: number): number {
  const offer = market.offers[model.pairOffer[pair]!]!;
  const taker = market.takers[model.pairTaker[pair]!]!;
  const transit = market.transitDays(offer.productId, offer.originId, taker.destinationId);
  const freshness = market.productOf.get(offer.productId)?.freshnessVndPerKgDay ?? 0;
  return freshness * daysHeld(offer, transit, model.pairDay[pair]!);
}

function priceGroups(market: MarketIndex, model: LotModel, state: LotState): PriceGroup[] {
  const groups = new Map<string, PriceGroup>();
  for (let pair = 0; pair < model.pairs; pair++) {
    const offer = market.offers[model.pairOffer[pair]!]!;
    const taker = market.takers[model.pairTaker[pair]!]!;
    if (state.kg[pair] === 0 || taker.contract) continue;
    const shipDay = model.pairDay[pair]! - market.transitDays(offer.productId, offer.originId, taker.destinationId);
    const kind = [offer.productId, offer.variety, offer.grade, offer.certLow, offer.certHigh, offer.marketMask, offer.sellerGroup];
    const key = [...kind, offer.originId, shipDay, taker.sellerId].join('/');
    const low = offer.askVndPerKg + heldAge(market, model, pair);
    const high = low + model.pairSurplus[pair]!;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { low, high, lowPair: pair, highPair: pair, pairs: [pair] });
      continue;
    }
    group.pairs.push(pair);
    if (low > group.low) {
      group.low = low;
      group.lowPair = pair;
    }
    if (high < group.high) {
      group.high = high;
      group.highPair = pair;
    }
  }
  return [...groups.values()];
}

/**
 * Forbids, of two fills that no common price can suit, the one that is worth less; answers how many were forbidden.
 *
 * One price for one kind of fruit at one place and day is a rule of the market, and lots can break it where a flow never does.
 */
export function forbidUnpriceable(market: MarketIndex, model: LotModel, state: LotState): number {
  let forbidden = 0;
  for (const { low, high, lowPair, highPair } of priceGroups(market, model, state)) {
    if (low <= high) continue;
    const worth = (pair: number): number => state.kg[pair]! * model.pairSurplus[pair]!;
    const pair = worth(lowPair) < worth(highPair) ? lowPair : highPair;
    state.forbidden[pair] = 1;
    setPair(model, state, pair, 0);
    forbidden++;
  }
  if (forbidden > 0) emptyHalves(model, state);
  return forbidden;
}

/** Farm-gate price by pair: the price of the market without lots, moved as little as every fill of its group needs. */
export function lotPrices(
  market: MarketIndex,
  model: LotModel,
  state: LotState,
  offerPrice: ArrayLike<number>,
): ReadonlyMap<number, number> {
  const prices = new Map<number, number>();
  for (const { low, high, pairs } of priceGroups(market, model, state)) {
    const oldest = pairs[0]!;
    const wished = offerPrice[model.pairOffer[oldest]!]! + heldAge(market, model, oldest);
    const price = Math.min(Math.max(wished, low), high);
    for (const pair of pairs) prices.set(pair, price - heldAge(market, model, pair));
  }
  return prices;
}
