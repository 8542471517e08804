import { ScratchColumn } from '../market/scratch';

/** What the simplex needs of a network: node 0 is the root, and `firstArc` is a spanning tree of arcs that lead to it. */
export interface FlowNetwork {
  readonly nodes: number;
  readonly arcs: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly capacity: Int32Array;
  readonly cost: Float64Array;
  readonly firstArc: Int32Array;
}

/** Places in a node's record of eight 32-bit numbers; one record is half a cache line. */
export const PARENT = 0;
/** Arc between the node and its parent. */
export const ARC = 1;
/** 1 when that arc points to the parent, −1 when it points to the node. */
export const UP = 2;
/** Node before this one in the thread. */
export const BEFORE = 3;
/** Nodes in the subtree, itself included. */
export const SIZE = 4;
/** Last node of the subtree in the thread. */
export const LAST = 5;
/** Flow and capacity of the tree arc, in its present direction. */
export const FLOW = 6;
export const ROOM = 7;
/** log2 of the record's length. */
export const RECORD = 3;

/**
 * A basis of the primal network simplex: a strongly feasible spanning tree, and every other arc empty.
 *
 * An arc that leaves the tree full is turned round (ends swapped, cost negated), so that outside the tree "empty" is the only state
 * and an arc is worth entering exactly when its reduced cost is negative; arcs of the tree have reduced cost 0.
 */
export interface Simplex {
  readonly network: FlowNetwork;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly cost: Float64Array;
  readonly capacity: Int32Array;
  readonly turned: Uint8Array;
  /** Node records, see the constants above. */
  readonly record: Int32Array;
  /** Nodes in preorder, as a ring. */
  readonly thread: Int32Array;
  /** cost + potential[source] − potential[target] = 0 on the tree; the root's is 0. Exact integers. */
  readonly potential: Float64Array;
  readonly candidates: Int32Array;
  pivots: number;
}

/** A basis out of these parts. All are made by this one literal: pivots that meet several shapes of it are compiled again for each. */
export function basisOf(parts: Simplex): Simplex {
  const { network, source, target, cost, capacity, turned, record, thread, potential, candidates, pivots } = parts;
  return { network, source, target, cost, capacity, turned, record, thread, potential, candidates, pivots };
}

const firstChildren = new ScratchColumn();
const nextSiblings = new ScratchColumn();
const preorder = new ScratchColumn();

/** Preorder, sizes and last successors of the tree whose parents are in the records. */
export function threadTree(record: Int32Array, thread: Int32Array, nodes: number): void {
  const firstChild = firstChildren.filled(nodes, -1);
  const nextSibling = nextSiblings.take(nodes);
  nextSibling[0] = -1;
  for (let u = nodes - 1; u > 0; u--) {
    const parent = record[(u << RECORD) + PARENT]!;
    nextSibling[u] = firstChild[parent]!;
    firstChild[parent] = u;
  }
  const order = preorder.take(nodes);
  let placed = 0;
  for (let u = 0; u >= 0;) {
    order[placed++] = u;
    let next = firstChild[u]!;
    while (next < 0 && u > 0) {
      next = nextSibling[u]!;
      u = record[(u << RECORD) + PARENT]!;
    }
    u = next;
  }
  for (let k = 0; k < placed; k++) {
    const u = order[k]!;
    const next = order[k + 1 === placed ? 0 : k + 1]!;
    thread[u] = next;
    record[(next << RECORD) + BEFORE] = u;
    record[(u << RECORD) + SIZE] = 1;
    record[(u << RECORD) + LAST] = u;
  }
  for (let k = placed - 1; k > 0; k--) {
    const u = order[k]! << RECORD;
    const parent = record[u + PARENT]! << RECORD;
    record[parent + SIZE] = record[parent + SIZE]! + record[u + SIZE]!;
    if (record[parent + LAST] === parent >> RECORD) record[parent + LAST] = record[u + LAST]!;
  }
}

/** Potentials from the root outward, in thread order. */
export function treePotentials(simplex: Simplex): void {
  const { record, thread, potential, cost } = simplex;
  potential[0] = 0;
  for (let u = thread[0]!; u !== 0; u = thread[u]!) {
    const at = u << RECORD;
    const parent = potential[record[at + PARENT]!]!;
    potential[u] = parent - record[at + UP]! * cost[record[at + ARC]!]!;
  }
}

/** The basis that carries nothing: every node hangs on its most valuable way to the root. Strongly feasible, no artificial arc. */
export function firstBasis(network: FlowNetwork): Simplex {
  const { nodes, arcs, firstArc, target, capacity } = network;
  const record = new Int32Array(nodes << RECORD);
  const thread = new Int32Array(nodes);
  record[PARENT] = -1;
  record[ARC] = -1;
  for (let u = 1; u < nodes; u++) {
    const at = u << RECORD;
    record[at + PARENT] = target[firstArc[u]!]!;
    record[at + ARC] = firstArc[u]!;
    record[at + UP] = 1;
    record[at + ROOM] = capacity[firstArc[u]!]!;
  }
  threadTree(record, thread, nodes);
  const potential = new Float64Array(nodes);
  const { source, cost } = network;
  const tree = { record, thread, potential, candidates: new Int32Array(64), pivots: 0 };
  const simplex = basisOf({ network, source, target, cost, capacity, turned: new Uint8Array(arcs), ...tree });
  treePotentials(simplex);
  return simplex;
}
