import type { ClearingInput } from '../clearing-input';
import { idKey } from './node-keys';
import { readOffers, readTakers, type OfferColumns, type PlanColumns, type TakerColumns } from './item-columns';

/**
 * A market as typed columns in canonical order, ids of places, products and sellers turned into ranks 0, 1, 2 … in order of id.
 *
 * Items are read once, in the order in which they lie in memory; chasing objects in any other order took longer than the solve.
 */
export interface MarketColumns {
  readonly products: number;
  readonly origins: number;
  readonly destinations: number;
  readonly days: number;
  readonly offer: OfferColumns;
  readonly taker: TakerColumns;
  readonly plan: PlanColumns;
  readonly offersOf: ProductLists;
  readonly takersOf: ProductLists;
  /** Keys of the ids behind the ranks, see `node-keys.ts`. */
  readonly productKey: Int32Array;
  readonly originKey: Int32Array;
  readonly destinationKey: Int32Array;
  readonly sellerKey: Int32Array;
  /** By seller rank. */
  readonly sellerId: Float64Array;
  /** By product rank. */
  readonly freshness: Float64Array;
  readonly maxHold: Int32Array;
  /** By product rank, cell = origin rank · destinations + destination rank. */
  readonly transit: readonly Int32Array[];
  readonly transport: readonly Int32Array[];
  /** By destination rank · days + day; −1 for no limit. */
  readonly capacity: Int32Array;
}

/** Positions of the items of product rank p: list[start[p] .. start[p + 1]), older first. */
export interface ProductLists {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** No market moves more (see `MARKET_KG_LIMIT`), and it fits a column. */
const UNLIMITED_KG = 2 ** 30;

/** Rank of each id in order of id. */
export function idRanks(ids: Iterable<number>): ReadonlyMap<number, number> {
  return new Map([...new Set(ids)].sort((a, b) => a - b).map((id, rank) => [id, rank]));
}

function keysOf(ranks: ReadonlyMap<number, number>): Int32Array {
  const keys = new Int32Array(ranks.size);
  for (const [id, rank] of ranks) keys[rank] = idKey(id);
  return keys;
}

function listsByProduct(products: number, productOf: Int32Array): ProductLists {
  const start = new Int32Array(products + 1);
  for (let at = 0; at < productOf.length; at++) start[productOf[at]! + 1]!++;
  for (let p = 0; p < products; p++) start[p + 1]! += start[p]!;
  const next = start.slice();
  const list = new Int32Array(productOf.length);
  for (let at = 0; at < productOf.length; at++) {
    const product = productOf[at]!;
    list[next[product]!] = at;
    next[product]!++;
  }
  return { start, list };
}

/** Cell of the input's lane tables for each cell in order of rank. */
function laneCells(input: ClearingInput): Int32Array {
  const rows = input.origins.map((id, row) => ({ id, row })).sort((a, b) => a.id - b.id);
  const columns = input.destinations.map((id, column) => ({ id, column })).sort((a, b) => a.id - b.id);
  return Int32Array.from(rows.flatMap(({ row }) => columns.map(({ column }) => row * columns.length + column)));
}

function laneTables(input: ClearingInput, productRank: ReadonlyMap<number, number>): { transit: Int32Array[]; transport: Int32Array[] } {
  const cells = laneCells(input);
  const transit = Array.from({ length: productRank.size }, () => new Int32Array(cells.length).fill(-1));
  const transport = Array.from({ length: productRank.size }, () => new Int32Array(cells.length));
  for (const lanes of input.lanes) {
    const rank = productRank.get(lanes.productId)!;
    for (let cell = 0; cell < cells.length; cell++) {
      transit[rank]![cell] = lanes.transitDays[cells[cell]!] ?? -1;
      transport[rank]![cell] = lanes.transportVndPerKg[cells[cell]!] ?? 0;
    }
  }
  return { transit, transport };
}

/** Reads a validated snapshot into columns. Nothing in them depends on the order of the input's arrays. */
export function marketColumns(input: ClearingInput): MarketColumns {
  const productRank = idRanks(input.products.map(({ id }) => id));
  const originRank = idRanks(input.origins);
  const destinationRank = idRanks(input.destinations);
  const freshness = new Float64Array(productRank.size);
  const maxHold = new Int32Array(productRank.size);
  for (const product of input.products) {
    freshness[productRank.get(product.id)!] = product.freshnessVndPerKgDay;
    maxHold[productRank.get(product.id)!] = product.maxHoldDays;
  }
  const capacity = new Int32Array(destinationRank.size * input.days).fill(-1);
  for (const row of input.intakeCapacity)
    capacity[destinationRank.get(row.destinationId)! * input.days + row.day] = Math.min(row.capacityKg, UNLIMITED_KG);
  const ranks = { product: productRank, origin: originRank, destination: destinationRank };
  const { offer, sellerRank } = readOffers(input, ranks);
  const { taker, plan } = readTakers(input, ranks, sellerRank);
  const { transit, transport } = laneTables(input, productRank);
  return {
    products: productRank.size,
    origins: originRank.size,
    destinations: destinationRank.size,
    days: input.days,
    offer,
    taker,
    plan,
    offersOf: listsByProduct(productRank.size, offer.product),
    takersOf: listsByProduct(productRank.size, taker.product),
    productKey: keysOf(productRank),
    originKey: keysOf(originRank),
    destinationKey: keysOf(destinationRank),
    sellerKey: keysOf(sellerRank),
    sellerId: Float64Array.from(sellerRank.keys()),
    freshness,
    maxHold,
    transit,
    transport,
    capacity,
  };
}
