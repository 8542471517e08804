import type { LotModel } from './lot-model';
import { FREE, OUT, relax, WHOLE, type LotBlock } from './lot-relaxation';
import { setPair, valueOf, type LotState } from './lot-state';

/** A lot that the relaxation broke, and on which side of it the relaxation stood. */
interface Broken {
  readonly decisions: Uint8Array;
  readonly at: number;
  readonly wholeFirst: boolean;
}

/** Branch and bound on one block. */
interface Branching {
  readonly model: LotModel;
  readonly block: LotBlock;
  readonly kg: Int32Array;
  readonly best: Int32Array;
  bestValue: number;
  found: boolean;
  nodesLeft: number;
}

function openBlock(model: LotModel, state: LotState, takers: readonly number[]): LotBlock {
  const pairs: number[] = [];
  const offers: number[] = [];
  const placeOf = new Map<number, number>();
  const pairTaker: number[] = [];
  const pairOffer: number[] = [];
  for (let at = 0; at < takers.length; at++) {
    for (const pair of model.ofTaker[takers[at]!]!) {
      setPair(model, state, pair, 0);
      if (state.forbidden[pair] === 1) continue;
      const offer = model.pairOffer[pair]!;
      let place = placeOf.get(offer);
      if (place === undefined) {
        place = offers.length;
        placeOf.set(offer, place);
        offers.push(offer);
      }
      pairs.push(pair);
      pairTaker.push(at);
      pairOffer.push(place);
    }
  }
  const bound = (offer: number): boolean => model.offerWhole[offer] === 1 && state.sold[offer]! > 0;
  return {
    takers,
    offers,
    pairs,
    pairTaker: Int32Array.from(pairTaker),
    pairOffer: Int32Array.from(pairOffer),
    offerRoom: Int32Array.from(offers, (offer) => model.offerKg[offer]! - state.sold[offer]!),
    intakeRoom: (intake) => model.intakeKg[intake]! - state.intake[intake]!,
    planRoom: (plan) => model.planKg[plan]! - state.plan[plan]!,
    pairDecision: new Uint8Array(pairs.length),
    offerDecision: Uint8Array.from(offers, (offer) => (bound(offer) ? WHOLE : FREE)),
    takerDecision: new Uint8Array(takers.length),
  };
}

/** The lot to decide next: whole takers before whole offers before single lots, the one with most kg at stake first. */
function firstBroken(branching: Branching): Broken | undefined {
  const { model, block, kg } = branching;
  const sold = new Int32Array(block.offers.length);
  const filled = new Int32Array(block.takers.length);
  let worst: Broken | undefined;
  let stake = 0;
  for (let k = 0; k < kg.length; k++) {
    const flow = kg[k]!;
    if (flow === 0) continue;
    sold[block.pairOffer[k]!]! += flow;
    filled[block.pairTaker[k]!]! += flow;
    const lot = model.pairLot[block.pairs[k]!]!;
    if (flow < lot && lot - flow > stake) {
      stake = lot - flow;
      worst = { decisions: block.pairDecision, at: k, wholeFirst: 2 * flow >= lot };
    }
  }
  for (let at = 0; at < sold.length; at++) {
    const flow = sold[at]!;
    const room = block.offerRoom[at]!;
    if (model.offerWhole[block.offers[at]!] === 1 && flow > 0 && flow < room && room - flow > stake) {
      stake = room - flow;
      worst = { decisions: block.offerDecision, at, wholeFirst: 2 * flow >= room };
    }
  }
  for (let at = 0; at < filled.length; at++) {
    const flow = filled[at]!;
    const room = model.takerKg[block.takers[at]!]!;
    if (model.takerWhole[block.takers[at]!] === 1 && flow > 0 && flow < room && room - flow > stake) {
      stake = room - flow;
      worst = { decisions: block.takerDecision, at, wholeFirst: 2 * flow >= room };
    }
  }
  return worst;
}

function branch(branching: Branching): void {
  if (branching.nodesLeft-- <= 0) return;
  const value = relax(branching.model, branching.block, branching.kg);
  if (value <= branching.bestValue) return;
  const broken = firstBroken(branching);
  if (broken === undefined) {
    branching.best.set(branching.kg);
    branching.bestValue = value;
    branching.found = true;
    return;
  }
  const { decisions, at, wholeFirst } = broken;
  for (const decision of wholeFirst ? [WHOLE, OUT] : [OUT, WHOLE]) {
    decisions[at] = decision;
    branch(branching);
  }
  decisions[at] = FREE;
}

/**
 * Re-decides the lots of some takers, everything else held fast, by branch and bound on the flow relaxation.
 *
 * Each node forces a broken lot to be whole or to be out. Keeps the old assignment unless a better one turns up.
 *
 * @param nodes bound on relaxations solved; without reaching it the answer is the block's optimum.
 * @returns true when the assignment became better.
 */
export function improveBlock(model: LotModel, state: LotState, takers: readonly number[], nodes: number): boolean {
  const bestValue = valueOf(model, state, takers);
  const old = new Map<number, number>();
  for (const taker of takers) for (const pair of model.ofTaker[taker]!) if (state.kg[pair]! > 0) old.set(pair, state.kg[pair]!);
  const block = openBlock(model, state, takers);
  const length = block.pairs.length;
  const branching: Branching = {
    model,
    block,
    kg: new Int32Array(length),
    best: new Int32Array(length),
    bestValue,
    found: false,
    nodesLeft: nodes,
  };
  branch(branching);
  if (branching.found) block.pairs.forEach((pair, k) => setPair(model, state, pair, branching.best[k]!));
  else for (const [pair, kg] of old) setPair(model, state, pair, kg);
  return branching.found;
}
