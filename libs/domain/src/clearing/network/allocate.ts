import type { MarketColumns } from '../market/market-columns';
import { ROLE_DEMAND, type Network } from './network';
import type { Allocation } from '../market/solution';

/** Parcels of fruit on their way: which offer, which delivery day (−1 before it is known), how many kg; a list per node. */
export interface Parcels {
  readonly offer: number[];
  readonly day: number[];
  readonly kg: number[];
}

/** The arcs that carry flow, by the node they leave. */
interface FlowArcs {
  readonly start: Int32Array;
  readonly list: Int32Array;
  /** Carrying arcs that enter each node, those from the root left out. */
  readonly entering: Int32Array;
}

function carryingArcs(network: Network, flow: Int32Array): FlowArcs {
  const { nodes, arcs, source, target } = network;
  const start = new Int32Array(nodes + 1);
  const entering = new Int32Array(nodes);
  for (let arc = 0; arc < arcs; arc++) {
    if (flow[arc] === 0 || source[arc] === 0) continue;
    start[source[arc]! + 1]!++;
    entering[target[arc]!]!++;
  }
  for (let u = 0; u < nodes; u++) start[u + 1]! += start[u]!;
  const list = new Int32Array(start[nodes]!);
  const next = start.slice(0, nodes);
  for (let arc = 0; arc < arcs; arc++) {
    const from = source[arc]!;
    if (flow[arc] === 0 || from === 0) continue;
    list[next[from]!] = arc;
    next[from]!++;
  }
  return { start, list, entering };
}

/** Taker behind each arc that ends at one, with the arcs of a plan part beyond its share. */
function takerOfArc(network: Network): ReadonlyMap<number, number> {
  const takers = new Map<number, number>();
  for (let taker = 0; taker < network.takerArc.length; taker++) {
    const own = network.takerArc[taker]!;
    const beyond = network.beyondArc[taker]!;
    if (own >= 0) takers.set(own, taker);
    if (beyond >= 0) takers.set(beyond, taker);
  }
  return takers;
}

function firstDay(columns: MarketColumns, offer: number, taker: number): number {
  const { origin, harvestFrom, product } = columns.offer;
  const lane = origin[offer]! * columns.destinations + columns.taker.destination[taker]!;
  return Math.max(columns.taker.deliverFrom[taker]!, harvestFrom[offer]! + columns.transit[product[offer]!]![lane]!);
}

/** Order in which a node's parcels are handed on: older offers first, then by day. */
function sorted(parcels: Parcels): number[] {
  const order = Array.from(parcels.offer.keys());
  return order.sort((a, b) => parcels.offer[a]! - parcels.offer[b]! || parcels.day[a]! - parcels.day[b]!);
}

/** Takers before nodes, older takers first, then by number: the order in which a node's carrying arcs are served. */
function servingOrder(network: Network, takers: ReadonlyMap<number, number>, arcs: Int32Array): Int32Array {
  const last = network.takerArc.length;
  const rank = (arc: number): number => takers.get(arc) ?? last + network.target[arc]!;
  return arcs.sort((a, b) => rank(a) - rank(b) || a - b);
}

function addParcel(parcels: Parcels, offer: number, day: number, kg: number): void {
  parcels.offer.push(offer);
  parcels.day.push(day);
  parcels.kg.push(kg);
}

/** One way out of a node: the taker at its end (undefined when another node is), and the kg it carries. */
export interface Way {
  readonly taker: number | undefined;
  readonly kg: number;
}

/** Deals a node's parcels out to its ways in full; `hand` passes on so many kg of a parcel. The ways come older takers first. */
export type Deal = (parcels: Parcels, ways: readonly Way[], hand: (parcel: number, way: number, kg: number) => void) => void;

/** Older offers to older takers, each parcel to its end before the next. */
export function dealByAge(parcels: Parcels, ways: readonly Way[], hand: (parcel: number, way: number, kg: number) => void): void {
  const order = sorted(parcels);
  let at = 0;
  let left = order.length === 0 ? 0 : parcels.kg[order[0]!]!;
  for (let way = 0; way < ways.length; way++) {
    for (let wanted = ways[way]!.kg; wanted > 0;) {
      const kg = Math.min(wanted, left);
      hand(order[at]!, way, kg);
      wanted -= kg;
      left -= kg;
      if (left === 0) left = ++at < order.length ? parcels.kg[order[at]!]! : 0;
    }
  }
}

/**
 * Splits the flow of the network into allocations from offer to taker.
 *
 * Nodes are emptied once all that enters them has come, each in the way of `deal`. The network's numbering follows ids and ages alone, so
 * a unique flow gives unique allocations.
 *
 * @returns sorted by offer, taker and day.
 */
export function allocateFlow(columns: MarketColumns, network: Network, flow: Int32Array, deal: Deal): Allocation[] {
  const { start, list, entering } = carryingArcs(network, flow);
  const takers = takerOfArc(network);
  const held: (Parcels | undefined)[] = new Array<Parcels | undefined>(network.nodes);
  const parcelsAt = (node: number): Parcels => (held[node] ??= { offer: [], day: [], kg: [] });
  const ready: number[] = [];
  for (let offer = 0; offer < network.offerArc.length; offer++) {
    const arc = network.offerArc[offer]!;
    if (arc >= 0 && flow[arc]! > 0) addParcel(parcelsAt(network.target[arc]!), offer, -1, flow[arc]!);
  }
  for (let node = 1; node < network.nodes; node++) if (entering[node] === 0 && held[node] !== undefined) ready.push(node);
  const allocations: Allocation[] = [];
  for (let k = 0; k < ready.length; k++) {
    const node = ready[k]!;
    const parcels = parcelsAt(node);
    const arcs = servingOrder(network, takers, list.slice(start[node], start[node + 1]));
    const ways = Array.from(arcs, (arc): Way => ({ taker: takers.get(arc), kg: flow[arc]! }));
    deal(parcels, ways, (parcel, way, kg) => {
      const { taker } = ways[way]!;
      const offer = parcels.offer[parcel]!;
      const day = network.role[node] === ROLE_DEMAND ? network.place[node]! % columns.days : parcels.day[parcel]!;
      if (taker === undefined) addParcel(parcelsAt(network.target[arcs[way]!]!), offer, day, kg);
      else allocations.push({ offer, taker, day: day < 0 ? firstDay(columns, offer, taker) : day, kg });
    });
    for (let way = 0; way < arcs.length; way++) {
      const next = network.target[arcs[way]!]!;
      if (ways[way]!.taker === undefined && --entering[next]! === 0) ready.push(next);
    }
    held[node] = undefined;
  }
  return merged(allocations);
}

/** Sorts allocations and joins those of the same offer, taker and day that came by two ways. */
function merged(allocations: Allocation[]): Allocation[] {
  allocations.sort((a, b) => a.offer - b.offer || a.taker - b.taker || a.day - b.day);
  const out: Allocation[] = [];
  for (const allocation of allocations) {
    const last = out[out.length - 1];
    const same = last !== undefined && last.offer === allocation.offer && last.taker === allocation.taker && last.day === allocation.day;
    if (same) out[out.length - 1] = { ...last, kg: last.kg + allocation.kg };
    else out.push(allocation);
  }
  return out;
}
