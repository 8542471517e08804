import type { MarketColumns } from './market-columns';
import type { MarketIndex } from './market-index';
import { ROLE_BUNDLE, ROLE_DEMAND, ROLE_GROUP, ROLE_PLAN, ROLE_SELLER, ROLE_SHIP, UNLIMITED } from './network';
import { CALL_OFF, HANGS_NOWHERE, HANGS_ON_BUNDLE, HANGS_ON_DEMAND, PLAN_PART, type DemandDraft } from './network-demand';
import type { SupplyDraft } from './network-supply';
import type { NetworkWriter } from './network-writer';

/** One product's drafts with everything needed to write them. */
export interface ProductDraft {
  readonly market: MarketIndex;
  readonly columns: MarketColumns;
  readonly product: number;
  readonly demand: DemandDraft;
  readonly supply: SupplyDraft;
}

/** Network nodes of the draft's nodes, −1 for those that were left out. */
interface Written {
  readonly demand: Int32Array;
  readonly bundle: Int32Array;
  readonly seller: Int32Array;
  readonly ship: Int32Array;
  readonly group: Int32Array;
}

function nodeOf(writer: NetworkWriter, nodes: Int32Array, at: number, role: number, place: number, detail: number): number {
  if (nodes[at]! < 0) nodes[at] = writer.addNode(role, place, detail);
  return nodes[at]!;
}

/** Arcs of orders and call-offs, cap their kg, cost minus their bid; those below the cheapest fruit that could come are left out. */
function writeTakers(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { market, columns, product, demand, supply } = draft;
  for (let at = 0; at < demand.takers.length; at++) {
    const hangs = demand.hangs[at]!;
    const taker = demand.takers[at]!;
    const { bidVndPerKg, deliverFrom, kg, contract, kind } = market.takers[taker]!;
    if (hangs === HANGS_NOWHERE || kind === 'plan') continue;
    const own = demand.nodeOfTaker[at]!;
    const cell = columns.takerDestination[taker]! * columns.days + deliverFrom;
    const behind = writer.behind(cell);
    if (hangs === HANGS_ON_DEMAND) {
      if (supply.demandCheapest[own]! > bidVndPerKg) continue;
      const node = nodeOf(writer, nodes.demand, own, ROLE_DEMAND, demand.demandCell.data[own]!, product);
      writer.noteTaker(taker, writer.addArc(node, behind, kg, -bidVndPerKg), -1);
    } else if (hangs === HANGS_ON_BUNDLE) {
      if (supply.bundleCheapest[own]! > bidVndPerKg) continue;
      const node = nodeOf(writer, nodes.bundle, own, ROLE_BUNDLE, cell, product);
      writer.noteTaker(taker, writer.addArc(node, 0, kg, -bidVndPerKg), -1);
    } else {
      const cheapest = supply.sellerCheapest[own]!;
      if (cheapest === Infinity || (!contract && cheapest > bidVndPerKg)) continue;
      const node = nodeOf(writer, nodes.seller, own, ROLE_SELLER, cell, product);
      const arc = writer.addArc(node, behind, kg, -bidVndPerKg - (contract ? writer.bonus.contract : 0));
      if (contract) writer.noteBonus(arc, 1, 0);
      writer.noteTaker(taker, arc, -1);
    }
  }
}

/** A plan: its parts' fair shares first, then what is beyond them, through the plan's own arc. */
function writePlans(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { market, columns, product, demand, supply } = draft;
  const planNode = new Map<number, number>();
  for (let at = 0; at < demand.takers.length; at++) {
    const taker = demand.takers[at]!;
    const { kind, plan, fairShareKg, kg, bidVndPerKg, deliverFrom } = market.takers[taker]!;
    const own = demand.nodeOfTaker[at]!;
    if (kind !== 'plan' || demand.hangs[at] === HANGS_NOWHERE || supply.sellerCheapest[own] === Infinity) continue;
    if (market.plans[plan]!.kg === 0) continue;
    const cell = columns.takerDestination[taker]! * columns.days + deliverFrom;
    let node = planNode.get(plan);
    if (node === undefined) {
      node = writer.addNode(ROLE_PLAN, cell, product);
      planNode.set(plan, node);
      writer.noteBonus(writer.addArc(node, writer.behind(cell), market.plans[plan]!.kg, -writer.bonus.contract), 1, 0);
    }
    const part = nodeOf(writer, nodes.seller, own, ROLE_SELLER, cell, product);
    const share = fairShareKg > 0 ? writer.addArc(part, node, fairShareKg, -bidVndPerKg - writer.bonus.share) : -1;
    const beyond = kg > fairShareKg ? writer.addArc(part, node, kg - fairShareKg, -bidVndPerKg) : -1;
    if (share >= 0) writer.noteBonus(share, 0, 1);
    writer.noteTaker(taker, share, beyond);
  }
}

/** Bundles and downgrades: free moves from a demand node to a bundle over several days, or to what accepts more. */
function writeMoves(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { product, demand, supply } = draft;
  const { items, start } = demand.bundles;
  for (let v = 0; v < demand.bundles.count; v++) {
    if (nodes.bundle[v]! < 0) continue;
    for (let k = start.data[v]!; k < start.data[v + 1]!; k++) {
      const d = items.data[k]!;
      if (supply.demandCheapest[d]! > demand.bundleValue[v]!) continue;
      const node = nodeOf(writer, nodes.demand, d, ROLE_DEMAND, demand.demandCell.data[d]!, product);
      writer.addArc(node, nodes.bundle[v]!, UNLIMITED, 0);
    }
  }
  for (let k = 0; k < demand.downgrades.length; k += 2) {
    const a = demand.downgrades.data[k]!;
    const b = demand.downgrades.data[k + 1]!;
    if (nodes.demand[b]! < 0 || supply.demandCheapest[a]! > demand.demandValue[b]!) continue;
    writer.addArc(nodeOf(writer, nodes.demand, a, ROLE_DEMAND, demand.demandCell.data[a]!, product), nodes.demand[b]!, UNLIMITED, 0);
  }
}

function writeShips(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { columns, product, demand, supply } = draft;
  const { items, start } = supply.ships;
  const transit = columns.transit[product]!;
  const transport = columns.transport[product]!;
  const freshness = columns.freshness[product]!;
  for (let s = 0; s < supply.ships.count; s++) {
    const from = start.data[s]!;
    const cheapest = supply.shipCheapest[s]!;
    if (cheapest > supply.shipValue[s]!) continue;
    const row = items.data[from]! * columns.destinations;
    for (let k = from + 2; k < start.data[s + 1]!; k++) {
      const d = items.data[k]!;
      const lane = row + Math.floor(demand.demandCell.data[d]! / columns.days);
      const cost = transport[lane]! + freshness * transit[lane]!;
      if (cheapest + cost > demand.demandValue[d]!) continue;
      const node = nodeOf(writer, nodes.ship, s, ROLE_SHIP, items.data[from]!, items.data[from + 1]!);
      writer.addArc(node, nodes.demand[d]!, UNLIMITED, cost);
    }
  }
}

/** Arcs of one group that can still win, counted; a group with a single way to a ship node needs no node of its own. */
function writeGroup(
  writer: NetworkWriter,
  draft: ProductDraft,
  nodes: Written,
  w: number,
): { readonly node: number; readonly cost: number } {
  const { supply, columns, product } = draft;
  const freshness = columns.freshness[product]!;
  const list = supply.groups.items.data;
  const from = supply.groups.start.data[w]!;
  const end = supply.groups.start.data[w + 1]!;
  const sellersFrom = from + 1 + 2 * list[from]!;
  const cheapest = supply.groupCheapest[w]!;
  let ways = 0;
  let only = -1;
  for (let k = from + 1; k < sellersFrom; k += 2) {
    if (cheapest + freshness * list[k + 1]! > supply.shipValue[list[k]!]!) continue;
    ways++;
    only = k;
  }
  let sellers = 0;
  for (let k = sellersFrom; k < end; k += 2) if (nodes.seller[list[k]!]! >= 0) sellers++;
  if (ways + sellers === 0) return { node: -1, cost: 0 };
  if (ways === 1 && sellers === 0) return { node: nodes.ship[list[only]!]!, cost: freshness * list[only + 1]! };
  const node = nodeOf(writer, nodes.group, w, ROLE_GROUP, -1, product);
  for (let k = from + 1; k < sellersFrom; k += 2) {
    const cost = freshness * list[k + 1]!;
    if (cheapest + cost <= supply.shipValue[list[k]!]!) writer.addArc(node, nodes.ship[list[k]!]!, UNLIMITED, cost);
  }
  for (let k = sellersFrom; k < end; k += 2) {
    if (nodes.seller[list[k]!]! >= 0) writer.addArc(node, nodes.seller[list[k]!]!, UNLIMITED, list[k + 1]!);
  }
  return { node, cost: 0 };
}

function writeOffers(writer: NetworkWriter, draft: ProductDraft, nodes: Written): void {
  const { market, supply, demand } = draft;
  const count = supply.groups.count;
  const entry = new Int32Array(count);
  const entryCost = new Float64Array(count);
  const worth = new Float64Array(count);
  const freshness = draft.columns.freshness[draft.product]!;
  for (let w = 0; w < count; w++) {
    const { node, cost } = writeGroup(writer, draft, nodes, w);
    entry[w] = node;
    entryCost[w] = cost;
    worth[w] = groupWorth(supply, demand, freshness, w);
  }
  for (let at = 0; at < supply.offers.length; at++) {
    const w = supply.groupOfOffer[at]!;
    if (w < 0 || entry[w]! < 0) continue;
    const { askVndPerKg, kg } = market.offers[supply.offers[at]!]!;
    if (askVndPerKg > worth[w]!) continue;
    writer.noteOffer(supply.offers[at]!, writer.addArc(0, entry[w]!, kg, askVndPerKg + entryCost[w]!));
  }
}

/** Most that fruit of a group is worth: no limit when a call-off or plan takes it whatever its ask. */
function groupWorth(supply: SupplyDraft, demand: DemandDraft, freshness: number, w: number): number {
  const list = supply.groups.items.data;
  const from = supply.groups.start.data[w]!;
  const sellersFrom = from + 1 + 2 * list[from]!;
  let best = -Infinity;
  for (let k = from + 1; k < sellersFrom; k += 2) best = Math.max(best, supply.shipValue[list[k]!]! - freshness * list[k + 1]!);
  for (let k = sellersFrom; k < supply.groups.start.data[w + 1]!; k += 2) {
    const kind = demand.sellerNodes.items.data[demand.sellerNodes.start.data[list[k]!]! + 5]!;
    if (kind === CALL_OFF || kind === PLAN_PART) return Infinity;
    best = Infinity;
  }
  return best;
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
