import { CALL_OFF_KIND, ORDER_KIND, PLAN_KIND } from '../market/item-columns';
import type { MarketColumns } from '../market/market-columns';
import { ROLE_INTAKE, ROLE_PLAN, type Network } from '../network/network';
import { PriceBuckets } from './price-buckets';
import { PriceHeap } from './price-heap';
import { PriceWays, type PriceQueue } from './price-ways';
import type { Allocation } from '../market/solution';

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
    for (const arc of [network.takerArc[taker]!, network.beyondArc[taker]!]) if (arc >= 0) contract[network.source[arc]!] = 1;
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
  for (const { offer, taker } of allocations) if (columns.taker.kind[taker] === ORDER_KIND) spotSold[offer] = 1;
  for (let offer = 0; offer < spotSold.length; offer++) {
    const arc = network.offerArc[offer]!;
    if (arc >= 0 && spotSold[offer] === 0) open[arc] = open[arc]! & 1;
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

/** A bucket for each whole VND is cheaper than a heap where there are so many nodes that most buckets are near one: not in a small market. */
const BUCKETS_A_NODE = 64;
/** Nor beyond this price, of whatever size the market; real prices are far below it. */
const WIDEST_BUCKETS = 2 ** 20;

interface Range {
  readonly base: Int32Array;
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

/** How far the bounds alone let each node's price move from its base: up (from the root) or down (to it). */
function boundSlacks(network: Network, range: Range, toRoot: boolean): Int32Array {
  const { base, high } = range;
  const slack = new Int32Array(network.nodes);
  for (let node = 1; node < network.nodes; node++) {
    const intake = network.role[node] === ROLE_INTAKE;
    if (toRoot) slack[node] = base[node]! + (intake ? high : 0);
    else slack[node] = (intake ? 0 : high) - base[node]!;
  }
  return slack;
}

/**
 * How far each node's price can move from its base: shortest ways from the root (up) or to it (down) over reduced costs.
 *
 * First along arcs of length 0 alone, which tie most prices together; what that leaves is so small that nearly every other arc is
 * longer than the distance it would have to shorten, and is never put in a list.
 */
function reach(network: Network, open: Uint8Array, range: Range, toRoot: boolean): Int32Array {
  const distance = boundSlacks(network, range, toRoot);
  const ways = new PriceWays(network, open, range.base, toRoot);
  const widest = Math.min(WIDEST_BUCKETS, BUCKETS_A_NODE * network.nodes);
  const queue = (): PriceQueue => (range.high <= widest ? new PriceBuckets(2 * range.high) : new PriceHeap());
  ways.takeFlat(distance);
  ways.settle(distance, queue());
  ways.takeShorterThan(distance);
  ways.settle(distance, queue());
  return distance;
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
  const range = { base: basePrices(network, potential, high), high };
  const up = reach(network, open, range, false);
  const down = reach(network, open, range, true);
  const price = new Int32Array(network.nodes);
  for (let node = 1; node < network.nodes; node++) price[node] = Math.floor((2 * range.base[node]! + up[node]! - down[node]!) / 2);
  return { price };
}
