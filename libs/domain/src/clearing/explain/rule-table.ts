import { IntLists } from '../market/int-lists';
import type { MarketColumns, ProductLists } from '../market/market-columns';
import { ruleBetween } from '../market/pair-scan';

/** Which rule stands between which fruit and which demand of a product, looked at once for all that are alike. */
export interface RuleTable {
  /** By offer: fruit with the same number meets the same rule at every demand of its product. */
  readonly fruit: Int32Array;
  /** By taker: number of its wishes within its product. */
  readonly wish: Int32Array;
  /** First rule between fruit and wishes of one product, FITS for none. */
  rule(fruit: number, wish: number): number;
}

/** Owner groups as small numbers, 0 for none; a seller's group matters only where it buys. */
function groupNumbers(buying: Float64Array, selling: Float64Array): { ofTaker: Int32Array; ofOffer: Int32Array } {
  const numbers = new Map<number, number>();
  for (const group of buying) if (group !== 0 && !numbers.has(group)) numbers.set(group, numbers.size + 1);
  const numbered = (groups: Float64Array): Int32Array => Int32Array.from(groups, (group) => numbers.get(group) ?? 0);
  return { ofTaker: numbered(buying), ofOffer: numbered(selling) };
}

/** Items of one product by what rules look at: number of each, and one of each. */
interface Alike {
  readonly first: readonly number[];
  readonly of: Int32Array;
}

function alike({ start, list }: ProductLists, product: number, fields: readonly Int32Array[]): Alike {
  const lists = new IntLists(64);
  const key = new Int32Array(fields.length);
  const items = list.subarray(start[product], start[product + 1]);
  const first: number[] = [];
  const of = items.map((at) => {
    for (let k = 0; k < fields.length; k++) key[k] = fields[k]![at]!;
    const number = lists.intern(key, key.length);
    if (number === first.length) first.push(at);
    return number;
  });
  return { first, of };
}

/** Rules of a row to a word: FITS and each rule fit into four bits. */
const TO_A_WORD = 8;

/** Looks at every kind of fruit and every kind of wish of a market once. */
export function ruleTable(columns: MarketColumns): RuleTable {
  const { offer, taker, offersOf, takersOf } = columns;
  const groups = groupNumbers(taker.group, offer.group);
  const fruitFields = [groups.ofOffer, offer.variety, offer.grade, offer.certLow, offer.certHigh, offer.marketMask];
  const wishFields = [groups.ofTaker, taker.varietyMask, taker.gradeMask, taker.certLow, taker.certHigh, taker.market];
  const fruit = new Int32Array(offer.length);
  const wish = new Int32Array(taker.length);
  const rows = new IntLists(64);
  for (let product = 0; product < columns.products; product++) {
    const fruits = alike(offersOf, product, fruitFields);
    const wishes = alike(takersOf, product, wishFields);
    const row = new Int32Array(Math.ceil(wishes.first.length / TO_A_WORD));
    const rowOf = fruits.first.map((one) => {
      row.fill(0);
      wishes.first.forEach((other, k) => (row[k >> 3]! |= ruleBetween(columns, one, other) << (4 * (k & 7))));
      return rows.intern(row, row.length);
    });
    fruits.of.forEach((number, k) => (fruit[offersOf.list[offersOf.start[product]! + k]!] = rowOf[number]!));
    wishes.of.forEach((number, k) => (wish[takersOf.list[takersOf.start[product]! + k]!] = number));
  }
  const { data } = rows.items;
  const start = rows.start.data;
  return { fruit, wish, rule: (one, other) => (data[start[one]! + (other >> 3)]! >>> (4 * (other & 7))) & 15 };
}
