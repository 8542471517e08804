import { objectiveOf } from '@domain/clearing/assemble-result';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import { assignLargeMarket } from '@domain/clearing/lots/lot-large';
import { lotModel, type LotModel } from '@domain/clearing/lots/lot-model';
import { lotPairs, PAIRS_IN_ALL } from '@domain/clearing/lots/lot-pairs';
import { emptyState, type LotState } from '@domain/clearing/lots/lot-state';
import { indexMarket } from '@domain/clearing/market/market-index';
import { networkClear } from '@domain/clearing/network-clear';

/** Stops a search after so many looks at the clock, so that the test does not depend on how fast it runs. */
export function afterLooks(looks: number): () => boolean {
  let left = looks;
  return () => left-- <= 0;
}

/** A market with lots served in the way of large ones, however small it is. */
export function assigned(input: ClearingInput): { model: LotModel; state: LotState; input: ClearingInput } {
  const market = indexMarket(input);
  const solution = networkClear(market);
  const model = lotModel(market, lotPairs(market, solution, PAIRS_IN_ALL));
  const state = emptyState(model);
  assignLargeMarket(market, model, state, { price: solution.potentials.offer, shouldStop: afterLooks(5) });
  return { model, state, input };
}

/** The rules of lots that an assignment breaks. */
export function brokenRules(model: LotModel, state: LotState): string[] {
  const broken: string[] = [];
  const sold = new Int32Array(model.offers);
  const filled = new Int32Array(model.takers);
  const plan = new Int32Array(model.planKg.length);
  const intake = new Int32Array(model.intakeKg.length);
  for (let pair = 0; pair < model.pairs; pair++) {
    const kg = state.kg[pair]!;
    if (kg !== 0 && kg < model.pairLot[pair]!) broken.push(`lot ${pair}`);
    const taker = model.pairTaker[pair]!;
    sold[model.pairOffer[pair]!]! += kg;
    filled[taker]! += kg;
    if (model.takerPlan[taker]! >= 0) plan[model.takerPlan[taker]!]! += kg;
    if (model.takerIntake[taker]! >= 0) intake[model.takerIntake[taker]!]! += kg;
  }
  sold.forEach((kg, at) => {
    if (kg > model.offerKg[at]! || (model.offerWhole[at] === 1 && kg !== 0 && kg !== model.offerKg[at])) broken.push(`offer ${at}`);
  });
  filled.forEach((kg, at) => {
    if (kg > model.takerKg[at]! || (model.takerWhole[at] === 1 && kg !== 0 && kg !== model.takerKg[at])) broken.push(`taker ${at}`);
  });
  plan.forEach((kg, at) => kg > model.planKg[at]! && broken.push(`plan ${at}`));
  intake.forEach((kg, at) => kg > model.intakeKg[at]! && broken.push(`intake ${at}`));
  return broken;
}

/** What an assignment gives, for `objectiveOf`. */
export function allocationsOf(model: LotModel, state: LotState): Parameters<typeof objectiveOf>[1] {
  return Array.from(state.kg.keys())
    .filter((pair) => state.kg[pair]! > 0)
    .map((pair) => ({ offer: model.pairOffer[pair]!, taker: model.pairTaker[pair]!, day: model.pairDay[pair]!, kg: state.kg[pair]! }));
}
