import { improveBlock } from './lot-branch';
import type { LotModel } from './lot-model';
import { roundedFills, type LotFill } from './lot-rounding';
import { ruinAndRecreate } from './lot-ruin';
import { emptyHalves, setPair, type LotState } from './lot-state';
import type { MarketIndex } from '../market/market-index';

/** Relaxations spent on one seller's call-offs for one product. */
const NODES_PER_SELLER = 200;
/** Draws of the search: a bound for callers that have no clock. */
const MOST_DRAWS = 100_000;

/** What a large market is assigned by. */
export interface LargeMarketTerms {
  /** Farm-gate price by offer in the market without lots. */
  readonly price: ArrayLike<number>;
  readonly shouldStop: () => boolean;
}

/** Call-offs and plans: a seller's of one product share its fruit with nobody else's, so each such group is decided by itself. */
function assignCallOffs(market: MarketIndex, model: LotModel, state: LotState): void {
  const groups = new Map<string, number[]>();
  market.takers.forEach(({ contract, sellerId, productId }, taker) => {
    if (!contract || model.ofTaker[taker]!.length === 0) return;
    const key = `${sellerId}/${productId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [taker]);
    else group.push(taker);
  });
  for (const group of groups.values()) improveBlock(model, state, group, NODES_PER_SELLER);
}

function heldFills(model: LotModel, state: LotState): LotFill[] {
  const fills: LotFill[] = [];
  for (let pair = 0; pair < model.pairs; pair++)
    if (state.kg[pair]! > 0) fills.push({ offer: model.pairOffer[pair]!, taker: model.pairTaker[pair]!, kg: state.kg[pair]! });
  return fills;
}

/** Takes over the fills that are made of the model's pairs; who is left half full by the others is emptied. */
function takeOver(model: LotModel, state: LotState, fills: readonly LotFill[]): void {
  for (const { offer, taker, kg } of fills) {
    const pair = model.ofTaker[taker]!.find((one) => model.pairOffer[one] === offer);
    if (pair !== undefined) setPair(model, state, pair, state.kg[pair]! + kg);
  }
  emptyHalves(model, state);
}

/** A first assignment of a market too large to go through block by block: call-offs, then the flow of what is left in lots, then a search. */
export function assignLargeMarket(market: MarketIndex, model: LotModel, state: LotState, terms: LargeMarketTerms): void {
  assignCallOffs(market, model, state);
  takeOver(model, state, roundedFills(market, heldFills(model, state), terms.shouldStop));
  const worth = Float64Array.from(model.pairSurplus, (surplus, pair) => {
    const offer = model.pairOffer[pair]!;
    return surplus - Math.max(0, terms.price[offer]! - market.offers[offer]!.askVndPerKg);
  });
  ruinAndRecreate(model, state, worth, { draws: MOST_DRAWS, shouldStop: terms.shouldStop });
}
