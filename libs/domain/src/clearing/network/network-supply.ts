import { IntColumn, IntLists } from '../market/int-lists';
import type { MarketColumns } from '../market/market-columns';
import type { DemandDraft } from './network-demand';
import type { ProductKinds } from './network-kinds';
import { mixed } from '../market/node-keys';
import { Scratch } from '../market/scratch';
import { ShipReach } from './ship-reach';

/** The supply side of one product before anything is written: S nodes by ship day and place, W groups of offers. */
export interface SupplyDraft {
  readonly offers: Int32Array;
  /** S: lists (origin, ship day, list of the D nodes in reach), three numbers each. */
  readonly ships: IntLists;
  /** Lists of D nodes. */
  readonly reach: IntLists;
  /** W: lists (number of ships, S and days held of each …, C and cost of each …). */
  readonly groups: IntLists;
  /** Lowest ask in a group. */
  readonly groupCheapest: Float64Array;
  /** By position in `offers`; −1 for an offer that can go nowhere. */
  readonly groupOfOffer: Int32Array;
  /** Keys of the S and W nodes, after the first offer that made them; see `node-keys.ts`. */
  readonly shipKey: IntColumn;
  readonly groupKey: IntColumn;
}

/** Everything the supply side of one product is drafted from. */
interface Supply {
  readonly columns: MarketColumns;
  readonly kinds: ProductKinds;
  readonly demand: DemandDraft;
  readonly transit: Int32Array;
  readonly transport: Int32Array;
  readonly freshness: number;
  readonly maxHold: number;
  readonly reach: ShipReach;
  readonly ships: IntLists;
  readonly groups: IntLists;
  /** S + 1 by ((kind · origins + origin) · days + ship day), 0 not looked up, −1 nowhere to go. */
  readonly shipAt: Int32Array;
  readonly shipKey: IntColumn;
  readonly groupKey: IntColumn;
  readonly productKey: number;
}

const scratch = new Scratch();

/** Number of the S node for fruit of a kind that leaves an origin on a ship day, plus 1; −1 when no demand is in reach. */
function lookUpShip(supply: Supply, kind: number, origin: number, ship: number): number {
  const reach = supply.reach.from(origin, ship, kind);
  if (reach < 0) return -1;
  const list = scratch.room(3);
  list[0] = origin;
  list[1] = ship;
  list[2] = reach;
  const number = supply.ships.intern(list, 3);
  if (number === supply.shipKey.length)
    supply.shipKey.push(mixed(mixed(supply.productKey, supply.columns.originKey[origin]!), mixed(supply.kinds.kindKey[kind]!, ship)));
  return number + 1;
}

/** Appends the C nodes that an offer fits, with their cost, to the list in the scratch; answers the new length. */
function appendSellers(supply: Supply, offer: number, kind: number, length: number): number {
  const { columns, kinds, demand, transit, transport, freshness, maxHold } = supply;
  const nodes = demand.sellerNodesOf.get(columns.offer.seller[offer]!);
  if (nodes === undefined) return length;
  const list = scratch.room(length + nodes.length * 2);
  const harvestFrom = columns.offer.harvestFrom[offer]!;
  const harvestTo = columns.offer.harvestTo[offer]!;
  const row = columns.offer.origin[offer]! * columns.destinations;
  const items = demand.sellerNodes.items.data;
  const start = demand.sellerNodes.start.data;
  let end = length;
  for (let k = 0; k < nodes.length; k++) {
    const from = start[nodes[k]!]!;
    const klass = items[from + 1]!;
    if (((kinds.served[kind * kinds.words + (klass >> 5)]! >>> (klass & 31)) & 1) === 0) continue;
    const lane = row + items[from + 2]!;
    const onTheRoad = transit[lane]!;
    const first = Math.max(items[from + 3]!, harvestFrom + onTheRoad);
    const last = Math.min(items[from + 4]!, harvestTo + maxHold + onTheRoad);
    if (onTheRoad < 0 || first > last) continue;
    list[end++] = nodes[k]!;
    list[end++] = transport[lane]! + freshness * (onTheRoad + Math.max(0, first - onTheRoad - harvestTo));
  }
  return end;
}

/** Number of the offer's group, −1 when it can go nowhere. */
function groupOf(supply: Supply, offer: number, kind: number): number {
  const { columns, maxHold, shipAt } = supply;
  const harvestFrom = columns.offer.harvestFrom[offer]!;
  const harvestTo = columns.offer.harvestTo[offer]!;
  const origin = columns.offer.origin[offer]!;
  const lastShip = Math.min(harvestTo + maxHold, columns.days - 1);
  const base = (kind * columns.origins + origin) * columns.days;
  for (let ship = harvestFrom; ship <= lastShip; ship++) {
    if (shipAt[base + ship] === 0) shipAt[base + ship] = lookUpShip(supply, kind, origin, ship);
  }
  const list = scratch.room(1 + 2 * Math.max(0, lastShip - harvestFrom + 1));
  let length = 1;
  for (let ship = harvestFrom; ship <= lastShip; ship++) {
    const node = shipAt[base + ship]!;
    if (node < 0) continue;
    list[length++] = node - 1;
    list[length++] = Math.max(0, ship - harvestTo);
  }
  list[0] = (length - 1) >> 1;
  const ways = length;
  length = appendSellers(supply, offer, kind, length);
  if (length === 1) return -1;
  const number = supply.groups.intern(scratch.list, length);
  if (number === supply.groupKey.length) {
    const what = mixed(mixed(supply.productKey, columns.originKey[origin]!), mixed(supply.kinds.kindKey[kind]!, harvestFrom));
    const who = length > ways ? columns.sellerKey[columns.offer.seller[offer]!]! : 0;
    supply.groupKey.push(mixed(mixed(what, harvestTo ^ 0x5bd1), who));
  }
  return number;
}

/** Drafts the supply nodes of one product against its demand draft. */
export function draftSupply(
  columns: MarketColumns,
  kinds: ProductKinds,
  demand: DemandDraft,
  product: number,
  offers: Int32Array,
): SupplyDraft {
  const ships = new IntLists(offers.length * 2);
  const groups = new IntLists(offers.length);
  const transit = columns.transit[product]!;
  const reach = new ShipReach(columns, kinds, demand.cells, transit);
  const shipAt = new Int32Array(Math.max(1, kinds.kinds) * columns.origins * columns.days);
  const supply: Supply = {
    columns,
    kinds,
    demand,
    transit,
    transport: columns.transport[product]!,
    freshness: columns.freshness[product]!,
    maxHold: columns.maxHold[product]!,
    reach,
    ships,
    groups,
    shipAt,
    shipKey: new IntColumn(offers.length * 2),
    groupKey: new IntColumn(offers.length),
    productKey: columns.productKey[product]!,
  };
  const groupOfOffer = new Int32Array(offers.length).fill(-1);
  const groupCheapest = new Float64Array(offers.length).fill(Infinity);
  const { kg, ask } = columns.offer;
  for (let at = 0; at < offers.length; at++) {
    const offer = offers[at]!;
    const kind = kinds.kindOfOffer[at]!;
    if (kind < 0 || kg[offer] === 0) continue;
    const group = groupOf(supply, offer, kind);
    groupOfOffer[at] = group;
    if (group >= 0 && ask[offer]! < groupCheapest[group]!) groupCheapest[group] = ask[offer]!;
  }
  const { shipKey, groupKey } = supply;
  return { offers, ships, reach: reach.lists, groups, groupCheapest, groupOfOffer, shipKey, groupKey };
}
