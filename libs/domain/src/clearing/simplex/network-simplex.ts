import { ClearingRefusal } from '../clearing-refusal';
import { ARC, FLOW, LAST, RECORD, ROOM, type FlowNetwork, type Simplex } from './simplex-state';
import { findJoin, pushFlow, ratioTest, replaceArc, type Entering, type Ratio } from './simplex-tree';

/** Block of a cold solve in square roots of the number of arcs. */
export const COLD_BLOCK = 2;
/** Pivots on one list of candidates before the next block is looked at. */
const MINOR_PIVOTS = 5;
/** A candidate is still worth taking while it is at least this part of the list's first choice. */
const STILL_GOOD = 0.3;
/** Longest list of candidates in square roots of the number of arcs: a longer one is re-priced for longer than it saves pivots. */
const LIST = 1 / 24;
const SHORTEST_LIST = 20;
const LONGEST_LIST = 50;
/** Blocks smaller than this cost more in loops than they save in pivots. */
const SMALLEST_BLOCK = 20;
/** A strongly feasible basis ends by itself; past this many pivots an arc something is broken, and the caller keeps its old state. */
const PIVOTS_PER_ARC = 200;

/** Where a scan for candidates stopped, and how many it lists at most. */
interface Scan {
  at: number;
  readonly most: number;
}

/** Lists arcs from `from` on that are worth entering, until the list is long enough or `to` is reached; answers how many. */
function collect(simplex: Simplex, from: number, to: number, scan: Scan): number {
  const { source, target, cost, potential, candidates } = simplex;
  const { most } = scan;
  let count = 0;
  let arc = from;
  for (; arc < to && count < most; arc++) {
    if (cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]! < 0) candidates[count++] = arc;
  }
  scan.at = arc;
  return count;
}

/** Keeps the list's arcs that are still worth entering, the best of them last; answers how many. */
function reprice(simplex: Simplex, count: number): number {
  const { source, target, cost, potential, candidates: list } = simplex;
  let kept = 0;
  let best = 0;
  let bestAt = -1;
  for (let k = 0; k < count; k++) {
    const arc = list[k]!;
    const reduced = cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!;
    if (reduced >= 0) continue;
    if (reduced < best) {
      best = reduced;
      bestAt = kept;
    }
    list[kept++] = arc;
  }
  if (bestAt >= 0) {
    const arc = list[bestAt]!;
    list[bestAt] = list[kept - 1]!;
    list[kept - 1] = arc;
  }
  return kept;
}

/** Adds sigma to the potentials of the subtree of u. */
export function shiftPotentials(record: Int32Array, thread: Int32Array, potential: Float64Array, u: number, sigma: number): void {
  const end = thread[record[(u << RECORD) + LAST]!]!;
  let v = u;
  do {
    potential[v] = potential[v]! + sigma;
    v = thread[v]!;
  } while (v !== end);
}

/** Turns an arc round: full in its present direction is empty in the other. */
export function turnArc(simplex: Simplex, arc: number): void {
  const { source, target, cost, turned } = simplex;
  const end = source[arc]!;
  source[arc] = target[arc]!;
  target[arc] = end;
  cost[arc] = -cost[arc]!;
  turned[arc] = 1 - turned[arc]!;
}

/** Working memory of the pivots, one for a solve. */
export interface Workspace {
  readonly ratio: Ratio;
  readonly entering: Entering;
  readonly cut: { top: number; u: number; parent: number; join: number };
  readonly dirty: Int32Array;
}

/** @param dirty room for a number a node, and one. */
export function workspace(dirty: Int32Array): Workspace {
  return {
    ratio: { delta: 0, leaving: -1, onFirstSide: false },
    entering: { arc: -1, up: 1, flow: 0, room: 0 },
    cut: { top: 0, u: 0, parent: 0, join: 0 },
    dirty,
  };
}

/** Brings one arc into the basis. @returns the top of the subtree that moved, −1 when none did. */
export function pivot(simplex: Simplex, arc: number, work: Workspace): number {
  const { record, thread, potential, source, target, cost, capacity } = simplex;
  const { ratio, entering, cut } = work;
  const first = source[arc]!;
  const second = target[arc]!;
  const join = findJoin(record, first, second);
  const room = capacity[arc]!;
  ratioTest(record, first, second, join, room, ratio);
  const { delta, leaving } = ratio;
  if (delta > 0) pushFlow(record, first, second, join, delta);
  simplex.pivots++;
  if (leaving < 0) {
    turnArc(simplex, arc);
    return -1;
  }
  const at = leaving << RECORD;
  const out = record[at + ARC]!;
  const full = record[at + FLOW] !== 0;
  const reduced = cost[arc]! + potential[first]! - potential[second]!;
  const u = ratio.onFirstSide ? first : second;
  entering.arc = arc;
  entering.up = ratio.onFirstSide ? 1 : -1;
  entering.flow = delta;
  entering.room = room;
  cut.top = leaving;
  cut.u = u;
  cut.parent = ratio.onFirstSide ? second : first;
  cut.join = join;
  replaceArc(record, thread, work.dirty, cut, entering);
  if (full) turnArc(simplex, out);
  shiftPotentials(record, thread, potential, u, ratio.onFirstSide ? -reduced : reduced);
  return u;
}

/** Far more pivots than any market needs. */
export function pivotBound(network: FlowNetwork): number {
  return PIVOTS_PER_ARC * (network.arcs + 1);
}

/**
 * Pivots until no arc of the network is worth entering.
 *
 * @throws ClearingRefusal `clearing.pivot_bound` past `mostPivots`.
 */
export function solve(simplex: Simplex, blockFactor: number, mostPivots: number): void {
  const { source, target, cost, potential, candidates, network } = simplex;
  const { arcs } = network;
  const work = workspace(new Int32Array(network.nodes + 1));
  const block = Math.max(SMALLEST_BLOCK, Math.ceil(Math.sqrt(arcs) * blockFactor));
  const bound = simplex.pivots + mostPivots;
  const most = Math.min(LONGEST_LIST, Math.max(SHORTEST_LIST, Math.ceil(Math.sqrt(arcs) * LIST)));
  const scan = { at: 0, most };
  let from = 0;
  for (let idle = 0; idle < arcs;) {
    let count = collect(simplex, from, Math.min(from + block, arcs), scan);
    idle += scan.at - from;
    from = scan.at === arcs ? 0 : scan.at;
    if (count === 0) continue;
    idle = 0;
    let threshold = 0;
    for (let minor = 0; minor <= MINOR_PIVOTS; minor++) {
      count = reprice(simplex, count);
      if (count === 0) break;
      const arc = candidates[count - 1]!;
      const reduced = cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!;
      if (minor === 0) threshold = reduced * STILL_GOOD;
      else if (reduced > threshold) break;
      count--;
      pivot(simplex, arc, work);
    }
    if (simplex.pivots > bound)
      throw new ClearingRefusal('clearing.pivot_bound', { list: 'network', field: 'pivots', id: -1, found: simplex.pivots });
  }
}

/** Flow of every arc in its own direction. */
export function arcFlows(simplex: Simplex): Int32Array {
  const { network, record, turned, capacity } = simplex;
  const flow = new Int32Array(network.arcs);
  for (let arc = 0; arc < network.arcs; arc++) if (turned[arc] === 1) flow[arc] = capacity[arc]!;
  for (let u = 1; u < network.nodes; u++) {
    const at = u << RECORD;
    const arc = record[at + ARC]!;
    flow[arc] = turned[arc] === 1 ? record[at + ROOM]! - record[at + FLOW]! : record[at + FLOW]!;
  }
  return flow;
}

/** Turns every arc back to its own direction: the network reads as it was built again, and the basis is spent. */
export function straighten(simplex: Simplex): void {
  for (let arc = 0; arc < simplex.network.arcs; arc++) if (simplex.turned[arc] === 1) turnArc(simplex, arc);
}
