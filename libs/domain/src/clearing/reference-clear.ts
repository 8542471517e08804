import type { MarketIndex } from './market/market-index';
import { addArc, cheapestFlow, type FlowGraph } from './reference/reference-flow';
import { feasiblePairs, type Pair } from './reference/reference-pairs';
import { referencePrices } from './reference/reference-prices';
import { placeDay, type Allocation, type Solution } from './market/solution';

/** Bonuses that turn the three levels of the objective into one exact number. */
interface Bonus {
  /** A kg to a call-off or plan: outweighs every fair share and all welfare. */
  readonly contract: number;
  /** A kg inside a fair share: outweighs all welfare. */
  readonly share: number;
}

function powerOfTwoAbove(value: number): number {
  let power = 1;
  while (power <= value) power *= 2;
  return power;
}

function bonusFor(market: MarketIndex, pairs: readonly Pair[]): Bonus {
  let largest = 1;
  for (const pair of pairs) largest = Math.max(largest, Math.abs(pair.surplusVndPerKg));
  for (const taker of market.takers) largest = Math.max(largest, taker.bidVndPerKg);
  const nodes = market.offers.length + 2 * market.takers.length + 2 * market.plans.length + 4;
  const share = powerOfTwoAbove(2 * nodes * largest);
  return { share, contract: market.plans.length === 0 ? share : powerOfTwoAbove((2 * market.plans.length + 2) * share) };
}

/** Arcs behind a taker: straight to the sink, or through the plan's two steps, and through the place's daily intake where there is one. */
function addTakerArcs(market: MarketIndex, graph: FlowGraph, takerNode: (position: number) => number, sink: number, bonus: Bonus): void {
  const intakeNodes = new Map<number, number>();
  const intake = (destinationId: number, day: number): number => {
    const capacity = market.capacityKg(destinationId, day);
    if (capacity === undefined) return sink;
    const key = placeDay(destinationId, day);
    const known = intakeNodes.get(key);
    if (known !== undefined) return known;
    const node = graph.nodes++;
    intakeNodes.set(key, node);
    addArc(graph, node, sink, capacity, 0);
    return node;
  };
  market.takers.forEach((taker, position) => {
    if (taker.kind === 'plan') return;
    addArc(graph, takerNode(position), intake(taker.destinationId, taker.deliverFrom), taker.kg, taker.contract ? -bonus.contract : 0);
  });
  for (const plan of market.plans) {
    const planNode = graph.nodes++;
    addArc(graph, planNode, intake(plan.destinationId, plan.day), plan.kg, -bonus.contract);
    for (const position of plan.takers) {
      const taker = market.takers[position]!;
      addArc(graph, takerNode(position), planNode, taker.fairShareKg, -bonus.share);
      addArc(graph, takerNode(position), planNode, taker.kg - taker.fairShareKg, 0);
    }
  }
}

/**
 * The exact optimum over plain pairs: slow, obvious, and the yardstick of the fast kernel.
 *
 * One arc for each feasible (offer, taker) on its cheapest day, cost minus surplus; the levels of the objective become bonuses so large
 * that no sum of lesser terms can outweigh one kg of a greater one. Minimum lots and all-or-nothing are not looked at.
 */
export function referenceAllocations(market: MarketIndex, pairs: readonly Pair[]): Allocation[] {
  const offers = market.offers.length;
  const source = 0;
  const sink = 1;
  const graph: FlowGraph = { nodes: 2 + offers + market.takers.length, from: [], to: [], capacity: [], cost: [] };
  const takerNode = (position: number): number => 2 + offers + position;
  market.offers.forEach((offer, position) => addArc(graph, source, 2 + position, offer.kg, 0));
  const firstPair = graph.from.length;
  for (const pair of pairs) {
    const room = Math.min(market.offers[pair.offer]!.kg, market.takers[pair.taker]!.kg);
    addArc(graph, 2 + pair.offer, takerNode(pair.taker), room, -pair.surplusVndPerKg);
  }
  addTakerArcs(market, graph, takerNode, sink, bonusFor(market, pairs));
  const flow = cheapestFlow(graph, source, sink);
  return pairs.flatMap((pair, k) => {
    const kg = flow[firstPair + k] ?? 0;
    return kg === 0 ? [] : [{ offer: pair.offer, taker: pair.taker, day: pair.day, kg }];
  });
}

/** Allocations and prices of a market without lots. */
export function referenceClear(market: MarketIndex): Solution {
  const pairs = feasiblePairs(market);
  const allocations = referenceAllocations(market, pairs);
  return { market, allocations, potentials: referencePrices(market, pairs, allocations), farmGate: undefined, certificate: undefined };
}
