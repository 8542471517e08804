import type { MarketIndex } from './market-index';

/** Ids turned into ranks 0, 1, 2 … in order of id, by position in the index: the network builder's view of a market. */
export interface MarketColumns {
  readonly products: number;
  readonly origins: number;
  readonly destinations: number;
  readonly days: number;
  /** Positions of offers and takers of product rank p: list[start[p] .. start[p + 1]), older first. */
  readonly offersOf: ProductLists;
  readonly takersOf: ProductLists;
  readonly offerOrigin: Int32Array;
  readonly offerSeller: Int32Array;
  readonly takerDestination: Int32Array;
  /** −1 for any seller. */
  readonly takerSeller: Int32Array;
  /** By product rank. */
  readonly freshness: Float64Array;
  readonly maxHold: Int32Array;
  /** By product rank, cell = origin rank · destinations + destination rank. */
  readonly transit: readonly Int32Array[];
  readonly transport: readonly Int32Array[];
  /** By destination rank · days + day; −1 for no limit. */
  readonly capacity: Int32Array;
}

/** A list of positions for each product rank, in one column. */
export interface ProductLists {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

function ranks(ids: Iterable<number>): ReadonlyMap<number, number> {
  return new Map([...new Set(ids)].sort((a, b) => a - b).map((id, rank) => [id, rank]));
}

function listsByProduct(products: number, productOf: Int32Array): ProductLists {
  const start = new Int32Array(products + 1);
  for (const product of productOf) start[product + 1]!++;
  for (let p = 0; p < products; p++) start[p + 1] = start[p + 1]! + start[p]!;
  const next = start.slice();
  const list = new Int32Array(productOf.length);
  for (let at = 0; at < productOf.length; at++) list[next[productOf[at]!]!++] = at;
  return { start, list };
}

function laneTables(market: MarketIndex, productRank: ReadonlyMap<number, number>): { transit: Int32Array[]; transport: Int32Array[] } {
  const { input } = market;
  const rows = input.origins.map((id, row) => ({ id, row })).sort((a, b) => a.id - b.id);
  const columns = input.destinations.map((id, column) => ({ id, column })).sort((a, b) => a.id - b.id);
  const size = rows.length * columns.length;
  const cells = rows.flatMap(({ row }) => columns.map(({ column }) => row * columns.length + column));
  const transit = Array.from({ length: productRank.size }, () => new Int32Array(size).fill(-1));
  const transport = Array.from({ length: productRank.size }, () => new Int32Array(size));
  for (const lanes of input.lanes) {
    const rank = productRank.get(lanes.productId) ?? -1;
    if (rank < 0) continue;
    for (let cell = 0; cell < size; cell++) {
      transit[rank]![cell] = lanes.transitDays[cells[cell]!] ?? -1;
      transport[rank]![cell] = lanes.transportVndPerKg[cells[cell]!] ?? 0;
    }
  }
  return { transit, transport };
}

function capacityColumn(market: MarketIndex, destinationRank: ReadonlyMap<number, number>): Int32Array {
  const { days } = market.input;
  const capacity = new Int32Array(destinationRank.size * days).fill(-1);
  for (const row of market.input.intakeCapacity) capacity[(destinationRank.get(row.destinationId) ?? 0) * days + row.day] = row.capacityKg;
  return capacity;
}

function column<T>(items: readonly T[], value: (item: T) => number): Int32Array {
  const out = new Int32Array(items.length);
  for (let k = 0; k < items.length; k++) out[k] = value(items[k]!);
  return out;
}

/** Reads an index into columns. Ranks follow ids, so nothing in them depends on the order of the input. */
export function marketColumns(market: MarketIndex): MarketColumns {
  const { input, offers, takers } = market;
  const productRank = ranks(input.products.map(({ id }) => id));
  const originRank = ranks(input.origins);
  const destinationRank = ranks(input.destinations);
  const sellerRank = ranks(offers.map(({ sellerId }) => sellerId));
  const freshness = new Float64Array(productRank.size);
  const maxHold = new Int32Array(productRank.size);
  for (const product of input.products) {
    freshness[productRank.get(product.id)!] = product.freshnessVndPerKgDay;
    maxHold[productRank.get(product.id)!] = product.maxHoldDays;
  }
  const offerProduct = column(offers, ({ productId }) => productRank.get(productId)!);
  const takerProduct = column(takers, ({ productId }) => productRank.get(productId)!);
  return {
    products: productRank.size,
    origins: originRank.size,
    destinations: destinationRank.size,
    days: input.days,
    offersOf: listsByProduct(productRank.size, offerProduct),
    takersOf: listsByProduct(productRank.size, takerProduct),
    offerOrigin: column(offers, ({ originId }) => originRank.get(originId)!),
    offerSeller: column(offers, ({ sellerId }) => sellerRank.get(sellerId)!),
    takerDestination: column(takers, ({ destinationId }) => destinationRank.get(destinationId)!),
    takerSeller: column(takers, ({ sellerId }) => (sellerId < 0 ? -1 : (sellerRank.get(sellerId) ?? -2))),
    freshness,
    maxHold,
    ...laneTables(market, productRank),
    capacity: capacityColumn(market, destinationRank),
  };
}
