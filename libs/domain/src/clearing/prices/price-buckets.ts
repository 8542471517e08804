/**
 * A queue of (distance, node) with one list for each whole distance: taking the nearest out costs a step of a cursor, not a heap's.
 *
 * Distances never go below one already taken out, as in Dijkstra's method. Source: Dial, *Algorithm 360*, CACM 12 (1969).
 */
export class PriceBuckets {
  leastKey = 0;
  private readonly head: Int32Array;
  private next = new Int32Array(1024);
  private nodes = new Int32Array(1024);
  private entries = 0;
  private waiting = 0;

  /** @param range no distance is greater. */
  constructor(range: number) {
    this.head = new Int32Array(range + 1).fill(-1);
  }

  get empty(): boolean {
    return this.waiting === 0;
  }

  push(key: number, node: number): void {
    if (this.entries === this.nodes.length) this.widen();
    this.nodes[this.entries] = node;
    this.next[this.entries] = this.head[key]!;
    this.head[key] = this.entries++;
    this.waiting++;
  }

  /** Takes the nearest node out; its distance is then in `leastKey`. */
  pop(): number {
    while (this.head[this.leastKey] === -1) this.leastKey++;
    const entry = this.head[this.leastKey]!;
    this.head[this.leastKey] = this.next[entry]!;
    this.waiting--;
    return this.nodes[entry]!;
  }

  private widen(): void {
    const next = new Int32Array(this.next.length * 2);
    next.set(this.next);
    this.next = next;
    const nodes = new Int32Array(this.nodes.length * 2);
    nodes.set(this.nodes);
    this.nodes = nodes;
  }
}
