import type { LotModel } from './lot-model';
import { arcFlows, COLD_BLOCK, pivotBound, solve } from './network-simplex';
import { firstBasis } from './simplex-state';

/** Decisions on single lots. */
export const FREE = 0;
export const OUT = 1;
export const WHOLE = 2;

/** A part of the market being re-decided, with what the rest leaves it. */
export interface LotBlock {
  readonly takers: readonly number[];
  readonly offers: readonly number[];
  readonly pairs: readonly number[];
  /** By offer, taker and intake of the model: kg left for the block. */
  readonly offerRoom: Int32Array;
  readonly intakeRoom: Int32Array;
  readonly planRoom: Int32Array;
  /** Decision by pair, offer and taker of the model. */
  readonly pairDecision: Uint8Array;
  readonly offerDecision: Uint8Array;
  readonly takerDecision: Uint8Array;
}

/** Outweighs every bonus: a unit that must flow. */
const MUST = 2 ** 44;

/** Arcs of a small network under construction. */
class Arcs {
  readonly source: number[] = [];
  readonly target: number[] = [];
  readonly capacity: number[] = [];
  readonly cost: number[] = [];
  readonly firstArc: number[] = [-1];
  readonly worth: number[] = [0];
  /** Arcs that must be full, and what they must carry. */
  readonly must: number[] = [];

  node(): number {
    this.firstArc.push(-1);
    this.worth.push(-Infinity);
    return this.firstArc.length - 1;
  }

  add(source: number, target: number, capacity: number, cost: number): number {
    const arc = this.source.length;
    this.source.push(source);
    this.target.push(target);
    this.capacity.push(capacity);
    this.cost.push(cost);
    const worth = this.worth[target]! - cost;
    if (source !== 0 && worth > this.worth[source]!) {
      this.worth[source] = worth;
      this.firstArc[source] = arc;
    }
    return arc;
  }

  addMust(source: number, target: number, capacity: number, cost: number): number {
    const arc = this.add(source, target, capacity, cost - MUST);
    this.must.push(arc);
    return arc;
  }
}

/** Nodes behind the takers: the root, a daily intake, or a plan before it; −1 where nothing fits any more. */
function behindTaker(model: LotModel, block: LotBlock, arcs: Arcs, nodes: Map<number, number>, taker: number): number {
  const intakeNode = (intake: number): number => {
    if (intake < 0) return 0;
    const known = nodes.get(intake);
    if (known !== undefined) return known;
    if (block.intakeRoom[intake]! <= 0) return -1;
    const node = arcs.node();
    arcs.add(node, 0, block.intakeRoom[intake]!, 0);
    nodes.set(intake, node);
    return node;
  };
  const plan = model.takerPlan[taker]!;
  if (plan < 0) return intakeNode(model.takerIntake[taker]!);
  const known = nodes.get(-1 - plan);
  if (known !== undefined) return known;
  const behind = intakeNode(model.planIntake[plan]!);
  if (behind < 0 || block.planRoom[plan]! <= 0) return -1;
  const node = arcs.node();
  arcs.add(node, behind, block.planRoom[plan]!, -model.contractBonus);
  nodes.set(-1 - plan, node);
  return node;
}

function addTaker(model: LotModel, block: LotBlock, arcs: Arcs, nodes: Map<number, number>, taker: number): number {
  const behind = behindTaker(model, block, arcs, nodes, taker);
  if (behind < 0) return -1;
  const node = arcs.node();
  const kg = model.takerKg[taker]!;
  if (model.takerPlan[taker]! >= 0) {
    const fair = model.fairShare[taker]!;
    if (fair > 0) arcs.add(node, behind, fair, -model.shareBonus);
    if (kg > fair) arcs.add(node, behind, kg - fair, 0);
    return kg > 0 ? node : -1;
  }
  const cost = model.takerContract[taker] === 1 ? -model.contractBonus : 0;
  if (block.takerDecision[taker] === WHOLE) arcs.addMust(node, behind, kg, cost);
  else arcs.add(node, behind, kg, cost);
  return node;
}

/**
 * The best flow of a block under its decisions, lots that are not decided left open: an upper bound of the block.
 *
 * @param kg receives the kg of the block's pairs, by position in `block.pairs`.
 * @returns the value, or −Infinity when something that must flow cannot.
 */
export function relax(model: LotModel, block: LotBlock, kg: Int32Array): number {
  const arcs = new Arcs();
  const nodes = new Map<number, number>();
  const takerNode = new Map<number, number>();
  kg.fill(0);
  for (const taker of block.takers) {
    if (block.takerDecision[taker] === OUT || model.takerKg[taker] === 0) continue;
    const node = addTaker(model, block, arcs, nodes, taker);
    if (node >= 0) takerNode.set(taker, node);
    else if (block.takerDecision[taker] === WHOLE) return -Infinity;
  }
  const offerNode = new Map<number, number>();
  const arcOf = new Int32Array(block.pairs.length * 2).fill(-1);
  for (let k = 0; k < block.pairs.length; k++) {
    const pair = block.pairs[k]!;
    const offer = model.pairOffer[pair]!;
    const target = takerNode.get(model.pairTaker[pair]!);
    const must = block.pairDecision[pair] === WHOLE;
    const room = Math.min(block.offerRoom[offer]!, model.takerKg[model.pairTaker[pair]!]!);
    const open =
      target !== undefined && block.pairDecision[pair] !== OUT && block.offerDecision[offer] !== OUT && model.pairLot[pair]! <= room;
    if (!open) {
      if (must) return -Infinity;
      continue;
    }
    let source = offerNode.get(offer);
    if (source === undefined) {
      source = arcs.node();
      offerNode.set(offer, source);
    }
    const lot = must ? model.pairLot[pair]! : 0;
    if (lot > 0) arcOf[2 * k + 1] = arcs.addMust(source, target, lot, -model.pairSurplus[pair]!);
    if (room > lot) arcOf[2 * k] = arcs.add(source, target, room - lot, -model.pairSurplus[pair]!);
  }
  for (const offer of block.offers) {
    const node = offerNode.get(offer);
    const whole = block.offerDecision[offer] === WHOLE;
    if (node === undefined) {
      if (whole && block.offerRoom[offer]! > 0) return -Infinity;
      continue;
    }
    if (whole) arcs.addMust(0, node, block.offerRoom[offer]!, 0);
    else arcs.add(0, node, block.offerRoom[offer]!, 0);
  }
  return solveArcs(arcs, arcOf, kg);
}

function solveArcs(arcs: Arcs, arcOf: Int32Array, kg: Int32Array): number {
  const simplex = firstBasis({
    nodes: arcs.firstArc.length,
    arcs: arcs.source.length,
    source: Int32Array.from(arcs.source),
    target: Int32Array.from(arcs.target),
    capacity: Int32Array.from(arcs.capacity),
    cost: Float64Array.from(arcs.cost),
    firstArc: Int32Array.from(arcs.firstArc),
  });
  solve(simplex, COLD_BLOCK, pivotBound(simplex.network));
  const flow = arcFlows(simplex);
  for (const arc of arcs.must) if (flow[arc] !== arcs.capacity[arc]) return -Infinity;
  let value = 0;
  const must = new Set(arcs.must);
  for (let arc = 0; arc < flow.length; arc++) if (flow[arc]! > 0) value -= flow[arc]! * (arcs.cost[arc]! + (must.has(arc) ? MUST : 0));
  for (let k = 0; k < kg.length; k++) {
    const own = arcOf[2 * k]!;
    const lot = arcOf[2 * k + 1]!;
    kg[k] = (own < 0 ? 0 : flow[own]!) + (lot < 0 ? 0 : flow[lot]!);
  }
  return value;
}
