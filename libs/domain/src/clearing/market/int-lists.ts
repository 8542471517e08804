/** A growing column of 32-bit whole numbers. */
export class IntColumn {
  data: Int32Array;
  length = 0;

  constructor(room: number) {
    this.data = new Int32Array(Math.max(16, room));
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Int32Array(this.data.length * 2);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length++] = value;
  }

  /** Appends the first `count` numbers of a list. */
  append(list: Int32Array, count: number): void {
    const end = this.length + count;
    if (end > this.data.length) {
      const wider = new Int32Array(Math.max(end, this.data.length * 2));
      wider.set(this.data);
      this.data = wider;
    }
    const { data, length } = this;
    for (let k = 0; k < count; k++) data[length + k] = list[k]!;
    this.length = end;
  }
}

const HASH_PRIME = 0x01000193;

function hashOf(list: Int32Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < length; k++) {
    hash = Math.imul(hash ^ list[k]!, HASH_PRIME);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/**
 * Gives equal lists of whole numbers one number, in order of first sight.
 *
 * An open hash table over integers: building a network with string keys took longer than solving it.
 */
export class IntLists {
  readonly items: IntColumn;
  /** List k is items[start[k] .. start[k + 1]). */
  readonly start: IntColumn;
  private table: Int32Array;

  constructor(room: number) {
    this.items = new IntColumn(room * 4);
    this.start = new IntColumn(room + 1);
    this.start.push(0);
    let size = 64;
    while (size < room * 2) size *= 2;
    this.table = new Int32Array(size);
  }

  get count(): number {
    return this.start.length - 1;
  }

  /** Number of the list held in the first `length` places of `list`; a new one when it was not seen before. */
  intern(list: Int32Array, length: number): number {
    if (this.count * 2 >= this.table.length) this.widen();
    const { data: items } = this.items;
    const { data: start } = this.start;
    const mask = this.table.length - 1;
    let slot = hashOf(list, length) & mask;
    for (; this.table[slot] !== 0; slot = (slot + 1) & mask) {
      const id = this.table[slot]! - 1;
      const from = start[id]!;
      if (start[id + 1]! - from !== length) continue;
      let same = 0;
      while (same < length && items[from + same] === list[same]) same++;
      if (same === length) return id;
    }
    this.items.append(list, length);
    this.start.push(this.items.length);
    this.table[slot] = this.count;
    return this.count - 1;
  }

  private widen(): void {
    const wider = new Int32Array(this.table.length * 2);
    const mask = wider.length - 1;
    for (let id = 0; id < this.count; id++) {
      const from = this.start.data[id]!;
      const length = this.start.data[id + 1]! - from;
      let slot = hashOf(this.items.data.subarray(from, from + length), length) & mask;
      while (wider[slot] !== 0) slot = (slot + 1) & mask;
      wider[slot] = id + 1;
    }
    this.table = wider;
  }
}
