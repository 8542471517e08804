import { BEYOND_UP, OFFER_DOWN, PLAIN_DOWN, PLAIN_UP, TAKER_DOWN, TAKER_UP, type BasisMemory, type Identities } from './basis-memory';
import { ROLE_INTAKE, ROLE_PLAN, type Network } from './network';

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
}

/** The old node of each new one by key, −1 for none; and the new node of each old one. */
function matchNodes(memory: BasisMemory, network: Network): { oldOf: Int32Array; newOf: Int32Array } {
  const { nodes, key } = memory;
  let size = 64;
  while (size < nodes * 2) size *= 2;
  const mask = size - 1;
  const table = new Int32Array(size);
  for (let node = 1; node < nodes; node++) {
    let slot = key[node]! & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = node;
  }
  const newOf = new Int32Array(nodes).fill(-1);
  const oldOf = new Int32Array(network.nodes).fill(-1);
  newOf[0] = 0;
  oldOf[0] = 0;
  for (let node = 1; node < network.nodes; node++) {
    const wanted = network.key[node]!;
    for (let slot = wanted & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const old = table[slot]!;
      if (key[old] !== wanted || newOf[old] !== -1) continue;
      newOf[old] = node;
      oldOf[node] = old;
      break;
    }
  }
  return { oldOf, newOf };
}

/** Where each old position stands now, −1 when the item is gone. */
function newPositions(at: ReadonlyMap<number, number>, identities: Float64Array): Int32Array {
  const now = new Int32Array(at.size).fill(-1);
  for (let k = 0; k < identities.length; k++) {
    const before = at.get(identities[k]!);
    if (before !== undefined) now[before] = k;
  }
  return now;
}

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
  const wanted = { upward: new Int32Array(network.nodes).fill(-1), downward: new Int32Array(network.nodes).fill(-1) };
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

/** Finds the wanted arcs in one sweep; a node that got none takes its most valuable way to the root. */
function takePlain(network: Network, wanted: Wanted, tree: { parent: Int32Array; arc: Int32Array; up: Int8Array }): void {
  const { arcs, nodes, source, target, firstArc } = network;
  const { upward, downward } = wanted;
  for (let arc = 0; arc < arcs; arc++) {
    const from = source[arc]!;
    const to = target[arc]!;
    if (upward[from] === to) {
      tree.arc[from] = arc;
      tree.parent[from] = to;
      tree.up[from] = 1;
    }
    if (downward[to] === from) {
      tree.arc[to] = arc;
      tree.parent[to] = from;
      tree.up[to] = -1;
    }
  }
  for (let node = 1; node < nodes; node++) {
    if (tree.arc[node]! >= 0) continue;
    tree.arc[node] = firstArc[node]!;
    tree.parent[node] = target[firstArc[node]!]!;
    tree.up[node] = 1;
  }
}

/** Parents before children. A ring is cut at one of its nodes, which then hangs on the root without an arc. */
function orderTree(tree: { parent: Int32Array; arc: Int32Array }, nodes: number): Int32Array {
  const placed = new Uint8Array(nodes);
  placed[0] = 1;
  const onPath = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes - 1);
  const path = new Int32Array(nodes);
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

function fullArcs(
  memory: BasisMemory,
  network: Network,
  oldOf: Int32Array,
  now: { offers: Int32Array; takers: Int32Array },
  tree: { arc: Int32Array },
): number[] {
  const { source, target } = network;
  const full: number[] = [];
  const note = (arc: number): void => {
    if (arc >= 0 && tree.arc[source[arc]!] !== arc && tree.arc[target[arc]!] !== arc) full.push(arc);
  };
  for (let k = 0; k < now.offers.length; k++) if (memory.offerFull[k] === 1 && now.offers[k]! >= 0) note(network.offerArc[now.offers[k]!]!);
  for (let k = 0; k < now.takers.length; k++) {
    if (memory.takerFull[k] === 1 && now.takers[k]! >= 0) note(network.takerArc[now.takers[k]!]!);
    if (memory.beyondFull[k] === 1 && now.takers[k]! >= 0) note(network.beyondArc[now.takers[k]!]!);
  }
  for (let node = 1; node < network.nodes; node++) {
    const old = oldOf[node]!;
    const arc = network.firstArc[node]!;
    // A daily intake or a plan has one way out, which is not an item's; every other such arc is too wide to be full.
    if (old >= 0 && memory.outFull[old] === 1 && (network.role[node] === ROLE_INTAKE || network.role[node] === ROLE_PLAN)) note(arc);
  }
  return full;
}

/** Carries a basis over to the next network of its market. What cannot be carried costs pivots, never correctness. */
export function carryBasis(memory: BasisMemory, network: Network, identities: Identities): CarriedTree {
  const { nodes } = network;
  const match = matchNodes(memory, network);
  const now = { offers: newPositions(memory.offerAt, identities.offers), takers: newPositions(memory.takerAt, identities.takers) };
  const tree = { parent: new Int32Array(nodes), arc: new Int32Array(nodes).fill(-1), up: new Int8Array(nodes).fill(1) };
  takePlain(network, takeItems(memory, network, match, tree, now), tree);
  const order = orderTree(tree, nodes);
  return { ...tree, full: fullArcs(memory, network, match.oldOf, now, tree), order };
}
