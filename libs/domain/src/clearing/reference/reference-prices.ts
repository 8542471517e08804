import type { MarketIndex } from '../market/market-index';
import type { Pair } from './reference-pairs';
import { placeDay, type Allocation, type Potentials } from '../market/solution';

/** potential[to] ≤ potential[from] + cost. */
interface Constraint {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** Longest way a price may be from zero: above every bid, so that it never binds where a trade sets the price. */
function priceCeiling(market: MarketIndex): number {
  let highest = 0;
  for (const taker of market.takers) highest = Math.max(highest, taker.bidVndPerKg);
  for (const offer of market.offers) highest = Math.max(highest, offer.askVndPerKg);
  return highest + 1;
}

/** Shortest distances from node 0 by repeated sweeps over a queue; the constraints have no negative cycle when the flow is optimal. */
function distances(nodes: number, constraints: readonly Constraint[]): number[] {
  const out: Constraint[][] = Array.from({ length: nodes }, () => []);
  for (const constraint of constraints) out[constraint.from]!.push(constraint);
  const distance = new Array<number>(nodes).fill(Infinity);
  const waiting = new Uint8Array(nodes);
  distance[0] = 0;
  let queue = [0];
  while (queue.length > 0) {
    const next: number[] = [];
    for (const node of queue) {
      waiting[node] = 0;
      for (const { to, cost } of out[node]!) {
        const reach = distance[node]! + cost;
        if (reach >= distance[to]!) continue;
        distance[to] = reach;
        if (waiting[to] === 0) {
          waiting[to] = 1;
          next.push(to);
        }
      }
    }
    queue = next;
  }
  return distance;
}

interface SpotGraph {
  readonly constraints: Constraint[];
  readonly nodes: number;
}

/**
 * What the optimal flow says about prices, as difference constraints: node 0 is worth 0, offers and takers follow, then daily intakes.
 * Call-offs and plans take kg and intake away but set no price, since theirs was agreed before.
 */
function spotConstraints(market: MarketIndex, pairs: readonly Pair[], allocations: readonly Allocation[]): SpotGraph {
  const offers = market.offers.length;
  const sold = new Array<number>(offers).fill(0);
  const spotSold = new Array<number>(offers).fill(0);
  const filled = new Array<number>(market.takers.length).fill(0);
  const taken = new Map<number, { total: number; spot: number }>();
  const kgOfPair = new Map<number, number>();
  for (const { offer, taker, day, kg } of allocations) {
    const spot = market.takers[taker]!.contract ? 0 : kg;
    sold[offer] = sold[offer]! + kg;
    spotSold[offer] = spotSold[offer]! + spot;
    filled[taker] = filled[taker]! + kg;
    if (spot > 0) kgOfPair.set(offer * market.takers.length + taker, kg);
    const key = placeDay(market.takers[taker]!.destinationId, day);
    const use = taken.get(key) ?? { total: 0, spot: 0 };
    taken.set(key, { total: use.total + kg, spot: use.spot + spot });
  }
  const ceiling = priceCeiling(market);
  const constraints: Constraint[] = [];
  const bothWays = (from: number, to: number, cost: number, room: boolean, used: boolean): void => {
    if (room) constraints.push({ from, to, cost });
    if (used) constraints.push({ from: to, to: from, cost: -cost });
  };
  const worth = (node: number, low: number, high: number): void => {
    constraints.push({ from: 0, to: node, cost: high }, { from: node, to: 0, cost: -low });
  };
  market.offers.forEach((offer, position) => {
    bothWays(0, 1 + position, offer.askVndPerKg, sold[position]! < offer.kg, spotSold[position]! > 0);
    worth(1 + position, 0, ceiling);
  });
  for (const { offer, taker, costVndPerKg } of pairs) {
    if (market.takers[taker]!.contract) continue;
    bothWays(1 + offer, 1 + offers + taker, costVndPerKg, true, kgOfPair.has(offer * market.takers.length + taker));
  }
  let nodes = 1 + offers + market.takers.length;
  const intakeNode = new Map<number, number>();
  market.takers.forEach((taker, position) => {
    worth(1 + offers + position, 0, ceiling);
    if (taker.contract) return;
    const capacity = market.capacityKg(taker.destinationId, taker.deliverFrom);
    const key = placeDay(taker.destinationId, taker.deliverFrom);
    if (capacity !== undefined && !intakeNode.has(key)) {
      intakeNode.set(key, nodes);
      const use = taken.get(key) ?? { total: 0, spot: 0 };
      worth(nodes, -ceiling, ceiling);
      bothWays(nodes, 0, 0, use.total < capacity, use.spot > 0);
      constraints.push({ from: 0, to: nodes, cost: 0 });
      nodes++;
    }
    const behind = capacity === undefined ? 0 : intakeNode.get(key)!;
    bothWays(1 + offers + position, behind, -taker.bidVndPerKg, filled[position]! < taker.kg, filled[position]! > 0);
  });
  return { constraints, nodes };
}

/**
 * The midpoint of the range of spot prices that support the allocation, whole VND.
 *
 * The highest vector is the distance from the root, the lowest minus the distance to it; floor((high + low) / 2) meets every constraint
 * that both meet. Source: CLEARING section 5; Shapley and Shubik, *The assignment game* (1971) for the lattice of prices.
 */
export function referencePrices(market: MarketIndex, pairs: readonly Pair[], allocations: readonly Allocation[]): Potentials {
  const { constraints, nodes } = spotConstraints(market, pairs, allocations);
  const high = distances(nodes, constraints);
  const toRoot = distances(
    nodes,
    constraints.map(({ from, to, cost }) => ({ from: to, to: from, cost })),
  );
  const middle = high.map((value, node) => Math.floor((value - toRoot[node]!) / 2));
  const offers = market.offers.length;
  return {
    offer: middle.slice(1, 1 + offers),
    taker: middle.slice(1 + offers, 1 + offers + market.takers.length),
  };
}
