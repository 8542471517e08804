import type { MarketColumns } from '../market/market-columns';
import type { DemandDraft } from './network-demand';
import type { SupplyDraft } from './network-supply';

/**
 * How cheap fruit can be when it reaches each node of a draft, and how much it can be worth there.
 *
 * An arc whose cheapest fruit is dearer than its dearest use can only lose: it is never written.
 */
export interface DraftLimits {
  /** Transport and transit age by lane: the cost of a ship → demand arc. */
  readonly moveCost: Int32Array;
  readonly shipCheapest: Float64Array;
  readonly shipValue: Float64Array;
  /** Infinity for a group that call-offs, plans or named orders can draw on. */
  readonly groupValue: Float64Array;
  readonly demandCheapest: Float64Array;
  readonly bundleCheapest: Float64Array;
  readonly sellerCheapest: Float64Array;
}

function laneCosts(columns: MarketColumns, product: number): Int32Array {
  const transit = columns.transit[product]!;
  const transport = columns.transport[product]!;
  const freshness = columns.freshness[product]!;
  const costs = new Int32Array(transit.length);
  for (let lane = 0; lane < costs.length; lane++) costs[lane] = transport[lane]! + freshness * transit[lane]!;
  return costs;
}

/** What fruit on each ship is worth at most, where it goes best. */
function shipValues(columns: MarketColumns, demand: DemandDraft, supply: SupplyDraft, moveCost: Int32Array): Float64Array {
  const count = supply.ships.count;
  const ships = supply.ships.items.data;
  const start = supply.reach.start.data;
  const items = supply.reach.items.data;
  const { demandPlace, demandValue } = demand;
  const shipValue = new Float64Array(count);
  for (let s = 0; s < count; s++) {
    const row = ships[3 * s]! * columns.destinations;
    const reach = ships[3 * s + 2]!;
    const end = start[reach + 1]!;
    let best = -Infinity;
    for (let k = start[reach]!; k < end; k++) {
      const node = items[k]!;
      const value = demandValue[node]! - moveCost[row + demandPlace[node]!]!;
      if (value > best) best = value;
    }
    shipValue[s] = best;
  }
  return shipValue;
}

interface GroupLimits {
  readonly groupValue: Float64Array;
  readonly shipCheapest: Float64Array;
  readonly sellerCheapest: Float64Array;
}

function groupLimits(freshness: number, demand: DemandDraft, supply: SupplyDraft, shipValue: Float64Array): GroupLimits {
  const count = supply.groups.count;
  const start = supply.groups.start.data;
  const items = supply.groups.items.data;
  const { groupCheapest } = supply;
  const groupValue = new Float64Array(count);
  const shipCheapest = new Float64Array(shipValue.length).fill(Infinity);
  const sellerCheapest = new Float64Array(demand.sellerNodes.count).fill(Infinity);
  for (let w = 0; w < count; w++) {
    const from = start[w]!;
    const end = start[w + 1]!;
    const sellersFrom = from + 1 + 2 * items[from]!;
    const cheapest = groupCheapest[w]!;
    let best = sellersFrom < end ? Infinity : -Infinity;
    for (let k = from + 1; k < sellersFrom; k += 2) {
      const s = items[k]!;
      const held = freshness * items[k + 1]!;
      if (shipValue[s]! - held > best) best = shipValue[s]! - held;
      if (cheapest + held <= shipValue[s]! && cheapest + held < shipCheapest[s]!) shipCheapest[s] = cheapest + held;
    }
    groupValue[w] = best;
    for (let k = sellersFrom; k < end; k += 2) {
      const c = items[k]!;
      if (cheapest + items[k + 1]! < sellerCheapest[c]!) sellerCheapest[c] = cheapest + items[k + 1]!;
    }
  }
  return { groupValue, shipCheapest, sellerCheapest };
}

function demandLimits(
  columns: MarketColumns,
  demand: DemandDraft,
  supply: SupplyDraft,
  moveCost: Int32Array,
  shipCheapest: Float64Array,
): Float64Array {
  const ships = supply.ships.items.data;
  const start = supply.reach.start.data;
  const items = supply.reach.items.data;
  const { demandPlace } = demand;
  const demandCheapest = new Float64Array(demand.demandCell.length).fill(Infinity);
  for (let s = 0; s < supply.ships.count; s++) {
    const cheapest = shipCheapest[s]!;
    if (cheapest === Infinity) continue;
    const row = ships[3 * s]! * columns.destinations;
    const reach = ships[3 * s + 2]!;
    const end = start[reach + 1]!;
    for (let k = start[reach]!; k < end; k++) {
      const node = items[k]!;
      const cost = cheapest + moveCost[row + demandPlace[node]!]!;
      if (cost < demandCheapest[node]!) demandCheapest[node] = cost;
    }
  }
  const pairs = demand.downgrades.data;
  for (let k = demand.downgrades.length - 2; k >= 0; k -= 2) {
    const cost = demandCheapest[pairs[k]!]!;
    if (cost < demandCheapest[pairs[k + 1]!]!) demandCheapest[pairs[k + 1]!] = cost;
  }
  return demandCheapest;
}

/** Measures one product's draft. */
export function draftLimits(columns: MarketColumns, product: number, demand: DemandDraft, supply: SupplyDraft): DraftLimits {
  const moveCost = laneCosts(columns, product);
  const shipValue = shipValues(columns, demand, supply, moveCost);
  const groups = groupLimits(columns.freshness[product]!, demand, supply, shipValue);
  const demandCheapest = demandLimits(columns, demand, supply, moveCost, groups.shipCheapest);
  const bundleCheapest = new Float64Array(demand.bundles.count).fill(Infinity);
  const start = demand.bundles.start.data;
  for (let v = 0; v < demand.bundles.count; v++) {
    for (let k = start[v]!; k < start[v + 1]!; k++) {
      const cost = demandCheapest[demand.bundles.items.data[k]!]!;
      if (cost < bundleCheapest[v]!) bundleCheapest[v] = cost;
    }
  }
  const { groupValue, shipCheapest, sellerCheapest } = groups;
  return { moveCost, shipCheapest, shipValue, groupValue, demandCheapest, bundleCheapest, sellerCheapest };
}
