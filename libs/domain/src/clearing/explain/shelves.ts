import { IntLists } from '../market/int-lists';

/** One side of a market, by item, for laying it on shelves. */
export interface ShelfItems {
  /** Items with the same number are looked at together: those of a product, or of a product and a seller. Counted from 0. */
  readonly shop: Int32Array;
  readonly shops: number;
  readonly place: Int32Array;
  /** Items of a shop with the same number meet the same rules. */
  readonly kind: Int32Array;
  /** VND per kg: of two items on one shelf the one with more is the nearer to everybody. */
  readonly worth: Float64Array;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** Smallest kg that the item takes or gives, 0 for any. */
  readonly lot: Int32Array;
}

/**
 * Items on shelves: on one shelf lie those that only their worth, days and lots tell apart, the most worth first.
 *
 * A shop's shelves stand in the order of their first items, so whoever looks for a partner can stop early. Shelf s holds
 * item[start[s] .. start[s + 1]), shop p the shelves shopStart[p] .. shopStart[p + 1].
 */
export interface Shelves extends ShelfItems {
  readonly shopStart: Int32Array;
  readonly start: Int32Array;
  readonly item: Int32Array;
  /** Of each item on the shelf: its place and its kind. */
  readonly placeOf: Int32Array;
  readonly kindOf: Int32Array;
  /** Of all on the shelf: what the best is worth, the first day, the last day, the largest lot. */
  readonly most: Float64Array;
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  readonly mostLot: Int32Array;
}

/** Shelf of each item, numbered in order of first sight. */
function shelfOf({ shop, place, kind }: ShelfItems): { of: Int32Array; count: number } {
  const lists = new IntLists(256);
  const of = new Int32Array(shop.length);
  const key = new Int32Array(3);
  for (let at = 0; at < shop.length; at++) {
    key[0] = shop[at]!;
    key[1] = place[at]!;
    key[2] = kind[at]!;
    of[at] = lists.intern(key, 3);
  }
  return { of, count: lists.count };
}

/** Numbers the shelves anew: shop by shop, and in a shop by what their best item is worth. */
function inOrderOfShops({ shop, worth }: ShelfItems, of: Int32Array, count: number): { of: Int32Array; shopOf: Int32Array } {
  const shopOf = new Int32Array(count);
  const top = new Float64Array(count).fill(-Infinity);
  for (let at = 0; at < of.length; at++) {
    const shelf = of[at]!;
    shopOf[shelf] = shop[at]!;
    if (worth[at]! > top[shelf]!) top[shelf] = worth[at]!;
  }
  const byTop = (a: number, b: number): number => (top[a]! === top[b]! ? a - b : top[a]! < top[b]! ? 1 : -1);
  const order = Int32Array.from({ length: count }, (_, shelf) => shelf).sort((a, b) => shopOf[a]! - shopOf[b]! || byTop(a, b));
  const number = new Int32Array(count);
  order.forEach((shelf, k) => (number[shelf] = k));
  return { of: of.map((shelf) => number[shelf]!), shopOf: order.map((shelf) => shopOf[shelf]!) };
}

/** Where each of `count` numbers begins when items stand sorted by their number. */
function starts(of: Int32Array, count: number): Int32Array {
  const start = new Int32Array(count + 1);
  for (const number of of) start[number + 1]!++;
  for (let k = 0; k < count; k++) start[k + 1]! += start[k]!;
  return start;
}

/** Lays the items of one side on shelves. */
export function onShelves(items: ShelfItems): Shelves {
  const { worth, place, kind, firstDay, lastDay, lot } = items;
  const first = shelfOf(items);
  const { count } = first;
  const { of, shopOf } = inOrderOfShops(items, first.of, count);
  const byWorth = (a: number, b: number): number => (worth[a]! === worth[b]! ? a - b : worth[a]! < worth[b]! ? 1 : -1);
  const item = Int32Array.from(of.keys()).sort((a, b) => of[a]! - of[b]! || byWorth(a, b));
  const start = starts(of, count);
  const best = start.subarray(0, count).map((at) => item[at]!);
  const earliest = new Int32Array(count).fill(2 ** 30);
  const latest = new Int32Array(count).fill(-1);
  const mostLot = new Int32Array(count);
  for (let at = 0; at < of.length; at++) {
    const shelf = of[at]!;
    if (firstDay[at]! < earliest[shelf]!) earliest[shelf] = firstDay[at]!;
    if (lastDay[at]! > latest[shelf]!) latest[shelf] = lastDay[at]!;
    if (lot[at]! > mostLot[shelf]!) mostLot[shelf] = lot[at]!;
  }
  const most = Float64Array.from(best, (at) => worth[at]!);
  const [placeOf, kindOf] = [best.map((at) => place[at]!), best.map((at) => kind[at]!)];
  return { ...items, shopStart: starts(shopOf, items.shops), start, item, placeOf, kindOf, most, earliest, latest, mostLot };
}
