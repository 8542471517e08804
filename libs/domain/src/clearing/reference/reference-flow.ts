/** A directed network as four parallel lists; flow is whole units, cost per unit an exact integer. */
export interface FlowGraph {
  nodes: number;
  readonly from: number[];
  readonly to: number[];
  readonly capacity: number[];
  readonly cost: number[];
}

/** Adds an arc and answers its number. */
export function addArc(graph: FlowGraph, from: number, to: number, capacity: number, cost: number): number {
  graph.from.push(from);
  graph.to.push(to);
  graph.capacity.push(capacity);
  graph.cost.push(cost);
  return graph.from.length - 1;
}

/** A heap of (key, node) that never changes an entry: a shorter way is a second entry, the stale one is skipped when it comes up. */
class Heap {
  private readonly keys: number[] = [];
  private readonly nodes: number[] = [];

  get size(): number {
    return this.keys.length;
  }

  push(key: number, node: number): void {
    let at = this.keys.length;
    this.keys.push(key);
    this.nodes.push(node);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.keys[parent]! <= key) break;
      this.keys[at] = this.keys[parent]!;
      this.nodes[at] = this.nodes[parent]!;
      at = parent;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
  }

  pop(): { key: number; node: number } {
    const top = { key: this.keys[0]!, node: this.nodes[0]! };
    const key = this.keys.pop()!;
    const node = this.nodes.pop()!;
    const size = this.keys.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.keys[child + 1]! < this.keys[child]!) child++;
      if (this.keys[child]! >= key) break;
      this.keys[at] = this.keys[child]!;
      this.nodes[at] = this.nodes[child]!;
      at = child;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
    return top;
  }
}

/** Residual arc 2a is arc a forward, 2a + 1 the same arc backward. */
function residualLists(graph: FlowGraph): number[][] {
  const lists: number[][] = Array.from({ length: graph.nodes }, () => []);
  for (let arc = 0; arc < graph.from.length; arc++) {
    lists[graph.from[arc]!]!.push(2 * arc);
    lists[graph.to[arc]!]!.push(2 * arc + 1);
  }
  return lists;
}

function firstPotentials(graph: FlowGraph, source: number): number[] {
  const potential = new Array<number>(graph.nodes).fill(Infinity);
  potential[source] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let arc = 0; arc < graph.from.length; arc++) {
      if (graph.capacity[arc] === 0) continue;
      const reach = potential[graph.from[arc]!]! + graph.cost[arc]!;
      if (reach < potential[graph.to[arc]!]!) {
        potential[graph.to[arc]!] = reach;
        changed = true;
      }
    }
  }
  return potential;
}

interface Search {
  readonly graph: FlowGraph;
  readonly lists: readonly (readonly number[])[];
  readonly flow: number[];
  readonly potential: number[];
}

/** Dijkstra on reduced costs up to the sink; answers the residual arc that reached each node, or undefined when the sink is cut off. */
function shortestPath(search: Search, source: number, sink: number): Int32Array | undefined {
  const { graph, lists, flow, potential } = search;
  const distance = new Array<number>(graph.nodes).fill(Infinity);
  const reachedBy = new Int32Array(graph.nodes).fill(-1);
  const heap = new Heap();
  distance[source] = 0;
  heap.push(0, source);
  while (heap.size > 0) {
    const { key, node } = heap.pop();
    if (key > distance[node]!) continue;
    if (node === sink) break;
    for (const residual of lists[node]!) {
      const arc = residual >> 1;
      const backward = (residual & 1) === 1;
      const room = backward ? flow[arc]! : graph.capacity[arc]! - flow[arc]!;
      if (room === 0) continue;
      const next = backward ? graph.from[arc]! : graph.to[arc]!;
      const cost = backward ? -graph.cost[arc]! : graph.cost[arc]!;
      const reach = key + cost + potential[node]! - potential[next]!;
      if (reach < distance[next]!) {
        distance[next] = reach;
        reachedBy[next] = residual;
        heap.push(reach, next);
      }
    }
  }
  const end = distance[sink]!;
  if (end === Infinity) return undefined;
  for (let node = 0; node < graph.nodes; node++) potential[node] = potential[node]! + Math.min(distance[node]!, end);
  return reachedBy;
}

function augment(search: Search, reachedBy: Int32Array, source: number, sink: number): void {
  const { graph, flow } = search;
  const path: number[] = [];
  let room = Infinity;
  for (let node = sink; node !== source;) {
    const residual = reachedBy[node]!;
    const arc = residual >> 1;
    const backward = (residual & 1) === 1;
    path.push(residual);
    room = Math.min(room, backward ? flow[arc]! : graph.capacity[arc]! - flow[arc]!);
    node = backward ? graph.to[arc]! : graph.from[arc]!;
  }
  for (const residual of path) flow[residual >> 1] = flow[residual >> 1]! + ((residual & 1) === 1 ? -room : room);
}

/**
 * The cheapest flow of any size from source to sink: successive shortest paths, stopped when the next path no longer pays.
 *
 * The network must have no cycle; costs may be negative. Source: Ahuja, Magnanti, Orlin, *Network Flows* (1993), section 9.7.
 *
 * @returns flow by arc number.
 */
export function cheapestFlow(graph: FlowGraph, source: number, sink: number): number[] {
  const flow = new Array<number>(graph.from.length).fill(0);
  const potential = firstPotentials(graph, source);
  const search: Search = { graph, lists: residualLists(graph), flow, potential };
  if (potential[sink] === Infinity) return flow;
  for (let node = 0; node < graph.nodes; node++) if (potential[node] === Infinity) potential[node] = potential[sink]!;
  for (;;) {
    const reachedBy = shortestPath(search, source, sink);
    if (reachedBy === undefined || potential[sink]! >= potential[source]!) return flow;
    augment(search, reachedBy, source, sink);
  }
}
