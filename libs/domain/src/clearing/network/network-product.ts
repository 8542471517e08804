import { CALL_OFF_KIND, PLAN_KIND } from '../market/item-columns';
import type { MarketColumns } from '../market/market-columns';
import { ROLE_BUNDLE, ROLE_DEMAND, ROLE_GROUP, ROLE_PLAN, ROLE_SELLER, ROLE_SHIP, UNLIMITED } from './network';
import { HANGS_NOWHERE, HANGS_ON_BUNDLE, HANGS_ON_DEMAND, type DemandDraft } from './network-demand';
import type { DraftLimits } from './network-limits';
import type { SupplyDraft } from './network-supply';
import { mixed } from '../market/node-keys';
import type { NetworkWriter } from './network-writer';

/** One product's drafts with everything needed to write them. */
export interface ProductDraft {
  readonly columns: MarketColumns;
  readonly product: number;
  readonly demand: DemandDraft;
  readonly supply: SupplyDraft;
  readonly limits: DraftLimits;
}

/** Network nodes of the draft's nodes, −1 for those that were left out. */
interface Written {
  readonly demand: Int32Array;
  readonly bundle: Int32Array;
  readonly seller: Int32Array;
  readonly ship: Int32Array;
  readonly group: Int32Array;
}

function nodeOf(
  writer: NetworkWriter,
  nodes: Int32Array,
  at: number,
  role: number,
  place: number,
  detail: number,
  keys: Int32Array,
): number {
  if (nodes[at]! < 0) nodes[at] = writer.addNode(role, place, detail, keys[at]!);
  return nodes[at]!;
}

/** Arcs of orders and call-offs, cap their kg, cost minus their bid; those below the cheapest fruit that could come are left out. */
function writeTakers(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { columns, product, demand, limits } = draft;
  const { kg: kgs, bid: bids, deliverFrom, destination, kind } = columns.taker;
  for (let at = 0; at < demand.takers.length; at++) {
    const hangs = demand.hangs[at]!;
    const taker = demand.takers[at]!;
    if (hangs === HANGS_NOWHERE || kind[taker] === PLAN_KIND) continue;
    const own = demand.nodeOfTaker[at]!;
    const cell = destination[taker]! * columns.days + deliverFrom[taker]!;
    const bid = bids[taker]!;
    const kg = kgs[taker]!;
    if (hangs === HANGS_ON_DEMAND) {
      if (limits.demandCheapest[own]! > bid) continue;
      const node = nodeOf(writer, nodes.demand, own, ROLE_DEMAND, demand.demandCell.data[own]!, product, demand.demandKey);
      writer.noteTaker(taker, writer.addArc(node, writer.behind(cell), kg, -bid), -1);
    } else if (hangs === HANGS_ON_BUNDLE) {
      if (limits.bundleCheapest[own]! > bid) continue;
      const node = nodeOf(writer, nodes.bundle, own, ROLE_BUNDLE, cell, product, demand.bundleKey);
      writer.noteTaker(taker, writer.addArc(node, 0, kg, -bid), -1);
    } else {
      const contract = kind[taker] === CALL_OFF_KIND;
      const cheapest = limits.sellerCheapest[own]!;
      if (cheapest === Infinity || (!contract && cheapest > bid)) continue;
      const node = nodeOf(writer, nodes.seller, own, ROLE_SELLER, cell, product, demand.sellerNodeKey);
      const arc = writer.addArc(node, writer.behind(cell), kg, contract ? -bid - writer.bonus.contract : -bid);
      if (contract) writer.noteBonus(arc, 1, 0);
      writer.noteTaker(taker, arc, -1);
    }
  }
}

/** A plan: its parts' fair shares first, then what is beyond them, through the plan's own arc. */
function writePlans(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { columns, product, demand, limits } = draft;
  const { kg, bid, deliverFrom, destination, kind, plan: plans, fairShare } = columns.taker;
  const planNode = new Map<number, number>();
  for (let at = 0; at < demand.takers.length; at++) {
    const taker = demand.takers[at]!;
    const own = demand.nodeOfTaker[at]!;
    if (kind[taker] !== PLAN_KIND || demand.hangs[at] === HANGS_NOWHERE || limits.sellerCheapest[own] === Infinity) continue;
    const plan = plans[taker]!;
    if (columns.plan.kg[plan] === 0) continue;
    const cell = destination[taker]! * columns.days + deliverFrom[taker]!;
    let node = planNode.get(plan);
    if (node === undefined) {
      node = writer.addNode(ROLE_PLAN, cell, product, mixed(columns.productKey[product]!, cell));
      planNode.set(plan, node);
      writer.noteBonus(writer.addArc(node, writer.behind(cell), columns.plan.kg[plan]!, -writer.bonus.contract), 1, 0);
    }
    const part = nodeOf(writer, nodes.seller, own, ROLE_SELLER, cell, product, demand.sellerNodeKey);
    const fair = fairShare[taker]!;
    const share = fair > 0 ? writer.addArc(part, node, fair, -bid[taker]! - writer.bonus.share) : -1;
    const beyond = kg[taker]! > fair ? writer.addArc(part, node, kg[taker]! - fair, -bid[taker]!) : -1;
    if (share >= 0) writer.noteBonus(share, 0, 1);
    writer.noteTaker(taker, share, beyond);
  }
}

/** Bundles and downgrades: free moves from a demand node to a bundle over several days, or to what accepts more. */
function writeMoves(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { product, demand, limits } = draft;
  const items = demand.bundles.items.data;
  const start = demand.bundles.start.data;
  for (let v = 0; v < demand.bundles.count; v++) {
    if (nodes.bundle[v]! < 0) continue;
    for (let k = start[v]!; k < start[v + 1]!; k++) {
      const d = items[k]!;
      if (limits.demandCheapest[d]! > demand.bundleValue[v]!) continue;
      const node = nodeOf(writer, nodes.demand, d, ROLE_DEMAND, demand.demandCell.data[d]!, product, demand.demandKey);
      writer.addArc(node, nodes.bundle[v]!, UNLIMITED, 0);
    }
  }
  const pairs = demand.downgrades.data;
  for (let k = 0; k < demand.downgrades.length; k += 2) {
    const a = pairs[k]!;
    const b = pairs[k + 1]!;
    if (nodes.demand[b]! < 0 || limits.demandCheapest[a]! > demand.demandValue[b]!) continue;
    writer.addArc(
      nodeOf(writer, nodes.demand, a, ROLE_DEMAND, demand.demandCell.data[a]!, product, demand.demandKey),
      nodes.demand[b]!,
      UNLIMITED,
      0,
    );
  }
}

function writeShips(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { columns, demand, supply, limits } = draft;
  const ships = supply.ships.items.data;
  const start = supply.reach.start.data;
  const items = supply.reach.items.data;
  const { moveCost, shipCheapest } = limits;
  const ways = { items, node: nodes.demand, place: demand.demandPlace, worth: demand.demandValue, moveCost };
  for (let s = 0; s < supply.ships.count; s++) {
    const cheapest = shipCheapest[s]!;
    if (cheapest === Infinity) continue;
    const origin = ships[3 * s]!;
    const reach = ships[3 * s + 2]!;
    const node = writer.addNode(ROLE_SHIP, origin, ships[3 * s + 1]!, supply.shipKey.data[s]!);
    nodes.ship[s] = node;
    writer.addMoves(node, cheapest, ways, start[reach]!, start[reach + 1]!, origin * columns.destinations);
  }
}

/** Writes a group's ways and answers the node its offers enter: the group's own, or its only ship's (`soleCost` then has the cost). */
function writeGroup(writer: NetworkWriter, draft: ProductDraft, nodes: Written, w: number, soleCost: Float64Array): number {
  const { supply, columns, product, limits } = draft;
  const freshness = columns.freshness[product]!;
  const items = supply.groups.items.data;
  const from = supply.groups.start.data[w]!;
  const end = supply.groups.start.data[w + 1]!;
  const sellersFrom = from + 1 + 2 * items[from]!;
  const cheapest = supply.groupCheapest[w]!;
  const { shipValue } = limits;
  let ways = 0;
  let only = -1;
  for (let k = from + 1; k < sellersFrom; k += 2) {
    if (cheapest + freshness * items[k + 1]! > shipValue[items[k]!]!) continue;
    ways++;
    only = k;
  }
  let sellers = 0;
  for (let k = sellersFrom; k < end; k += 2) if (nodes.seller[items[k]!]! >= 0) sellers++;
  if (ways + sellers === 0) return -1;
  if (ways === 1 && sellers === 0) {
    soleCost[w] = freshness * items[only + 1]!;
    return nodes.ship[items[only]!]!;
  }
  const node = nodeOf(writer, nodes.group, w, ROLE_GROUP, -1, product, supply.groupKey.data);
  for (let k = from + 1; k < sellersFrom; k += 2) {
    const cost = freshness * items[k + 1]!;
    if (cheapest + cost <= shipValue[items[k]!]!) writer.addArc(node, nodes.ship[items[k]!]!, UNLIMITED, cost);
  }
  for (let k = sellersFrom; k < end; k += 2) {
    if (nodes.seller[items[k]!]! >= 0) writer.addArc(node, nodes.seller[items[k]!]!, UNLIMITED, items[k + 1]!);
  }
  return node;
}

function writeOffers(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { columns, supply, limits } = draft;
  const count = supply.groups.count;
  const entry = new Int32Array(count);
  const soleCost = new Float64Array(count);
  for (let w = 0; w < count; w++) entry[w] = writeGroup(writer, draft, nodes, w, soleCost);
  const { ask, kg } = columns.offer;
  for (let at = 0; at < supply.offers.length; at++) {
    const w = supply.groupOfOffer[at]!;
    const offer = supply.offers[at]!;
    if (w < 0 || entry[w]! < 0 || ask[offer]! > limits.groupValue[w]!) continue;
    writer.noteOffer(offer, writer.addArc(0, entry[w]!, kg[offer]!, ask[offer]! + soleCost[w]!));
  }
}

/** Writes one product from the root outward, so that every target stands before its source. */
export function writeProduct(writer: NetworkWriter, draft: ProductDraft): void {
  const { demand, supply } = draft;
  const none = (length: number): Int32Array => new Int32Array(length).fill(-1);
  const nodes: Written = {
    demand: none(demand.demandCell.length),
    bundle: none(demand.bundles.count),
    seller: none(demand.sellerNodes.count),
    ship: none(supply.ships.count),
    group: none(supply.groups.count),
  };
  writeTakers(writer, draft, nodes);
  writePlans(writer, draft, nodes);
  writeMoves(writer, draft, nodes);
  writeShips(writer, draft, nodes);
  writeOffers(writer, draft, nodes);
}
