import type { OptimalityCertificate } from '../clearing-result';
import type { MarketColumns } from '../market/market-columns';
import type { MarketIndex } from '../market/market-index';
import type { Bonus, Network } from './network';

/** Takes a potential apart into contract kg, fair-share kg and VND. Exact: VND along a tree path stay far below half a bonus. */
function appendTriple(out: number[], value: number, bonus: Bonus): void {
  const contract = Math.round(value / bonus.contract);
  const rest = value - contract * bonus.contract;
  const share = bonus.share === bonus.contract ? 0 : Math.round(rest / bonus.share);
  out.push(contract, share, rest - share * bonus.share);
}

/** What one more kg of an arc's capacity would be worth: minus its reduced cost, 0 where that is not positive. */
function worthOf(network: Network, potential: Float64Array, arc: number): number {
  if (arc < 0) return 0;
  const reduced = network.cost[arc]! + potential[network.source[arc]!]! - potential[network.target[arc]!]!;
  return Math.max(0, -reduced);
}

function byId(ids: readonly number[]): number[] {
  return Array.from(ids.keys()).sort((a, b) => ids[a]! - ids[b]!);
}

/**
 * Writes the solver's potentials as a proof: what one more kg of each offer, line, plan and daily intake would be worth.
 *
 * @param potential the solver's at the optimum; the network's arcs stand in their own direction.
 */
export function certificateOf(
  market: MarketIndex,
  columns: MarketColumns,
  network: Network,
  potential: Float64Array,
): OptimalityCertificate {
  const { bonus } = network;
  const offers: number[] = [];
  for (const at of byId(market.offers.map(({ id }) => id))) appendTriple(offers, worthOf(network, potential, network.offerArc[at]!), bonus);
  const lines: number[] = [];
  const lineIds = market.takers.slice(0, columns.taker.lines).map(({ id }) => id);
  for (const at of byId(lineIds)) appendTriple(lines, worthOf(network, potential, network.takerArc[at]!), bonus);
  const plans: number[] = [];
  const planParts: number[] = [];
  for (const position of byId(market.plans.map(({ id }) => id))) {
    const { takers } = market.plans[position]!;
    let planArc = -1;
    for (const order of byId(takers.map((taker) => market.takers[taker]!.contractId))) {
      const taker = takers[order]!;
      const share = network.takerArc[taker]!;
      const beyond = network.beyondArc[taker]!;
      const own = share >= 0 ? share : beyond;
      if (own >= 0) planArc = network.firstArc[network.target[own]!]!;
      appendTriple(planParts, worthOf(network, potential, share), bonus);
      appendTriple(planParts, worthOf(network, potential, beyond), bonus);
    }
    appendTriple(plans, worthOf(network, potential, planArc), bonus);
  }
  const rentAt = new Float64Array(columns.capacity.length);
  for (let arc = 0; arc < network.arcStart[0]!; arc++) rentAt[network.place[network.source[arc]!]!] = worthOf(network, potential, arc);
  const intakes: number[] = [];
  for (let cell = 0; cell < rentAt.length; cell++) if (columns.capacity[cell]! >= 0) appendTriple(intakes, rentAt[cell]!, bonus);
  return { offers, lines, plans, planParts, intakes };
}
