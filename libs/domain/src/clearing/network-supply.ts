import { IntColumn, IntLists } from './int-lists';
import type { MarketColumns } from './market-columns';
import type { MarketIndex } from './market-index';
import type { DemandDraft } from './network-demand';
import type { ProductKinds } from './network-kinds';

/** The supply side of one product before anything is written: S nodes by ship day and place, W groups of offers. */
export interface SupplyDraft {
  readonly offers: Int32Array;
  /** S: lists (origin, ship day, D nodes …). */
  readonly ships: IntLists;
  /** Cheapest fruit that can stand on an S node: ask and age while held, VND per kg. */
  readonly shipCheapest: Float64Array;
  /** Most that fruit on an S node is worth. */
  readonly shipValue: Float64Array;
  /** W: lists (number of ships, S and days held of each …, C and cost of each …). */
  readonly groups: IntLists;
  readonly groupCheapest: Float64Array;
  /** By position in `offers`; −1 for an offer that can go nowhere. */
  readonly groupOfOffer: Int32Array;
  /** Cheapest fruit that can reach each D, V and C node. */
  readonly demandCheapest: Float64Array;
  readonly bundleCheapest: Float64Array;
  readonly sellerCheapest: Float64Array;
}

/** One product's lane and age figures, unpacked once. */
interface Roads {
  readonly transit: Int32Array;
  readonly transport: Int32Array;
  readonly freshness: number;
  readonly maxHold: number;
  readonly destinations: number;
  readonly days: number;
}

/** Scratch for one list at a time; grown, never shrunk. */
let buffer = new Int32Array(4096);

function room(length: number): Int32Array {
  if (length > buffer.length) {
    const wider = new Int32Array(length * 2);
    wider.set(buffer);
    buffer = wider;
  }
  return buffer;
}

function roadsOf(columns: MarketColumns, product: number): Roads {
  const { destinations, days } = columns;
  const figures = { freshness: columns.freshness[product]!, maxHold: columns.maxHold[product]! };
  return { transit: columns.transit[product]!, transport: columns.transport[product]!, ...figures, destinations, days };
}

/** List of D nodes that fruit of a kind can reach from an origin on a ship day, in the buffer; answers its length, 2 when empty. */
function shipList(roads: Roads, kinds: ProductKinds, demand: DemandDraft, kind: number, origin: number, ship: number): number {
  const list = room(2 + roads.destinations * kinds.classes);
  list[0] = origin;
  list[1] = ship;
  let length = 2;
  for (let destination = 0; destination < roads.destinations; destination++) {
    const transit = roads.transit[origin * roads.destinations + destination]!;
    const day = ship + transit;
    if (transit < 0 || day >= roads.days) continue;
    const cell = destination * roads.days + day;
    const type = demand.cellType[cell]!;
    if (type < 0) continue;
    const classes = demand.strictest(type, kind);
    for (let k = 0; k < classes.length; k++) list[length++] = demand.demandAt[cell * kinds.classes + classes[k]!]! - 1;
  }
  return length;
}

interface Ships {
  readonly ships: IntLists;
  /** S + 1 by ((kind · origins + origin) · days + ship day), 0 not looked up, −1 nowhere to go. */
  readonly shipAt: Int32Array;
}

/** C nodes that an offer fits, appended to the buffer as (C, cost) after `length`; answers the new length. */
function sellerList(
  market: MarketIndex,
  columns: MarketColumns,
  roads: Roads,
  kinds: ProductKinds,
  demand: DemandDraft,
  at: SellerAt,
): number {
  let { length } = at;
  const nodes = demand.sellerNodesOf.get(columns.offerSeller[at.offer]!);
  if (nodes === undefined) return length;
  const list = room(length + nodes.length * 2);
  const { harvestFrom, harvestTo } = market.offers[at.offer]!;
  const { items, start } = demand.sellerNodes;
  for (const node of nodes) {
    const from = start.data[node]!;
    if (kinds.belongs[at.kind * kinds.classes + items.data[from + 1]!] === 0) continue;
    const lane = columns.offerOrigin[at.offer]! * roads.destinations + items.data[from + 2]!;
    const transit = roads.transit[lane]!;
    const first = Math.max(items.data[from + 3]!, harvestFrom + transit);
    const last = Math.min(items.data[from + 4]!, harvestTo + roads.maxHold + transit);
    if (transit < 0 || first > last) continue;
    list[length++] = node;
    list[length++] = roads.transport[lane]! + roads.freshness * (transit + Math.max(0, first - transit - harvestTo));
  }
  return length;
}

interface SellerAt {
  readonly offer: number;
  readonly kind: number;
  readonly length: number;
}

/** Number of the offer's group, −1 when it can go nowhere. */
function groupOf(
  market: MarketIndex,
  columns: MarketColumns,
  roads: Roads,
  kinds: ProductKinds,
  demand: DemandDraft,
  out: Ships & { groups: IntLists },
  offer: number,
  kind: number,
): number {
  const { harvestFrom, harvestTo } = market.offers[offer]!;
  const origin = columns.offerOrigin[offer]!;
  const lastShip = Math.min(harvestTo + roads.maxHold, roads.days - 1);
  const base = (kind * columns.origins + origin) * roads.days;
  for (let ship = harvestFrom; ship <= lastShip; ship++) {
    if (out.shipAt[base + ship] !== 0) continue;
    const length = shipList(roads, kinds, demand, kind, origin, ship);
    out.shipAt[base + ship] = length === 2 ? -1 : out.ships.intern(buffer, length) + 1;
  }
  const list = room(1 + 2 * Math.max(0, lastShip - harvestFrom + 1));
  let length = 1;
  for (let ship = harvestFrom; ship <= lastShip; ship++) {
    const node = out.shipAt[base + ship]!;
    if (node < 0) continue;
    list[length++] = node - 1;
    list[length++] = Math.max(0, ship - harvestTo);
  }
  list[0] = (length - 1) >> 1;
  length = sellerList(market, columns, roads, kinds, demand, { offer, kind, length });
  return length === 1 ? -1 : out.groups.intern(buffer, length);
}

function shipValues(ships: IntLists, roads: Roads, demand: DemandDraft): Float64Array {
  const { start, items } = ships;
  const value = new Float64Array(ships.count);
  for (let s = 0; s < ships.count; s++) {
    let best = -Infinity;
    const from = start.data[s]!;
    const row = items.data[from]! * roads.destinations;
    for (let k = from + 2; k < start.data[s + 1]!; k++) {
      const node = items.data[k]!;
      const lane = row + Math.floor(demand.demandCell.data[node]! / roads.days);
      best = Math.max(best, demand.demandValue[node]! - roads.transport[lane]! - roads.freshness * roads.transit[lane]!);
    }
    value[s] = best;
  }
  return value;
}

/** Spreads the cheapest asks forward through the draft, so that arcs which can only lose are never written. */
function spreadCheapest(
  draft: Omit<SupplyDraft, 'demandCheapest' | 'bundleCheapest' | 'sellerCheapest'>,
  roads: Roads,
  demand: DemandDraft,
): SupplyDraft {
  const { ships, groups, shipCheapest, shipValue, groupCheapest } = draft;
  const sellerCheapest = new Float64Array(demand.sellerNodes.count).fill(Infinity);
  for (let w = 0; w < groups.count; w++) {
    const list = groups.items.data;
    const from = groups.start.data[w]!;
    const sellersFrom = from + 1 + 2 * list[from]!;
    for (let k = from + 1; k < sellersFrom; k += 2) {
      const cost = groupCheapest[w]! + roads.freshness * list[k + 1]!;
      if (cost <= shipValue[list[k]!]!) shipCheapest[list[k]!] = Math.min(shipCheapest[list[k]!]!, cost);
    }
    for (let k = sellersFrom; k < groups.start.data[w + 1]!; k += 2) {
      sellerCheapest[list[k]!] = Math.min(sellerCheapest[list[k]!]!, groupCheapest[w]! + list[k + 1]!);
    }
  }
  const demandCheapest = new Float64Array(demand.demandCell.length).fill(Infinity);
  for (let s = 0; s < ships.count; s++) {
    const from = ships.start.data[s]!;
    const row = ships.items.data[from]! * roads.destinations;
    for (let k = from + 2; k < ships.start.data[s + 1]!; k++) {
      const node = ships.items.data[k]!;
      const lane = row + Math.floor(demand.demandCell.data[node]! / roads.days);
      const cost = shipCheapest[s]! + roads.transport[lane]! + roads.freshness * roads.transit[lane]!;
      demandCheapest[node] = Math.min(demandCheapest[node]!, cost);
    }
  }
  for (let k = demand.downgrades.length - 2; k >= 0; k -= 2) {
    const b = demand.downgrades.data[k + 1]!;
    demandCheapest[b] = Math.min(demandCheapest[b]!, demandCheapest[demand.downgrades.data[k]!]!);
  }
  const bundleCheapest = new Float64Array(demand.bundles.count).fill(Infinity);
  for (let v = 0; v < demand.bundles.count; v++) {
    for (let k = demand.bundles.start.data[v]!; k < demand.bundles.start.data[v + 1]!; k++) {
      bundleCheapest[v] = Math.min(bundleCheapest[v]!, demandCheapest[demand.bundles.items.data[k]!]!);
    }
  }
  return { ...draft, demandCheapest, bundleCheapest, sellerCheapest };
}

/** Drafts the supply nodes of one product against its demand draft. */
export function draftSupply(
  market: MarketIndex,
  columns: MarketColumns,
  kinds: ProductKinds,
  demand: DemandDraft,
  product: number,
  offers: Int32Array,
): SupplyDraft {
  const roads = roadsOf(columns, product);
  const ships = new IntLists(offers.length);
  const groups = new IntLists(offers.length);
  const shipAt = new Int32Array(Math.max(1, kinds.kinds) * columns.origins * roads.days);
  const groupOfOffer = new Int32Array(offers.length).fill(-1);
  const cheapest = new IntColumn(offers.length);
  for (let at = 0; at < offers.length; at++) {
    const kind = kinds.kindOfOffer[at]!;
    const offer = market.offers[offers[at]!]!;
    if (kind < 0 || offer.kg === 0) continue;
    const group = groupOf(market, columns, roads, kinds, demand, { ships, shipAt, groups }, offers[at]!, kind);
    groupOfOffer[at] = group;
    if (group < 0) continue;
    if (group === cheapest.length) cheapest.push(offer.askVndPerKg);
    else cheapest.data[group] = Math.min(cheapest.data[group]!, offer.askVndPerKg);
  }
  const draft = {
    offers,
    ships,
    shipCheapest: new Float64Array(ships.count).fill(Infinity),
    shipValue: shipValues(ships, roads, demand),
    groups,
    groupCheapest: Float64Array.from(cheapest.data.subarray(0, groups.count)),
    groupOfOffer,
  };
  return spreadCheapest(draft, roads, demand);
}
