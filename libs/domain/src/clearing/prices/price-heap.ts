/** A binary heap of (distance, node) in typed columns; entries never change, stale ones are skipped by the caller. */
export class PriceHeap {
  private keys = new Float64Array(1024);
  private nodes = new Int32Array(1024);
  private size = 0;
  /** Distance of the node taken out last. */
  leastKey = 0;

  get empty(): boolean {
    return this.size === 0;
  }

  get length(): number {
    return this.size;
  }

  /** Keeps the nearest so many and answers the distance of the last of them. */
  keep(count: number): number {
    const kept: [key: number, node: number][] = [];
    while (kept.length < count) {
      const node = this.pop();
      kept.push([this.leastKey, node]);
    }
    this.size = 0;
    for (const [key, node] of kept) this.push(key, node);
    return this.leastKey;
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, node: number): void {
    if (this.size === this.keys.length) this.widen();
    const { keys, nodes } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      nodes[at] = nodes[parent]!;
      at = parent;
    }
    keys[at] = key;
    nodes[at] = node;
  }

  /** Takes the nearest node out; its distance is then in `leastKey`. */
  pop(): number {
    const { keys, nodes } = this;
    const top = nodes[0]!;
    this.leastKey = keys[0]!;
    const size = --this.size;
    const key = keys[size]!;
    const node = nodes[size]!;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      nodes[at] = nodes[child]!;
      at = child;
    }
    keys[at] = key;
    nodes[at] = node;
    return top;
  }

  private widen(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const nodes = new Int32Array(this.nodes.length * 2);
    nodes.set(this.nodes);
    this.nodes = nodes;
  }
}
