/** Digits of the radix sort; 2^11 counters stay in the first-level cache. */
const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/** Sorts `order` by key[order[k]], keeping the order of equal keys. Keys are whole numbers from 0 to 2^53. */
function sortByKey(order: Int32Array<ArrayBuffer>, key: Float64Array): Int32Array<ArrayBuffer> {
  let highest = 0;
  for (let k = 0; k < key.length; k++) if (key[k]! > highest) highest = key[k]!;
  let from = order;
  let to = new Int32Array(order.length);
  for (let unit = 1; unit <= highest; unit *= DIGITS) {
    const next = new Int32Array(DIGITS + 1);
    for (let k = 0; k < from.length; k++) next[(Math.floor(key[from[k]!]! / unit) % DIGITS) + 1]!++;
    for (let digit = 0; digit < DIGITS; digit++) next[digit + 1]! += next[digit]!;
    for (let k = 0; k < from.length; k++) {
      const item = from[k]!;
      const digit = Math.floor(key[item]! / unit) % DIGITS;
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
