import { IntLists } from '../market/int-lists';
import type { MarketColumns } from '../market/market-columns';
import { mixed } from '../market/node-keys';

/**
 * What can stand in for what within one product.
 *
 * A *class* is the set of fruit that a demand accepts, a *kind* the set of classes that a fruit belongs to: two offers of one kind, or
 * two demands of one class, cannot be told apart by any rule of the market, so the network never splits them.
 */
export interface ProductKinds {
  /** Numbered from the strictest: a class accepts at least as many fruits as every class before it. */
  readonly classes: number;
  readonly kinds: number;
  /** 32-bit words of a set of classes. */
  readonly words: number;
  /** By position in the product's offer list; −1 for fruit nobody accepts. */
  readonly kindOfOffer: Int32Array;
  /** By position in the product's taker list; −1 when nothing on offer is accepted. */
  readonly classOfTaker: Int32Array;
  /** Sets of classes, `words` a row: what fruit of a kind serves; the classes stricter than a class, and the broader ones. */
  readonly served: Int32Array;
  readonly stricter: Int32Array;
  readonly broader: Int32Array;
  /** Keys that outlive the numbers, see `node-keys.ts`. */
  readonly kindKey: Int32Array;
  readonly classKey: Int32Array;
}

const scratch = new Int32Array(8);

function fruitLists(
  columns: MarketColumns,
  offers: Int32Array,
  groupNumber: ReadonlyMap<number, number>,
): { lists: IntLists; of: Int32Array } {
  const lists = new IntLists(64);
  const of = new Int32Array(offers.length);
  const { variety, grade, certLow, certHigh, marketMask, group } = columns.offer;
  for (let k = 0; k < offers.length; k++) {
    const offer = offers[k]!;
    scratch[0] = variety[offer]!;
    scratch[1] = grade[offer]!;
    scratch[2] = certLow[offer]!;
    scratch[3] = certHigh[offer]!;
    scratch[4] = marketMask[offer]!;
    scratch[5] = groupNumber.size === 0 ? 0 : (groupNumber.get(group[offer]!) ?? 0);
    of[k] = lists.intern(scratch, 6);
  }
  return { lists, of };
}

function specLists(
  columns: MarketColumns,
  takers: Int32Array,
  groupNumber: ReadonlyMap<number, number>,
): { lists: IntLists; of: Int32Array } {
  const lists = new IntLists(64);
  const of = new Int32Array(takers.length);
  const { varietyMask, gradeMask, certLow, certHigh, market, group } = columns.taker;
  for (let k = 0; k < takers.length; k++) {
    const taker = takers[k]!;
    scratch[0] = varietyMask[taker]!;
    scratch[1] = gradeMask[taker]!;
    scratch[2] = certLow[taker]!;
    scratch[3] = certHigh[taker]!;
    scratch[4] = market[taker]!;
    scratch[5] = groupNumber.size === 0 ? 0 : (groupNumber.get(group[taker]!) ?? 0);
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

function countBits(word: number): number {
  let count = 0;
  for (let bits = word; bits !== 0; bits &= bits - 1) count++;
  return count;
}

/** New number of each set of fruits, the smallest set first. */
function byBreadth(sets: IntLists, words: number): Int32Array {
  const data = sets.items.data;
  const breadth = new Int32Array(sets.count);
  for (let k = 0; k < sets.count * words; k++) breadth[Math.floor(k / words)]! += countBits(data[k]!);
  const order = Array.from(breadth.keys()).sort((a, b) => breadth[a]! - breadth[b]! || a - b);
  const number = new Int32Array(sets.count);
  order.forEach((set, k) => (number[set] = k));
  return number;
}

function addBit(sets: Int32Array, row: number, words: number, bit: number): void {
  const word = row * words + (bit >> 5);
  sets[word] = sets[word]! | (1 << (bit & 31));
}

/** Which classes are stricter and broader than which, by inclusion of their sets of fruits. */
function inclusions(sets: IntLists, fruitWords: number, number: Int32Array, words: number): { stricter: Int32Array; broader: Int32Array } {
  const data = sets.items.data;
  const stricter = new Int32Array(sets.count * words);
  const broader = new Int32Array(sets.count * words);
  for (let a = 0; a < sets.count; a++) {
    for (let b = 0; b < sets.count; b++) {
      let inside = a !== b;
      for (let w = 0; w < fruitWords && inside; w++) inside = (data[a * fruitWords + w]! & ~data[b * fruitWords + w]!) === 0;
      if (!inside) continue;
      addBit(stricter, number[b]!, words, number[a]!);
      addBit(broader, number[a]!, words, number[b]!);
    }
  }
  return { stricter, broader };
}

/** Owner groups that buy here, numbered from 1: a seller's group matters only where its own group buys. */
function buyerGroups(columns: MarketColumns, takers: Int32Array): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const at of takers) {
    const group = columns.taker.group[at]!;
    if (group !== 0 && !numbers.has(group)) numbers.set(group, numbers.size + 1);
  }
  return numbers;
}

/** Key of each number: the least of its lists' keys, so that it stays when another list with the same number comes or goes. */
function leastKeys(lists: IntLists, numberOf: (list: number) => number, count: number): Int32Array {
  const keys = new Int32Array(count).fill(2 ** 31 - 1);
  for (let list = 0; list < lists.count; list++) {
    const number = numberOf(list);
    if (number < 0) continue;
    let key = 0;
    for (let k = lists.start.data[list]!; k < lists.start.data[list + 1]!; k++) key = mixed(key, lists.items.data[k]!);
    if (key < keys[number]!) keys[number] = key;
  }
  return keys;
}

/** Sorts one product's fruit and demands into kinds and classes. @param offers, takers positions in the columns. */
export function productKinds(columns: MarketColumns, offers: Int32Array, takers: Int32Array): ProductKinds {
  const groups = buyerGroups(columns, takers);
  const fruit = fruitLists(columns, offers, groups);
  const spec = specLists(columns, takers, groups);
  const fruits = fruit.lists.count;
  const { sets, of: classOfSpec } = internRows(spec.lists.count, fruits, (s, f) =>
    serves(fruit.lists.items.data, f * 6, spec.lists.items.data, s * 6),
  );
  const classes = sets.count;
  const fruitWords = (fruits + 31) >> 5;
  const number = byBreadth(sets, fruitWords);
  const inClass = (f: number, c: number): boolean => ((sets.items.data[c * fruitWords + (f >> 5)]! >>> (f & 31)) & 1) === 1;
  const kind = internRows(fruits, classes, inClass);
  const words = (classes + 31) >> 5;
  const served = new Int32Array(kind.sets.count * words);
  for (let f = 0; f < fruits; f++) {
    for (let c = 0; c < classes; c++) if (kind.of[f]! >= 0 && inClass(f, c)) addBit(served, kind.of[f]!, words, number[c]!);
  }
  const kindOfOffer = fruit.of.map((f) => kind.of[f]!);
  const classOfTaker = spec.of.map((s) => (classOfSpec[s]! < 0 ? -1 : number[classOfSpec[s]!]!));
  const { stricter, broader } = inclusions(sets, fruitWords, number, words);
  const kindKey = leastKeys(fruit.lists, (f) => kind.of[f]!, kind.sets.count);
  const classKey = leastKeys(spec.lists, (s) => (classOfSpec[s]! < 0 ? -1 : number[classOfSpec[s]!]!), classes);
  return { classes, kinds: kind.sets.count, words, kindOfOffer, classOfTaker, served, stricter, broader, kindKey, classKey };
}
