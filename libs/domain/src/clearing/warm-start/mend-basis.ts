import { pivot, shiftPotentials, workspace, type Workspace } from '../simplex/network-simplex';
import { UNLIMITED } from '../network/network';
import { PriceHeap } from '../prices/price-heap';
import { ScratchColumn } from '../market/scratch';
import { ARC, LAST, RECORD, UP, type FlowNetwork, type Simplex } from '../simplex/simplex-state';

/** A kg on a penalty arc costs more than any way around it, and potentials with it in them stay exact. */
const PENALTY = 2 ** 51;
/** Looks at an arc, in arcs of the network, after which the mending gives up: the ordinary passes find what is left. */
const LOOKS_PER_ARC = 40;
/** Of the ways out of a subtree only the nearest are kept: a few pivots are enough, and else the rest is looked at again. */
const NEAREST = 48;

/**
 * Arcs by node: places start[node] .. start[node + 1) of the entries, each three numbers wide: the arc, its other end, its cost.
 *
 * They lie side by side, so that a look costs one far read. An arc that may be turned stands at both its ends in both directions, as −1
 * less its number: its columns tell what it is now. Nothing stands at the root.
 */
interface Ends {
  readonly start: Int32Array;
  readonly entries: Int32Array;
}

/** Everything the mending works on. */
interface Mending {
  readonly simplex: Simplex;
  readonly leaving: Ends;
  readonly entering: Ends;
  readonly heap: PriceHeap;
  readonly work: Workspace;
  looks: number;
  /** Arcs worth no less than this are not listed for now. */
  limit: number;
  /** Arcs on the list after which only the nearest are kept. */
  room: number;
}

const WIDTH = 3;
const leavingStart = new ScratchColumn();
const leavingEntries = new ScratchColumn();
const enteringStart = new ScratchColumn();
const enteringEntries = new ScratchColumn();
const dirty = new ScratchColumn();

/** @param near, far ends of the arcs: an arc that is never turned stands at its near one. */
function arcsAt(network: FlowNetwork, near: Int32Array, far: Int32Array, start: Int32Array, room: ScratchColumn): Ends {
  const { nodes, arcs, capacity, cost } = network;
  for (let arc = 0; arc < arcs; arc++) {
    start[near[arc]!]!++;
    if (capacity[arc]! < UNLIMITED) start[far[arc]!]!++;
  }
  start[0] = 0;
  let end = 0;
  for (let node = 0; node <= nodes; node++) {
    end += start[node]!;
    start[node] = end;
  }
  const entries = room.take(end * WIDTH);
  for (let arc = 0; arc < arcs; arc++) {
    const node = near[arc]!;
    const other = far[arc]!;
    if (capacity[arc]! >= UNLIMITED) {
      const at = --start[node]! * WIDTH;
      entries[at] = arc;
      entries[at + 1] = other;
      entries[at + 2] = cost[arc]!;
    } else {
      if (node !== 0) entries[--start[node]! * WIDTH] = -1 - arc;
      if (other !== 0) entries[--start[other]! * WIDTH] = -1 - arc;
    }
  }
  return { start, entries };
}

/** Lists those of the arcs at a subtree's nodes that are worth entering. */
function listArcs(mending: Mending, ends: Ends, top: number): void {
  const { simplex, heap, room } = mending;
  const { source, target, cost, potential, record, thread } = simplex;
  const { start, entries } = ends;
  const sign = ends === mending.leaving ? 1 : -1;
  const end = thread[record[(top << RECORD) + LAST]!]!;
  let { limit } = mending;
  let looks = 0;
  let node = top;
  do {
    const own = potential[node]!;
    const to = start[node + 1]! * WIDTH;
    for (let at = start[node]! * WIDTH; at < to; at += WIDTH) {
      let arc = entries[at]!;
      let reduced = 0;
      if (arc >= 0) {
        reduced = entries[at + 2]! + sign * (own - potential[entries[at + 1]!]!);
      } else {
        arc = -1 - arc;
        reduced = cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!;
      }
      if (reduced >= limit) continue;
      heap.push(reduced, arc);
      if (heap.length === room) limit = heap.keep(NEAREST);
    }
    looks += to - start[node]! * WIDTH;
    node = thread[node]!;
  } while (node !== end);
  mending.limit = limit;
  mending.looks += looks / WIDTH;
}

/** The best arc to enter of those listed, −1 when none is left. What an arc was worth when it was listed may have changed. */
function nextArc({ simplex, heap }: Mending): number {
  const { source, target, cost, potential } = simplex;
  while (!heap.empty) {
    const arc = heap.pop();
    const reduced = cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!;
    if (reduced < 0 && reduced <= heap.leastKey) return arc;
    if (reduced < 0) heap.push(reduced, arc);
  }
  return -1;
}

/**
 * Takes one penalty arc out of the basis: until now it cost nothing, now it costs more than any way around it, and what it carries leaves
 * by the nearest ways. With the best arc first, each pivot is a step of Dijkstra's method from the market into the subtree.
 */
function takeOut(mending: Mending, top: number, penalty: number): void {
  const { simplex, heap, work, leaving, entering } = mending;
  const { record, thread, potential, cost } = simplex;
  const at = (top << RECORD) + ARC;
  const isOver = record[(top << RECORD) + UP] === 1;
  const [outward, inward] = isOver ? [leaving, entering] : [entering, leaving];
  heap.clear();
  cost[penalty] = cost[penalty]! + PENALTY;
  shiftPotentials(record, thread, potential, top, isOver ? -PENALTY : PENALTY);
  mending.room = 2 * NEAREST;
  do {
    mending.limit = 0;
    listArcs(mending, outward, top);
    for (let arc = nextArc(mending); arc >= 0; arc = nextArc(mending)) {
      const moved = pivot(simplex, arc, work);
      if (record[at] !== penalty) return;
      // What moved either left the subtree, or hangs in it now and widens it.
      if (moved >= 0) listArcs(mending, work.ratio.onFirstSide === isOver ? inward : outward, moved);
    }
  } while (mending.limit < 0);
}

/** Enters what is worth entering, looking at all arcs once and then only at those whose ends moved. Answers whether nothing was left. */
function finish(mending: Mending, arcs: number, mostLooks: number): boolean {
  const { simplex, heap, work, leaving, entering } = mending;
  const { source, target, cost, potential } = simplex;
  heap.clear();
  mending.limit = 0;
  mending.room = Infinity;
  for (let arc = 0; arc < arcs; arc++) {
    const reduced = cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!;
    if (reduced < 0) heap.push(reduced, arc);
  }
  for (let arc = nextArc(mending); arc >= 0; arc = nextArc(mending)) {
    if (mending.looks > mostLooks) return false;
    const moved = pivot(simplex, arc, work);
    if (moved < 0) continue;
    listArcs(mending, leaving, moved);
    listArcs(mending, entering, moved);
  }
  return true;
}

/** Makes the penalty arcs that are still in the basis cost what they should, and all at once: for the ordinary passes. */
function raiseAll(simplex: Simplex, tops: readonly number[], arcs: number): void {
  const { record, thread, potential, cost } = simplex;
  for (const top of tops) {
    const at = top << RECORD;
    const penalty = record[at + ARC]!;
    if (penalty < arcs || cost[penalty]! >= PENALTY / 2) continue;
    cost[penalty] = cost[penalty]! + PENALTY;
    shiftPotentials(record, thread, potential, top, record[at + UP] === 1 ? -PENALTY : PENALTY);
  }
}

/**
 * Makes a carried basis optimal by looking at what changed: its penalty arcs are taken out one after another, then what else is worth
 * entering enters. Potentials of what did not change stay, so that nearly everything is optimal all the way.
 *
 * @param simplex with the penalty arcs behind the network's own; they cost what leaves the potentials as they were.
 * @returns whether it is optimal; else the ordinary passes have to go on.
 */
export function mendBasis(simplex: Simplex, network: FlowNetwork): boolean {
  const { record } = simplex;
  const { source, target, nodes, arcs } = network;
  const leaving = arcsAt(network, source, target, leavingStart.filled(nodes + 1, 0), leavingEntries);
  const entering = arcsAt(network, target, source, enteringStart.filled(nodes + 1, 0), enteringEntries);
  const work = workspace(dirty.take(nodes + 1));
  const mending: Mending = { simplex, leaving, entering, heap: new PriceHeap(), work, looks: 0, limit: 0, room: Infinity };
  const mostLooks = LOOKS_PER_ARC * arcs;
  const tops: number[] = [];
  for (let node = 1; node < nodes; node++) if (record[(node << RECORD) + ARC]! >= arcs) tops.push(node);
  for (const top of tops) {
    const penalty = record[(top << RECORD) + ARC]!;
    if (penalty >= arcs && mending.looks <= mostLooks) takeOut(mending, top, penalty);
  }
  const mended = tops.every((top) => record[(top << RECORD) + ARC]! < arcs);
  if (!mended) raiseAll(simplex, tops, arcs);
  return mended && finish(mending, arcs, mostLooks);
}
