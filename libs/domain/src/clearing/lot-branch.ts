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
  const offers = new Set<number>();
  for (const taker of takers) {
    for (const pair of model.ofTaker[taker]!) {
      pairs.push(pair);
      offers.add(model.pairOffer[pair]!);
      setPair(model, state, pair, 0);
    }
  }
  const offerRoom = new Int32Array(model.offers);
  const offerDecision = new Uint8Array(model.offers);
  for (const offer of offers) {
    offerRoom[offer] = model.offerKg[offer]! - state.sold[offer]!;
    if (model.offerWhole[offer] === 1 && state.sold[offer]! > 0) offerDecision[offer] = WHOLE;
  }
  const pairDecision = new Uint8Array(model.pairs);
  for (const pair of pairs) if (state.forbidden[pair] === 1) pairDecision[pair] = OUT;
  return {
    takers,
    offers: [...offers],
    pairs,
    offerRoom,
    intakeRoom: model.intakeKg.map((kg, k) => kg - state.intake[k]!),
    planRoom: model.planKg.map((kg, k) => kg - state.plan[k]!),
    pairDecision,
    offerDecision,
    takerDecision: new Uint8Array(model.takers),
  };
}

/** The lot to decide next: whole takers before whole offers before single lots, the one with most kg at stake first. */
function firstBroken(branching: Branching): Broken | undefined {
  const { model, block, kg } = branching;
  const sold = new Map<number, number>();
  const filled = new Map<number, number>();
  let worst: Broken | undefined;
  let stake = 0;
  for (let k = 0; k < kg.length; k++) {
    const pair = block.pairs[k]!;
    const flow = kg[k]!;
    if (flow === 0) continue;
    const offer = model.pairOffer[pair]!;
    const taker = model.pairTaker[pair]!;
    sold.set(offer, (sold.get(offer) ?? 0) + flow);
    filled.set(taker, (filled.get(taker) ?? 0) + flow);
    const lot = model.pairLot[pair]!;
    if (flow < lot && lot - flow > stake) {
      stake = lot - flow;
      worst = { decisions: block.pairDecision, at: pair, wholeFirst: 2 * flow >= lot };
    }
  }
  for (const [offer, flow] of sold) {
    const room = block.offerRoom[offer]!;
    if (model.offerWhole[offer] === 1 && flow < room && room - flow > stake) {
      stake = room - flow;
      worst = { decisions: block.offerDecision, at: offer, wholeFirst: 2 * flow >= room };
    }
  }
  for (const [taker, flow] of filled) {
    const room = model.takerKg[taker]!;
    if (model.takerWhole[taker] === 1 && flow < room && room - flow > stake) {
      stake = room - flow;
      worst = { decisions: block.takerDecision, at: taker, wholeFirst: 2 * flow >= room };
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
  for (const taker of takers) for (const pair of model.ofTaker[taker]!) old.set(pair, state.kg[pair]!);
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
  block.pairs.forEach((pair, k) => setPair(model, state, pair, branching.found ? branching.best[k]! : old.get(pair)!));
  return branching.found;
}
