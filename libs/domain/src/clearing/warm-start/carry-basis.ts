import { BEYOND_UP, OFFER_DOWN, PLAIN_DOWN, PLAIN_UP, TAKER_DOWN, TAKER_UP, type BasisMemory, type Identities } from './basis-memory';
import { ROLE_GROUP, ROLE_INTAKE, ROLE_PLAN, ROLE_SHIP, UNLIMITED, type Network } from '../network/network';
import { matchNodes, movedItems, type Moved } from './match-rounds';
import { ScratchColumn } from '../market/scratch';

/** A tree over a new network, as far as an old one could be carried over: parents, arcs, and which arcs outside it are full. */
export interface CarriedTree {
  readonly parent: Int32Array;
  /** −1 where no arc was found: the node hangs on the root for now. */
  readonly arc: Int32Array;
  /** 1 when the arc points to the parent, −1 when it points to the node. */
  readonly up: Int8Array;
  readonly full: readonly number[];
  /** Every node but the root, parents before children. */
  readonly order: Int32Array;
  /** What each node was worth before: where a new node hangs, by its arc. */
  readonly potential: Float64Array;
}

interface Tree {
  readonly parent: Int32Array;
  readonly arc: Int32Array;
  readonly up: Int8Array;
}

const upwards = new ScratchColumn();
const downwards = new ScratchColumn();
const onPaths = new ScratchColumn();
const orders = new ScratchColumn();
const paths = new ScratchColumn();
const parents = new ScratchColumn();
const treeArcs = new ScratchColumn();

/** Which parent each node wants by an arc of no item: upward from the node, or down to it; −1 for none. */
interface Wanted {
  readonly upward: Int32Array;
  readonly downward: Int32Array;
}

function itemArc(network: Network, kind: number, position: number, offerNow: Int32Array, takerNow: Int32Array): number {
  if (position < 0) return -1;
  const now = kind === OFFER_DOWN ? offerNow[position]! : takerNow[position]!;
  if (now < 0) return -1;
  if (kind === OFFER_DOWN) return network.offerArc[now]!;
  return kind === TAKER_UP || kind === TAKER_DOWN ? network.takerArc[now]! : network.beyondArc[now]!;
}

/** Takes the arcs of items over and notes what other arcs are wanted. */
function takeItems(
  memory: BasisMemory,
  network: Network,
  match: { oldOf: Int32Array; newOf: Int32Array },
  tree: { parent: Int32Array; arc: Int32Array; up: Int8Array },
  now: { offers: Int32Array; takers: Int32Array },
): Wanted {
  const { source, target } = network;
  const wanted = { upward: upwards.filled(network.nodes, -1), downward: downwards.filled(network.nodes, -1) };
  for (let node = 1; node < network.nodes; node++) {
    const old = match.oldOf[node]!;
    if (old < 0) continue;
    const kind = memory.kind[old]!;
    if (kind === PLAIN_UP || kind === PLAIN_DOWN) {
      const parent = match.newOf[memory.parent[old]!]!;
      if (parent >= 0) (kind === PLAIN_UP ? wanted.upward : wanted.downward)[node] = parent;
      continue;
    }
    const arc = itemArc(network, kind, memory.item[old]!, now.offers, now.takers);
    const points = kind === TAKER_UP || kind === BEYOND_UP ? 1 : -1;
    if (arc < 0 || (points === 1 ? source[arc] : target[arc]) !== node) continue;
    tree.arc[node] = arc;
    tree.up[node] = points;
    tree.parent[node] = points === 1 ? target[arc]! : source[arc]!;
  }
  return wanted;
}

/** A node that was not there: the best way out of it and the cheapest way into it, at the old potentials of what was. */
interface Newcomer {
  readonly node: number;
  out: number;
  worth: number;
  into: number;
  price: number;
}

/** Lists the nodes that were not there; what they want is then −2 − place in the list. */
function newcomers(network: Network, oldOf: Int32Array, wanted: Wanted): Newcomer[] {
  const list: Newcomer[] = [];
  for (let node = 1; node < network.nodes; node++) {
    if (oldOf[node]! >= 0) continue;
    wanted.upward[node] = -2 - list.length;
    wanted.downward[node] = -2 - list.length;
    list.push({ node, out: -1, worth: -Infinity, into: -1, price: Infinity });
  }
  return list;
}

/** Finds the wanted arcs in one sweep, and the ways of the newcomers. */
function takePlain(network: Network, memory: BasisMemory, wanted: Wanted, list: readonly Newcomer[], oldOf: Int32Array, tree: Tree): void {
  const { arcs, source, target, cost } = network;
  const { upward, downward } = wanted;
  for (let arc = 0; arc < arcs; arc++) {
    const from = source[arc]!;
    const to = target[arc]!;
    const above = upward[from]!;
    const below = downward[to]!;
    if (above === to) {
      tree.arc[from] = arc;
      tree.parent[from] = to;
      tree.up[from] = 1;
    } else if (above < -1 && oldOf[to]! >= 0) {
      const newcomer = list[-2 - above]!;
      const worth = memory.potential[oldOf[to]!]! - cost[arc]!;
      if (worth > newcomer.worth) {
        newcomer.worth = worth;
        newcomer.out = arc;
      }
    }
    if (below === from) {
      tree.arc[to] = arc;
      tree.parent[to] = from;
      tree.up[to] = -1;
    } else if (below < -1 && from !== 0 && oldOf[from]! >= 0) {
      const newcomer = list[-2 - below]!;
      const price = memory.potential[oldOf[from]!]! + cost[arc]!;
      if (price < newcomer.price) {
        newcomer.price = price;
        newcomer.into = arc;
      }
    }
  }
  hangNewcomers(network, list, tree);
}

/** A newcomer among the demand that is worth more than its fruit costs hangs on where that comes from; any other on its best way out. */
function hangNewcomers(network: Network, list: readonly Newcomer[], tree: Tree): void {
  const { source, target, firstArc, role } = network;
  for (const { node, out, worth, into, price } of list) {
    const buys = price < worth && role[node] !== ROLE_SHIP && role[node] !== ROLE_GROUP;
    const arc = buys ? into : out >= 0 ? out : firstArc[node]!;
    tree.arc[node] = arc;
    tree.parent[node] = buys ? source[arc]! : target[arc]!;
    tree.up[node] = buys ? -1 : 1;
  }
}

/** Parents before children. A ring is cut at one of its nodes, which then hangs on the root without an arc. */
function orderTree(tree: { parent: Int32Array; arc: Int32Array }, nodes: number): Int32Array {
  const placed = new Uint8Array(nodes);
  placed[0] = 1;
  const onPath = onPaths.filled(nodes, -1);
  const order = orders.take(nodes - 1);
  const path = paths.take(nodes);
  let count = 0;
  for (let start = 1; start < nodes; start++) {
    let depth = 0;
    let node = start;
    for (; placed[node] === 0 && onPath[node] !== start; node = tree.parent[node]!) {
      onPath[node] = start;
      path[depth++] = node;
    }
    if (placed[node] === 0) {
      tree.parent[node] = 0;
      tree.arc[node] = -1;
      placed[node] = 1;
      order[count++] = node;
    }
    while (depth > 0) {
      const next = path[--depth]!;
      if (placed[next] === 1) continue;
      placed[next] = 1;
      order[count++] = next;
    }
  }
  return order;
}

/** Potentials of the tree; a node that is worth something else now by its arc is cut from it. */
function oldPotentials(memory: BasisMemory, network: Network, oldOf: Int32Array, tree: Tree, order: Int32Array): Float64Array {
  const { cost, bonus } = network;
  const potential = new Float64Array(network.nodes);
  const comparable = memory.bonus.contract === bonus.contract && memory.bonus.share === bonus.share;
  for (let k = 0; k < order.length; k++) {
    const node = order[k]!;
    const arc = tree.arc[node]!;
    const byArc = arc < 0 ? 0 : potential[tree.parent[node]!]! - tree.up[node]! * cost[arc]!;
    const old = oldOf[node]!;
    if (old < 0 || !comparable) {
      potential[node] = byArc;
      continue;
    }
    potential[node] = memory.potential[old]!;
    if (arc >= 0 && byArc !== potential[node]) {
      tree.arc[node] = -1;
      tree.parent[node] = 0;
    }
  }
  return potential;
}

/** Arcs outside the tree that are full: those worth entering, and of those worth nothing either way the ones that were. */
function fullArcs(
  memory: BasisMemory,
  network: Network,
  oldOf: Int32Array,
  moved: { offers: Moved; takers: Moved },
  tree: Tree,
  potential: Float64Array,
): number[] {
  const { source, target, cost, capacity, offerArc, takerArc, beyondArc } = network;
  const full: number[] = [];
  const note = (arc: number, old: number, was: Uint8Array): void => {
    if (arc < 0 || capacity[arc]! >= UNLIMITED) return;
    const from = source[arc]!;
    const to = target[arc]!;
    const reduced = cost[arc]! + potential[from]! - potential[to]!;
    if (reduced > 0 || (reduced === 0 && (old < 0 || was[old] === 0))) return;
    if (tree.arc[from] !== arc && tree.arc[to] !== arc) full.push(arc);
  };
  const { offers, takers } = moved;
  for (let k = 0; k < offerArc.length; k++) note(offerArc[k]!, offers.before[k]!, memory.offerFull);
  for (let k = 0; k < takerArc.length; k++) {
    note(takerArc[k]!, takers.before[k]!, memory.takerFull);
    note(beyondArc[k]!, takers.before[k]!, memory.beyondFull);
  }
  // A daily intake or a plan has one way out, which is not an item's; every other such arc is too wide to be full.
  for (let node = 1; node < network.nodes; node++) {
    const role = network.role[node]!;
    if (role === ROLE_INTAKE || role === ROLE_PLAN) note(network.firstArc[node]!, oldOf[node]!, memory.outFull);
  }
  return full;
}

/** Carries a basis over to the next network of its market. What cannot be carried costs pivots, never correctness. */
export function carryBasis(memory: BasisMemory, network: Network, identities: Identities): CarriedTree {
  const { nodes } = network;
  const match = matchNodes(memory, network);
  const moved = { offers: movedItems(memory.offers, identities.offers), takers: movedItems(memory.takers, identities.takers) };
  const now = { offers: moved.offers.now, takers: moved.takers.now };
  const tree = { parent: parents.filled(nodes, 0), arc: treeArcs.filled(nodes, -1), up: new Int8Array(nodes).fill(1) };
  const wanted = takeItems(memory, network, match, tree, now);
  takePlain(network, memory, wanted, newcomers(network, match.oldOf, wanted), match.oldOf, tree);
  const order = orderTree(tree, nodes);
  const potential = oldPotentials(memory, network, match.oldOf, tree, order);
  return { ...tree, full: fullArcs(memory, network, match.oldOf, moved, tree, potential), order, potential };
}
