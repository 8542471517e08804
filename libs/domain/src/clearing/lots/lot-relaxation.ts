import type { LotModel } from './lot-model';
import { arcFlows, COLD_BLOCK, pivotBound, solve, straighten } from '../simplex/network-simplex';
import { firstBasis } from '../simplex/simplex-state';

/** Decisions on single lots. */
export const FREE = 0;
export const OUT = 1;
export const WHOLE = 2;

/** A part of the market being re-decided, with what the rest leaves it. Places in the block's own lists stand for its items. */
export interface LotBlock {
  readonly takers: readonly number[];
  readonly offers: readonly number[];
  readonly pairs: readonly number[];
  /** By pair of the block: places of its taker and its offer. */
  readonly pairTaker: Int32Array;
  readonly pairOffer: Int32Array;
  /** By offer of the block: kg left for the block. */
  readonly offerRoom: Int32Array;
  /** Kg left for the block in an intake and in a plan of the model. */
  readonly intakeRoom: (intake: number) => number;
  readonly planRoom: (plan: number) => number;
  /** Decision by pair, offer and taker of the block. */
  readonly pairDecision: Uint8Array;
  readonly offerDecision: Uint8Array;
  readonly takerDecision: Uint8Array;
}

/** Outweighs every bonus: a unit that must flow. */
const MUST = 2 ** 44;

/** A small network under construction, in columns that have room for all of it. */
class Arcs {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly capacity: Int32Array;
  readonly cost: Float64Array;
  readonly firstArc: Int32Array;
  /** Arcs that must be full, and what they must carry. */
  readonly must: number[] = [];
  nodes = 1;
  length = 0;
  private readonly worth: Float64Array;

  constructor(nodes: number, arcs: number) {
    this.source = new Int32Array(arcs);
    this.target = new Int32Array(arcs);
    this.capacity = new Int32Array(arcs);
    this.cost = new Float64Array(arcs);
    this.firstArc = new Int32Array(nodes).fill(-1);
    this.worth = new Float64Array(nodes).fill(-Infinity);
    this.worth[0] = 0;
  }

  node(): number {
    return this.nodes++;
  }

  add(source: number, target: number, capacity: number, cost: number): number {
    const arc = this.length++;
    this.source[arc] = source;
    this.target[arc] = target;
    this.capacity[arc] = capacity;
    this.cost[arc] = cost;
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
    if (block.intakeRoom(intake) <= 0) return -1;
    const node = arcs.node();
    arcs.add(node, 0, block.intakeRoom(intake), 0);
    nodes.set(intake, node);
    return node;
  };
  const plan = model.takerPlan[taker]!;
  if (plan < 0) return intakeNode(model.takerIntake[taker]!);
  const known = nodes.get(-1 - plan);
  if (known !== undefined) return known;
  const behind = intakeNode(model.planIntake[plan]!);
  if (behind < 0 || block.planRoom(plan) <= 0) return -1;
  const node = arcs.node();
  arcs.add(node, behind, block.planRoom(plan), -model.contractBonus);
  nodes.set(-1 - plan, node);
  return node;
}

function addTaker(model: LotModel, block: LotBlock, arcs: Arcs, nodes: Map<number, number>, at: number): number {
  const taker = block.takers[at]!;
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
  if (block.takerDecision[at] === WHOLE) arcs.addMust(node, behind, kg, cost);
  else arcs.add(node, behind, kg, cost);
  return node;
}

/** Adds the arcs of the block's pairs; answers the nodes of its offers (0 for none), undefined when a forced lot has no way. */
function addPairs(model: LotModel, block: LotBlock, arcs: Arcs, takerNode: Int32Array, arcOf: Int32Array): Int32Array | undefined {
  const offerNode = new Int32Array(block.offers.length);
  for (let k = 0; k < block.pairs.length; k++) {
    const pair = block.pairs[k]!;
    const offer = block.pairOffer[k]!;
    const target = takerNode[block.pairTaker[k]!]!;
    const must = block.pairDecision[k] === WHOLE;
    const room = Math.min(block.offerRoom[offer]!, model.takerKg[model.pairTaker[pair]!]!);
    const open = target > 0 && block.pairDecision[k] !== OUT && block.offerDecision[offer] !== OUT && model.pairLot[pair]! <= room;
    if (!open) {
      if (must) return undefined;
      continue;
    }
    if (offerNode[offer] === 0) offerNode[offer] = arcs.node();
    const source = offerNode[offer]!;
    const lot = must ? model.pairLot[pair]! : 0;
    if (lot > 0) arcOf[2 * k + 1] = arcs.addMust(source, target, lot, -model.pairSurplus[pair]!);
    if (room > lot) arcOf[2 * k] = arcs.add(source, target, room - lot, -model.pairSurplus[pair]!);
  }
  return offerNode;
}

/**
 * The best flow of a block under its decisions, lots that are not decided left open: an upper bound of the block.
 *
 * @param kg receives the kg of the block's pairs, by position in `block.pairs`.
 * @returns the value, or −Infinity when something that must flow cannot.
 */
export function relax(model: LotModel, block: LotBlock, kg: Int32Array): number {
  const { takers, offers, pairs } = block;
  // A taker has up to two arcs of its own, an intake or a plan behind it one each.
  const arcs = new Arcs(1 + 3 * takers.length + offers.length, 2 * pairs.length + 4 * takers.length + offers.length);
  const nodes = new Map<number, number>();
  const takerNode = new Int32Array(takers.length);
  kg.fill(0);
  for (let at = 0; at < takers.length; at++) {
    if (block.takerDecision[at] === OUT || model.takerKg[takers[at]!] === 0) continue;
    const node = addTaker(model, block, arcs, nodes, at);
    if (node >= 0) takerNode[at] = node;
    else if (block.takerDecision[at] === WHOLE) return -Infinity;
  }
  const arcOf = new Int32Array(pairs.length * 2).fill(-1);
  const offerNode = addPairs(model, block, arcs, takerNode, arcOf);
  if (offerNode === undefined) return -Infinity;
  for (let at = 0; at < offers.length; at++) {
    const node = offerNode[at]!;
    const room = block.offerRoom[at]!;
    const whole = block.offerDecision[at] === WHOLE;
    if (node === 0) {
      if (whole && room > 0) return -Infinity;
    } else if (whole) arcs.addMust(0, node, room, 0);
    else arcs.add(0, node, room, 0);
  }
  return solveArcs(arcs, arcOf, kg);
}

function solveArcs(arcs: Arcs, arcOf: Int32Array, kg: Int32Array): number {
  const { nodes, length } = arcs;
  const simplex = firstBasis({
    nodes,
    arcs: length,
    source: arcs.source.subarray(0, length),
    target: arcs.target.subarray(0, length),
    capacity: arcs.capacity.subarray(0, length),
    cost: arcs.cost.subarray(0, length),
    firstArc: arcs.firstArc.subarray(0, nodes),
  });
  solve(simplex, COLD_BLOCK, pivotBound(simplex.network));
  const flow = arcFlows(simplex);
  straighten(simplex);
  for (const arc of arcs.must) {
    if (flow[arc] !== arcs.capacity[arc]) return -Infinity;
    // Taken off the cost, not off the sum: a sum with it would not be exact.
    arcs.cost[arc] = arcs.cost[arc]! + MUST;
  }
  let value = 0;
  for (let arc = 0; arc < length; arc++) if (flow[arc]! > 0) value -= flow[arc]! * arcs.cost[arc]!;
  for (let k = 0; k < kg.length; k++) {
    const own = arcOf[2 * k]!;
    const lot = arcOf[2 * k + 1]!;
    kg[k] = (own < 0 ? 0 : flow[own]!) + (lot < 0 ? 0 : flow[lot]!);
  }
  return value;
}
