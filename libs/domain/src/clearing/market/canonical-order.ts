/** Digits of the radix sort; 2^11 counters stay in the first-level cache. */
const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/** The digit that starts at `unit` of each key. */
function digitsOf(key: Float64Array, unit: number): Int32Array {
  const digits = new Int32Array(key.length);
  if (unit === 1) {
    for (let k = 0; k < key.length; k++) digits[k] = key[k]! % DIGITS;
  } else {
    for (let k = 0; k < key.length; k++) digits[k] = Math.floor(key[k]! / unit) % DIGITS;
  }
  return digits;
}

function isAscending(order: Int32Array, key: Float64Array): boolean {
  for (let k = 1; k < order.length; k++) if (key[order[k - 1]!]! > key[order[k]!]!) return false;
  return true;
}

/** Sorts `order` by key[order[k]], keeping the order of equal keys. Keys are whole numbers from 0 to 2^53. */
function sortByKey(order: Int32Array, key: Float64Array): Int32Array {
  if (isAscending(order, key)) return order;
  let highest = 0;
  for (let k = 0; k < key.length; k++) if (key[k]! > highest) highest = key[k]!;
  let from = order;
  let to: Int32Array = new Int32Array(order.length);
  for (let unit = 1; unit <= highest; unit *= DIGITS) {
    const digits = digitsOf(key, unit);
    const next = new Int32Array(DIGITS + 1);
    for (let k = 0; k < digits.length; k++) next[digits[k]! + 1]!++;
    for (let digit = 0; digit < DIGITS; digit++) next[digit + 1]! += next[digit]!;
    for (let k = 0; k < from.length; k++) {
      const item = from[k]!;
      const digit = digits[item]!;
      to[next[digit]!] = item;
      next[digit]!++;
    }
    const swap = from;
    from = to;
    to = swap;
  }
  return from;
}

/** Positions of the items in canonical order: older first, then id. */
export function canonicalOrder(submittedAt: Float64Array, id: Float64Array): Int32Array {
  const order = new Int32Array(id.length);
  for (let k = 0; k < order.length; k++) order[k] = k;
  return sortByKey(sortByKey(order, id), submittedAt);
}
