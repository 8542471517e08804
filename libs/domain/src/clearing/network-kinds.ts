import { IntLists } from './int-lists';
import type { MarketIndex } from './market-index';

/**
 * What can stand in for what within one product.
 *
 * A *class* is the set of fruit that a demand accepts, a *kind* the set of classes that a fruit belongs to: two offers of one kind, or
 * two demands of one class, cannot be told apart by any rule of the market, so the network never splits them.
 */
export interface ProductKinds {
  readonly classes: number;
  readonly kinds: number;
  /** By position in the product's offer list; −1 for fruit nobody accepts. */
  readonly kindOfOffer: Int32Array;
  /** By position in the product's taker list; −1 when nothing on offer is accepted. */
  readonly classOfTaker: Int32Array;
  /** belongs[kind · classes + class] = 1 when fruit of the kind serves the class. */
  readonly belongs: Uint8Array;
  /** stricter[a · classes + b] = 1 when all fruit of class a serves class b, and b accepts more. */
  readonly stricter: Uint8Array;
  /** Number of fruits that a class accepts: the stricter the smaller. */
  readonly breadth: Int32Array;
}

const scratch = new Int32Array(8);

function fruitLists(
  market: MarketIndex,
  offers: Int32Array,
  groupNumber: ReadonlyMap<number, number>,
): { lists: IntLists; of: Int32Array } {
  const lists = new IntLists(64);
  const of = new Int32Array(offers.length);
  for (let k = 0; k < offers.length; k++) {
    const offer = market.offers[offers[k]!]!;
    scratch[0] = offer.variety;
    scratch[1] = offer.grade;
    scratch[2] = offer.certLow;
    scratch[3] = offer.certHigh;
    scratch[4] = offer.marketMask;
    scratch[5] = groupNumber.get(offer.sellerGroup) ?? 0;
    of[k] = lists.intern(scratch, 6);
  }
  return { lists, of };
}

function specLists(market: MarketIndex, takers: Int32Array, groupNumber: ReadonlyMap<number, number>): { lists: IntLists; of: Int32Array } {
  const lists = new IntLists(64);
  const of = new Int32Array(takers.length);
  for (let k = 0; k < takers.length; k++) {
    const taker = market.takers[takers[k]!]!;
    scratch[0] = taker.varietyMask;
    scratch[1] = taker.gradeMask;
    scratch[2] = taker.certLow;
    scratch[3] = taker.certHigh;
    scratch[4] = taker.market;
    scratch[5] = groupNumber.get(taker.buyerGroup) ?? 0;
    of[k] = lists.intern(scratch, 6);
  }
  return { lists, of };
}

/** Whether the fruit at `f` serves the spec at `s`; both lists are laid out as above. */
function serves(fruit: Int32Array, f: number, spec: Int32Array, s: number): boolean {
  if (((spec[s]! >>> fruit[f]!) & 1) === 0 || ((spec[s + 1]! >>> fruit[f + 1]!) & 1) === 0) return false;
  if ((spec[s + 2]! & ~fruit[f + 2]!) !== 0 || (spec[s + 3]! & ~fruit[f + 3]!) !== 0) return false;
  if (((fruit[f + 4]! >>> spec[s + 4]!) & 1) === 0) return false;
  return spec[s + 5] === 0 || spec[s + 5] !== fruit[f + 5];
}

/** Interns the rows of a 0/1 matrix as bit sets; an empty row gets −1. */
function internRows(rows: number, columns: number, at: (row: number, column: number) => boolean): { sets: IntLists; of: Int32Array } {
  const words = (columns + 31) >> 5;
  const bits = new Int32Array(Math.max(1, words));
  const sets = new IntLists(64);
  const of = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    bits.fill(0);
    let some = false;
    for (let column = 0; column < columns; column++) {
      if (!at(row, column)) continue;
      some = true;
      bits[column >> 5]! |= 1 << (column & 31);
    }
    of[row] = some ? sets.intern(bits, words) : -1;
  }
  return { sets, of };
}

function subsetMatrix(sets: IntLists, words: number): Uint8Array {
  const { count } = sets;
  const data = sets.items.data;
  const stricter = new Uint8Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      let inside = a === b ? 0 : 1;
      for (let w = 0; w < words && inside === 1; w++) if ((data[a * words + w]! & ~data[b * words + w]!) !== 0) inside = 0;
      stricter[a * count + b] = inside;
    }
  }
  return stricter;
}

function breadths(sets: IntLists, words: number): Int32Array {
  const breadth = new Int32Array(sets.count);
  for (let k = 0; k < sets.count * words; k++) {
    for (let bits = sets.items.data[k]!; bits !== 0; bits &= bits - 1) breadth[Math.floor(k / words)]!++;
  }
  return breadth;
}

/** Owner groups that buy here, numbered from 1: a seller's group matters only where its own group buys. */
function buyerGroups(market: MarketIndex, takers: Int32Array): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const at of takers) {
    const group = market.takers[at]!.buyerGroup;
    if (group !== 0 && !numbers.has(group)) numbers.set(group, numbers.size + 1);
  }
  return numbers;
}

/** Sorts one product's fruit and demands into kinds and classes. @param offers, takers positions in the index. */
export function productKinds(market: MarketIndex, offers: Int32Array, takers: Int32Array): ProductKinds {
  const groups = buyerGroups(market, takers);
  const fruit = fruitLists(market, offers, groups);
  const spec = specLists(market, takers, groups);
  const fruits = fruit.lists.count;
  const { sets, of: classOfSpec } = internRows(spec.lists.count, fruits, (s, f) =>
    serves(fruit.lists.items.data, f * 6, spec.lists.items.data, s * 6),
  );
  const classes = sets.count;
  const words = (fruits + 31) >> 5;
  const inClass = (f: number, c: number): boolean => ((sets.items.data[c * words + (f >> 5)]! >>> (f & 31)) & 1) === 1;
  const kind = internRows(fruits, classes, inClass);
  const belongs = new Uint8Array(Math.max(1, kind.sets.count * classes));
  for (let f = 0; f < fruits; f++) {
    const k = kind.of[f]!;
    if (k >= 0) for (let c = 0; c < classes; c++) belongs[k * classes + c] = inClass(f, c) ? 1 : 0;
  }
  return {
    classes,
    kinds: kind.sets.count,
    kindOfOffer: fruit.of.map((f) => kind.of[f]!),
    classOfTaker: spec.of.map((s) => classOfSpec[s]!),
    belongs,
    stricter: subsetMatrix(sets, words),
    breadth: breadths(sets, words),
  };
}
