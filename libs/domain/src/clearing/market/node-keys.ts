/**
 * Two 32-bit numbers as one, well mixed.
 *
 * Nodes of the network carry such keys of what they stand for, so that a later network of the same market can find them again. A key
 * is a hint: two nodes with one key, or one node that loses its key, cost pivots and never a kilogram.
 */
export function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b1, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** Key of an id up to 2^53. */
export function idKey(id: number): number {
  return mixed(id | 0, Math.floor(id / 2 ** 32));
}
