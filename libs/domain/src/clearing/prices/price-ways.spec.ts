import type { Network } from '../network/network';
import { PriceHeap } from './price-heap';
import { PriceWays, type PriceQueue } from './price-ways';

// Goal: how far each price can move is a shortest way, found in two steps: along ways of length 0 first, which need no queue, and then
// along the few others that can still shorten anything. Method: small thrown networks, and every way walked until nothing gets shorter.

const NODES = 12;
const ARCS = 34;

interface Way {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

interface Thrown {
  readonly network: Network;
  readonly open: Uint8Array;
  readonly base: Int32Array;
  readonly distance: Int32Array;
  readonly ways: readonly Way[];
}

/** Arcs that may take more have a reduced cost of 0 or more, those that carry one of 0 or less. */
function thrown(seed: number, toRoot: boolean): Thrown {
  let state = seed * 7_919 + 1;
  const below = (most: number): number => ((state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 8) % most;
  const base = Int32Array.from({ length: NODES }, (_, node) => (node === 0 ? 0 : below(50)));
  const open = Uint8Array.from({ length: ARCS }, () => below(4));
  const source = Int32Array.from({ length: ARCS }, () => below(NODES));
  const target = source.map((from) => (from + 1 + below(NODES - 1)) % NODES);
  const reduced = Int32Array.from(open, (way) => (way === 3 || below(2) === 0 ? 0 : way === 2 ? -1 - below(15) : 1 + below(15)));
  const cost = Float64Array.from(reduced, (own, arc) => own - base[source[arc]!]! + base[target[arc]!]!);
  const ways = Array.from(reduced).flatMap((own, arc): Way[] => {
    const [from, to] = toRoot ? [target[arc]!, source[arc]!] : [source[arc]!, target[arc]!];
    const ahead = (open[arc]! & 1) === 1 ? [{ from, to, length: own }] : [];
    return (open[arc]! & 2) === 2 ? [...ahead, { from: to, to: from, length: -own }] : ahead;
  });
  const distance = Int32Array.from({ length: NODES }, (_, node) => (node === 0 ? 0 : below(40)));
  return { network: { nodes: NODES, arcs: ARCS, source, target, cost } as unknown as Network, open, base, distance, ways };
}

function shortest(distance: Int32Array, ways: readonly Way[]): Int32Array {
  const found = distance.slice();
  for (let round = 0; round < NODES; round++) {
    for (const { from, to, length } of ways) found[to] = Math.min(found[to]!, found[from]! + length);
  }
  return found;
}

/** A queue that notes who was put in. */
class NotingQueue implements PriceQueue {
  readonly put: [key: number, node: number][] = [];
  private readonly heap = new PriceHeap();
  get empty(): boolean {
    return this.heap.empty;
  }
  get leastKey(): number {
    return this.heap.leastKey;
  }
  push(key: number, node: number): void {
    this.put.push([key, node]);
    this.heap.push(key, node);
  }
  pop(): number {
    return this.heap.pop();
  }
}

/** Nodes that lie away from the root and have ways to go, as they are put in at the beginning. */
function waiting(distance: Int32Array, ways: readonly Way[]): [number, number][] {
  return Array.from(distance, (key, node): [number, number] => [key, node]).filter(
    ([key, node]) => key > 0 && ways.some(({ from }) => from === node),
  );
}

describe.each([false, true])('how far prices can move, towards the root: %s', (toRoot) => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('is found by flat ways and then by the few that are left: %i', (group) => {
    for (let seed = 12 * group; seed < 12 * group + 12; seed++) {
      const { network, open, base, distance, ways } = thrown(seed, toRoot);
      const own = new PriceWays(network, open, base, toRoot);

      const first = new NotingQueue();
      const fromRoot = shortest(
        distance,
        ways.filter(({ from }) => from === 0),
      );
      const flat = ways.filter(({ from, to, length }) => length === 0 && from !== 0 && to !== 0);
      const near = shortest(fromRoot, flat);
      own.takeFlat(distance);
      expect([...distance]).toEqual([...fromRoot]);
      own.settle(distance, first);
      expect([...distance]).toEqual([...near]);
      expect(first.put).toEqual(waiting(fromRoot, flat));

      const second = new NotingQueue();
      const shorter = ways.filter(({ to, length }) => length < near[to]!);
      own.takeShorterThan(distance);
      own.settle(distance, second);
      expect([...distance]).toEqual([...shortest(near, ways)]);
      const begun = waiting(near, shorter);
      expect(second.put.slice(0, begun.length)).toEqual(begun);
      for (const [key, node] of second.put.slice(begun.length)) {
        expect(key).toBeLessThan(near[node]!);
        expect(shorter.some(({ from }) => from === node)).toBe(true);
      }
    }
  });
});
