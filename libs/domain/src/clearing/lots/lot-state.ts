import type { LotModel } from './lot-model';

/** A feasible assignment: kg by pair, with the sums that follow from it. */
export interface LotState {
  readonly kg: Int32Array;
  readonly sold: Int32Array;
  readonly filled: Int32Array;
  readonly intake: Int32Array;
  readonly plan: Int32Array;
  /** Pairs that may not be used at all, whatever they are worth. */
  readonly forbidden: Uint8Array;
}

/** Nobody gets anything. */
export function emptyState(model: LotModel): LotState {
  return {
    kg: new Int32Array(model.pairs),
    sold: new Int32Array(model.offers),
    filled: new Int32Array(model.takers),
    intake: new Int32Array(model.intakeKg.length),
    plan: new Int32Array(model.planKg.length),
    forbidden: new Uint8Array(model.pairs),
  };
}

/** Sets the kg of a pair and keeps the sums. */
export function setPair(model: LotModel, state: LotState, pair: number, kg: number): void {
  const change = kg - state.kg[pair]!;
  if (change === 0) return;
  const taker = model.pairTaker[pair]!;
  state.kg[pair] = kg;
  state.sold[model.pairOffer[pair]!]! += change;
  state.filled[taker]! += change;
  if (model.takerIntake[taker]! >= 0) state.intake[model.takerIntake[taker]!]! += change;
  if (model.takerPlan[taker]! >= 0) state.plan[model.takerPlan[taker]!]! += change;
}

/** What a kg to a taker counts beyond its VND. */
export function bonusOf(model: LotModel, taker: number): number {
  return model.takerContract[taker] === 1 || model.takerPlan[taker]! >= 0 ? model.contractBonus : 0;
}

/** The objective of some takers as one exact number: bonuses for contract kg and fair shares, then VND. */
export function valueOf(model: LotModel, state: LotState, takers: readonly number[]): number {
  let value = 0;
  for (const taker of takers) {
    for (const pair of model.ofTaker[taker]!) value += state.kg[pair]! * model.pairSurplus[pair]!;
    value += state.filled[taker]! * bonusOf(model, taker);
    if (model.takerPlan[taker]! >= 0) value += Math.min(state.filled[taker]!, model.fairShare[taker]!) * model.shareBonus;
  }
  return value;
}

/** Empties whole offers and takers that an eviction left half full, until none is. */
export function emptyHalves(model: LotModel, state: LotState): void {
  for (let changed = true; changed;) {
    changed = false;
    for (let pair = 0; pair < model.pairs; pair++) {
      if (state.kg[pair] === 0) continue;
      const offer = model.pairOffer[pair]!;
      const taker = model.pairTaker[pair]!;
      const halfSold = model.offerWhole[offer] === 1 && state.sold[offer]! < model.offerKg[offer]!;
      const halfFilled = model.takerWhole[taker] === 1 && state.filled[taker]! < model.takerKg[taker]!;
      if (!halfSold && !halfFilled) continue;
      setPair(model, state, pair, 0);
      changed = true;
    }
  }
}
