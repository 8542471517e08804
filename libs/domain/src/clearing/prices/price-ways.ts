import { IntColumn } from '../market/int-lists';
import type { Network } from '../network/network';

/** A queue of nodes by distance; entries are never changed, an outdated one no longer has its node's distance. */
export interface PriceQueue {
  readonly empty: boolean;
  readonly leastKey: number;
  push(key: number, node: number): void;
  pop(): number;
}

/**
 * The residual arcs of the spot market as ways between prices, each with its reduced cost as length, walked from the root or to it.
 *
 * Lengths are 0 or more, because the base prices already support the allocation.
 */
export class PriceWays {
  private from = new IntColumn(1024);
  private to = new IntColumn(1024);
  private length = new IntColumn(1024);
  private start: Int32Array;
  private next: Int32Array;
  private lengthOf: Int32Array;

  /** @param open by arc: 1 when it may take more, 2 when it carries spot kg, 3 both. @param toRoot walks against the arcs. */
  constructor(
    private readonly network: Network,
    private readonly open: Uint8Array,
    private readonly base: Int32Array,
    private readonly toRoot: boolean,
  ) {
    this.start = new Int32Array(network.nodes + 1);
    this.next = new Int32Array(0);
    this.lengthOf = new Int32Array(0);
  }

  /** Takes the ways of length 0, and lets those that leave the root shorten distances at once. */
  takeFlat(distance: Int32Array): void {
    const { network, open, base, toRoot } = this;
    const { arcs, source, target, cost } = network;
    for (let arc = 0; arc < arcs; arc++) {
      const way = open[arc]!;
      if (way === 0) continue;
      const s = source[arc]!;
      const t = target[arc]!;
      const reduced = cost[arc]! + base[s]! - base[t]!;
      if (reduced !== 0 && s !== 0 && t !== 0) continue;
      if ((way & 1) !== 0) this.takeFlatWay(toRoot ? t : s, toRoot ? s : t, reduced, distance);
      if ((way & 2) !== 0) this.takeFlatWay(toRoot ? s : t, toRoot ? t : s, -reduced, distance);
    }
    this.sortByStart();
  }

  private takeFlatWay(from: number, to: number, length: number, distance: Int32Array): void {
    if (from === 0) {
      if (length < distance[to]!) distance[to] = length;
    } else if (length === 0 && to !== 0) this.take(from, to, 0);
  }

  /** Takes the ways that are shorter than the distance of the node they lead to: no other can be on a shortest way. */
  takeShorterThan(distance: Int32Array): void {
    const { network, open, base, toRoot } = this;
    const { arcs, source, target, cost } = network;
    this.from.length = 0;
    this.to.length = 0;
    this.length.length = 0;
    for (let arc = 0; arc < arcs; arc++) {
      const way = open[arc]!;
      if (way === 0) continue;
      const s = source[arc]!;
      const t = target[arc]!;
      const reduced = cost[arc]! + base[s]! - base[t]!;
      const ahead = toRoot ? s : t;
      const behind = toRoot ? t : s;
      if ((way & 1) !== 0 && reduced < distance[ahead]!) this.take(behind, ahead, reduced);
      if ((way & 2) !== 0 && -reduced < distance[behind]!) this.take(ahead, behind, -reduced);
    }
    this.sortByStart();
  }

  private take(from: number, to: number, length: number): void {
    this.from.push(from);
    this.to.push(to);
    this.length.push(length);
  }

  /** Ways by the node they start from: those of u are start[u] .. start[u + 1]. */
  private sortByStart(): void {
    const { nodes } = this.network;
    const count = this.from.length;
    const from = this.from.data;
    const start = new Int32Array(nodes + 2);
    for (let k = 0; k < count; k++) start[from[k]! + 2]!++;
    for (let u = 0; u <= nodes; u++) start[u + 1]! += start[u]!;
    const next = new Int32Array(count);
    const lengthOf = new Int32Array(count);
    for (let k = 0; k < count; k++) {
      const at = start[from[k]! + 1]!++;
      next[at] = this.to.data[k]!;
      lengthOf[at] = this.length.data[k]!;
    }
    this.start = start;
    this.next = next;
    this.lengthOf = lengthOf;
  }

  /** Dijkstra's method from the distances as they stand; ways of length 0 are followed at once on a stack, without the queue. */
  settle(distance: Int32Array, queue: PriceQueue): void {
    const { start, next, lengthOf } = this;
    const stack = new Int32Array(distance.length);
    let depth = 0;
    for (let node = 0; node < distance.length; node++) {
      if (distance[node] === 0) stack[depth++] = node;
      else if (start[node]! < start[node + 1]!) queue.push(distance[node]!, node);
    }
    for (;;) {
      while (depth > 0) {
        const u = stack[--depth]!;
        const here = distance[u]!;
        for (let k = start[u]!; k < start[u + 1]!; k++) {
          const v = next[k]!;
          const reached = here + lengthOf[k]!;
          if (reached >= distance[v]!) continue;
          distance[v] = reached;
          if (reached === here) stack[depth++] = v;
          else if (start[v]! < start[v + 1]!) queue.push(reached, v);
        }
      }
      let found = -1;
      while (!queue.empty && found < 0) {
        const node = queue.pop();
        if (queue.leastKey === distance[node]) found = node;
      }
      if (found < 0) return;
      stack[depth++] = found;
    }
  }
}
