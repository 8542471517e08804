import { CALL_OFF_KIND, ORDER_KIND, PLAN_KIND } from './item-columns';
import type { MarketColumns } from './market-columns';
import { ROLE_INTAKE, ROLE_PLAN, ROLE_SELLER, type Network } from './network';
import { PriceBuckets } from './price-buckets';
import { PriceHeap } from './price-heap';
import type { Allocation } from './solution';

/** Prices of the spot market by node of the network, whole VND per kg; minus the rent at a daily intake. */
export interface NodePrices {
  readonly price: Int32Array;
}

/** The spot part of an optimal flow: what each arc may still take, and what it carries of the spot market. */
interface SpotArcs {
  /** 1 when the arc may take more, 2 when it carries spot kg, 3 both, 0 neither or not part of the spot market. */
  readonly open: Uint8Array;
}

/** Nodes of call-offs and plans: no price there comes from the market. */
function contractNodes(columns: MarketColumns, network: Network): Uint8Array {
  const contract = new Uint8Array(network.nodes);
  for (let taker = 0; taker < network.takerArc.length; taker++) {
    const kind = columns.taker.kind[taker]!;
    if (kind !== CALL_OFF_KIND && kind !== PLAN_KIND) continue;
    const arc = network.takerArc[taker]! >= 0 ? network.takerArc[taker]! : network.beyondArc[taker]!;
    if (arc >= 0 && network.role[network.source[arc]!] === ROLE_SELLER) contract[network.source[arc]!] = 1;
  }
  for (let node = 0; node < network.nodes; node++) if (network.role[node] === ROLE_PLAN) contract[node] = 1;
  return contract;
}

function spotArcs(columns: MarketColumns, network: Network, flow: Int32Array, allocations: readonly Allocation[]): SpotArcs {
  const { arcs, source, target, capacity } = network;
  const contract = contractNodes(columns, network);
  const open = new Uint8Array(arcs);
  for (let arc = 0; arc < arcs; arc++) {
    if (contract[source[arc]!] === 1 || contract[target[arc]!] === 1) continue;
    const carried = flow[arc]!;
    open[arc] = (carried < capacity[arc]! ? 1 : 0) | (carried > 0 ? 2 : 0);
  }
  const spotSold = new Uint8Array(network.offerArc.length);
  const spotIntake = new Uint8Array(columns.capacity.length);
  for (const { offer, taker, day } of allocations) {
    if (columns.taker.kind[taker] !== ORDER_KIND) continue;
    spotSold[offer] = 1;
    spotIntake[columns.taker.destination[taker]! * columns.days + day] = 1;
  }
  for (let offer = 0; offer < spotSold.length; offer++) {
    const arc = network.offerArc[offer]!;
    if (arc >= 0 && spotSold[offer] === 0) open[arc] = open[arc]! & 1;
  }
  for (let arc = 0; arc < network.arcStart[0]!; arc++) {
    if (spotIntake[network.place[source[arc]!]!] === 0) open[arc] = open[arc]! & 1;
  }
  return { open };
}

/** Highest price that can matter: above every limit, so that it never binds where a trade sets the price. */
function priceCeiling(columns: MarketColumns): number {
  let highest = 0;
  for (let k = 0; k < columns.taker.length; k++) highest = Math.max(highest, columns.taker.bid[k]!);
  for (let k = 0; k < columns.offer.length; k++) highest = Math.max(highest, columns.offer.ask[k]!);
  return highest + 1;
}

/** Arcs by the node they constrain from, for one of the two directions: (arc · 2 + 1) is the arc taken backward. */
function adjacency(network: Network, open: Uint8Array, toRoot: boolean): { start: Int32Array; list: Int32Array } {
  const { nodes, arcs, source, target } = network;
  const start = new Int32Array(nodes + 2);
  for (let arc = 0; arc < arcs; arc++) {
    const way = open[arc]!;
    if ((way & 1) !== 0) start[(toRoot ? target[arc]! : source[arc]!) + 2]!++;
    if ((way & 2) !== 0) start[(toRoot ? source[arc]! : target[arc]!) + 2]!++;
  }
  for (let u = 0; u <= nodes; u++) start[u + 1]! += start[u]!;
  const list = new Int32Array(start[nodes + 1]!);
  for (let arc = 0; arc < arcs; arc++) {
    const way = open[arc]!;
    if ((way & 1) !== 0) {
      const u = (toRoot ? target[arc]! : source[arc]!) + 1;
      list[start[u]!] = arc * 2;
      start[u]!++;
    }
    if ((way & 2) !== 0) {
      const u = (toRoot ? source[arc]! : target[arc]!) + 1;
      list[start[u]!] = arc * 2 + 1;
      start[u]!++;
    }
  }
  return { start, list };
}

/** Up to this price a bucket for each whole VND is cheaper than a heap; real prices are far below it. */
const WIDEST_BUCKETS = 2 ** 20;

interface Range {
  readonly base: Int32Array;
  readonly low: number;
  readonly high: number;
}

/** A valid price vector inside the bounds: the solver's potentials, bonuses cut off. Cutting keeps every constraint (see the README). */
function basePrices(network: Network, potential: Float64Array, ceiling: number): Int32Array {
  const base = new Int32Array(network.nodes);
  for (let node = 1; node < network.nodes; node++) {
    const intake = network.role[node] === ROLE_INTAKE;
    base[node] = Math.min(Math.max(potential[node]!, intake ? -ceiling : 0), intake ? 0 : ceiling);
  }
  return base;
}

/** How far the bound itself lets a node's price move from its base, up (from the root) or down (to it). */
function boundSlack(network: Network, range: Range, node: number, toRoot: boolean): number {
  const intake = network.role[node] === ROLE_INTAKE;
  if (toRoot) return range.base[node]! - (intake ? -range.high : 0);
  return (intake ? 0 : range.high) - range.base[node]!;
}

/** Dijkstra on reduced costs from the root or to it; arcs of length 0 are followed at once on a stack, without the heap. */
function reach(network: Network, open: Uint8Array, range: Range, toRoot: boolean): Float64Array {
  const { nodes, source, target } = network;
  const { cost } = network;
  const { base } = range;
  const { start, list } = adjacency(network, open, toRoot);
  const distance = new Float64Array(nodes);
  const settled = new Uint8Array(nodes);
  const heap = range.high <= WIDEST_BUCKETS ? new PriceBuckets(2 * range.high) : new PriceHeap();
  const stack = new Int32Array(nodes);
  for (let node = 1; node < nodes; node++) {
    distance[node] = boundSlack(network, range, node, toRoot);
    if (distance[node]! > 0) heap.push(distance[node]!, node);
  }
  let depth = 0;
  stack[depth++] = 0;
  settled[0] = 1;
  for (let node = 1; node < nodes; node++) {
    if (distance[node] !== 0) continue;
    settled[node] = 1;
    stack[depth++] = node;
  }
  for (;;) {
    while (depth > 0) {
      const u = stack[--depth]!;
      const here = distance[u]!;
      for (let k = start[u]!; k < start[u + 1]!; k++) {
        const arc = list[k]! >> 1;
        const backward = (list[k]! & 1) === 1;
        const from = backward ? target[arc]! : source[arc]!;
        const to = backward ? source[arc]! : target[arc]!;
        const v = toRoot ? from : to;
        if (settled[v] === 1) continue;
        const length = (backward ? -cost[arc]! : cost[arc]!) + base[from]! - base[to]!;
        const reached = here + length;
        if (reached >= distance[v]! && reached !== here) continue;
        if (reached === here) {
          distance[v] = here;
          settled[v] = 1;
          stack[depth++] = v;
        } else {
          distance[v] = reached;
          heap.push(reached, v);
        }
      }
    }
    let next = -1;
    while (!heap.empty && next < 0) {
      const node = heap.pop();
      if (settled[node] === 0 && heap.leastKey === distance[node]) next = node;
    }
    if (next < 0) return distance;
    settled[next] = 1;
    stack[depth++] = next;
  }
}

/**
 * Spot prices: the midpoint of the range that supports the allocation, in whole VND.
 *
 * The highest price vector is the distance from the root in the residual network of the spot part of the flow, the lowest minus the
 * distance to it; floor((high + low) / 2) meets every constraint that both meet. Call-offs and plans take kg away but set no price.
 *
 * @param potential the solver's, at the optimum.
 */
export function spotPrices(
  columns: MarketColumns,
  network: Network,
  flow: Int32Array,
  potential: Float64Array,
  allocations: readonly Allocation[],
): NodePrices {
  const { open } = spotArcs(columns, network, flow, allocations);
  const high = priceCeiling(columns);
  const range = { base: basePrices(network, potential, high), low: 0, high };
  const up = reach(network, open, range, false);
  const down = reach(network, open, range, true);
  const price = new Int32Array(network.nodes);
  for (let node = 1; node < network.nodes; node++) price[node] = Math.floor((2 * range.base[node]! + up[node]! - down[node]!) / 2);
  return { price };
}
