import { allocateFlow, dealByAge } from './network/allocate';
import type { ClearingInput } from './clearing-input';
import { marketColumns, type MarketColumns } from './market/market-columns';
import type { MarketIndex } from './market/market-index';
import { buildNetwork } from './network/build-network';
import { ROLE_INTAKE, type Network } from './network/network';
import { arcFlows, COLD_BLOCK, pivotBound, solve, straighten } from './simplex/network-simplex';
import { certificateOf } from './network/network-certificate';
import { idKey } from './market/node-keys';
import { spotPrices, type NodePrices } from './prices/prices';
import { breakTies } from './simplex/ties';
import { firstBasis, type Simplex } from './simplex/simplex-state';
import type { Identities } from './warm-start/basis-memory';
import { solveCold, type ItemIdentity, type LiveSolver } from './warm-start/live-solver';
import type { Allocation, Potentials, Solution } from './market/solution';

/** Prices of the nodes brought back to the items: offers at the farm gate, takers at their door. */
function itemPotentials(columns: MarketColumns, network: Network, prices: NodePrices): Potentials {
  const { price } = prices;
  const offer = new Int32Array(columns.offer.length);
  for (let k = 0; k < offer.length; k++) {
    const arc = network.offerArc[k]!;
    const ask = columns.offer.ask[k]!;
    offer[k] = arc < 0 ? ask : price[network.target[arc]!]! - (network.cost[arc]! - ask);
  }
  const rentAt = new Int32Array(columns.capacity.length);
  for (let arc = 0; arc < network.arcStart[0]!; arc++) {
    const node = network.source[arc]!;
    if (network.role[node] === ROLE_INTAKE) rentAt[network.place[node]!] = -price[node]!;
  }
  const taker = new Int32Array(columns.taker.length);
  for (let k = 0; k < taker.length; k++) {
    const arc = network.takerArc[k]!;
    const cell = columns.taker.destination[k]! * columns.days + columns.taker.deliverFrom[k]!;
    taker[k] = arc < 0 ? columns.taker.bid[k]! - rentAt[cell]! : price[network.source[arc]!]!;
  }
  return { offer, taker };
}

/** Contract kg and welfare of a flow, summed arc by arc. */
function objectiveOfFlow(network: Network, flow: Int32Array): { readonly contractKg: bigint; readonly welfareVnd: bigint } {
  const bonuses = new Map(network.bonusArcs.map(({ arc, contract, share }) => [arc, { contract, share }]));
  let contractKg = 0n;
  let welfareVnd = 0n;
  for (let arc = 0; arc < network.arcs; arc++) {
    if (flow[arc] === 0) continue;
    const bonus = bonuses.get(arc);
    const own = bonus === undefined ? 0 : bonus.contract * network.bonus.contract + bonus.share * network.bonus.share;
    if (bonus !== undefined) contractKg += BigInt(bonus.contract * flow[arc]!);
    welfareVnd -= BigInt(network.cost[arc]! + own) * BigInt(flow[arc]!);
  }
  return { contractKg, welfareVnd };
}

/** The network of a snapshot, as it is solved. */
export function networkOf(input: ClearingInput): Network {
  return buildNetwork(marketColumns(input));
}

/** The steps of a round apart, for measuring: each works on what the one before left. */
export function stagesOf(input: ClearingInput): [name: string, work: () => unknown][] {
  let columns: MarketColumns;
  let network: Network;
  let simplex: Simplex;
  let flow: Int32Array;
  let allocations: Allocation[];
  return [
    [
      'build',
      () => {
        columns = marketColumns(input);
        network = buildNetwork(columns);
      },
    ],
    [
      'solve',
      () => {
        simplex = firstBasis(network);
        solve(simplex, COLD_BLOCK, pivotBound(network));
      },
    ],
    ['ties', () => breakTies(network, simplex)],
    [
      'allocate',
      () => {
        flow = arcFlows(simplex);
        straighten(simplex);
        allocations = allocateFlow(columns, network, flow, dealByAge);
        return objectiveOfFlow(network, flow);
      },
    ],
    ['prices', () => void spotPrices(columns, network, flow, simplex.potential, allocations)],
  ];
}

/** Who the items are from round to round, by position in canonical order. */
function identitiesOf(market: MarketIndex, columns: MarketColumns, identity: ItemIdentity): Identities {
  const offers = Float64Array.from(market.offers, ({ id }) => identity.offer(id));
  const takers = Float64Array.from(market.takers, ({ id, contractId }, k) =>
    k < columns.taker.lines ? identity.line(id) : -1 - contractId,
  );
  return { offers, takers };
}

/** Keys of places and sellers by who they are, not by this round's ids. */
function keysByIdentity(columns: MarketColumns, input: ClearingInput, identity: ItemIdentity): void {
  const ranked = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b);
  ranked(input.origins).forEach((id, rank) => (columns.originKey[rank] = idKey(identity.origin(id))));
  ranked(input.destinations).forEach((id, rank) => (columns.destinationKey[rank] = idKey(identity.destination(id))));
  columns.sellerId.forEach((id, rank) => (columns.sellerKey[rank] = idKey(identity.seller(id))));
}

/** The optimum of a market without lots, by the compact network. Positions are those of the index. */
export function networkClear(market: MarketIndex): Solution {
  const columns = marketColumns(market.input);
  const network = buildNetwork(columns);
  return solutionOf(market, columns, network, solveCold(network), () => undefined);
}

/** The same optimum, reached from that of the market's round before. */
export function networkClearLive(market: MarketIndex, live: LiveSolver, identity: ItemIdentity): Solution {
  const columns = marketColumns(market.input);
  keysByIdentity(columns, market.input, identity);
  const network = buildNetwork(columns);
  const identities = identitiesOf(market, columns, identity);
  const { simplex } = live.solve(network, identities);
  return solutionOf(market, columns, network, simplex, () => live.remember(network, simplex, identities));
}

/** From an optimal basis to the solution: ties, allocations, prices and the proof. @param keep called while the basis still stands. */
function solutionOf(market: MarketIndex, columns: MarketColumns, network: Network, simplex: Simplex, keep: () => void): Solution {
  breakTies(network, simplex);
  const flow = arcFlows(simplex);
  keep();
  straighten(simplex);
  const allocations = allocateFlow(columns, network, flow, dealByAge);
  const prices = spotPrices(columns, network, flow, simplex.potential, allocations);
  const certificate = certificateOf(market, columns, network, simplex.potential);
  return { market, allocations, potentials: itemPotentials(columns, network, prices), farmGate: undefined, certificate };
}
