import type { Bonus, Network } from '../network/network';
import { ARC, PARENT, RECORD, UP, type Simplex } from '../simplex/simplex-state';

/** What the tree arc of a node was: no item's arc (pointing up or down), an offer's, a taker's, or a plan part's beyond its share. */
export const PLAIN_UP = 0;
export const PLAIN_DOWN = 1;
export const OFFER_DOWN = 2;
export const TAKER_UP = 3;
export const TAKER_DOWN = 4;
export const BEYOND_UP = 5;
export const BEYOND_DOWN = 6;

/** Who an item is from one round to the next: by position in canonical order, a number of its own that never changes. */
export interface Identities {
  readonly offers: Float64Array;
  readonly takers: Float64Array;
}

/** An optimal basis in terms that outlive its network: nodes by their keys, arcs of items by the items' identities. */
export interface BasisMemory {
  readonly nodes: number;
  readonly key: Int32Array;
  readonly parent: Int32Array;
  /** Potentials, and the bonuses that are in them. */
  readonly potential: Float64Array;
  readonly bonus: Bonus;
  readonly kind: Uint8Array;
  /** Position of the item whose arc is the node's tree arc. */
  readonly item: Int32Array;
  /** 1 where an arc outside the tree is full: by position of the offer or taker, or by the node that it leaves. */
  readonly offerFull: Uint8Array;
  readonly takerFull: Uint8Array;
  readonly beyondFull: Uint8Array;
  readonly outFull: Uint8Array;
  /** Identities by position. */
  readonly offers: Float64Array;
  readonly takers: Float64Array;
}

/** Notes one item's arc: on the node whose tree arc it is, or as full. */
function noteItem(simplex: Simplex, memory: BasisMemory, arc: number, position: number, up: number, full: Uint8Array): void {
  if (arc < 0) return;
  const { record, source, target, turned } = simplex;
  for (const [node, kind] of [
    [turned[arc] === 1 ? target[arc]! : source[arc]!, up],
    [turned[arc] === 1 ? source[arc]! : target[arc]!, up + 1],
  ] as const) {
    if (node === 0 || record[(node << RECORD) + ARC] !== arc) continue;
    memory.kind[node] = kind;
    memory.item[node] = position;
    return;
  }
  full[position] = turned[arc]!;
}

/** Keeps a basis for the next network of the market. @param simplex at the optimum, before its arcs are straightened. */
export function rememberBasis(network: Network, simplex: Simplex, identities: Identities): BasisMemory {
  const { nodes } = network;
  const { record, source, target, turned } = simplex;
  const memory: BasisMemory = {
    nodes,
    key: network.key,
    parent: new Int32Array(nodes),
    potential: simplex.potential,
    bonus: network.bonus,
    kind: new Uint8Array(nodes),
    item: new Int32Array(nodes).fill(-1),
    offerFull: new Uint8Array(network.offerArc.length),
    takerFull: new Uint8Array(network.takerArc.length),
    beyondFull: new Uint8Array(network.takerArc.length),
    outFull: new Uint8Array(nodes),
    offers: identities.offers,
    takers: identities.takers,
  };
  for (let node = 1; node < nodes; node++) {
    const at = node << RECORD;
    memory.parent[node] = record[at + PARENT]!;
    memory.kind[node] = (record[at + UP] === 1) === (turned[record[at + ARC]!] === 0) ? PLAIN_UP : PLAIN_DOWN;
    const out = network.firstArc[node]!;
    const leaves = turned[out] === 1 ? target[out]! : source[out]!;
    const inTree = record[at + ARC] === out || record[((turned[out] === 1 ? source[out]! : target[out]!) << RECORD) + ARC] === out;
    if (leaves === node && turned[out] === 1 && !inTree) memory.outFull[node] = 1;
  }
  for (let k = 0; k < network.offerArc.length; k++) noteItem(simplex, memory, network.offerArc[k]!, k, OFFER_DOWN - 1, memory.offerFull);
  for (let k = 0; k < network.takerArc.length; k++) {
    noteItem(simplex, memory, network.takerArc[k]!, k, TAKER_UP, memory.takerFull);
    noteItem(simplex, memory, network.beyondArc[k]!, k, BEYOND_UP, memory.beyondFull);
  }
  return memory;
}
