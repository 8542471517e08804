import { IntColumn, IntLists } from '../market/int-lists';
import { PriceBuckets } from './price-buckets';
import { PriceHeap } from './price-heap';

// Goal: what comes out of a queue of distances comes out nearest first, however many wait in it.

/** Whole numbers that look thrown, the same on every machine. */
function thrown(count: number, below: number): number[] {
  let state = 12_345;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  });
}

function drained(queue: PriceHeap | PriceBuckets): [key: number, node: number][] {
  const out: [number, number][] = [];
  while (!queue.empty && out.length < 10_000) {
    const node = queue.pop();
    out.push([queue.leastKey, node]);
  }
  return out;
}

const queues: [string, () => PriceHeap | PriceBuckets][] = [
  ['a heap', () => new PriceHeap()],
  ['buckets', () => new PriceBuckets(600)],
];

describe.each(queues)('%s', (_, make) => {
  it.each([0, 1, 2, 3, 4, 7, 1_024, 1_025, 5_000])('gives %i entries back nearest first, each once', (count) => {
    const queue = make();
    const keys = thrown(count, 601);
    keys.forEach((key, node) => queue.push(key, node));
    expect(queue.empty).toBe(count === 0);
    const out = drained(queue);
    expect(out.map(([key]) => key)).toEqual([...keys].sort((a, b) => a - b));
    expect(out.every(([key, node]) => keys[node] === key)).toBe(true);
    expect(new Set(out.map(([, node]) => node)).size).toBe(count);
  });

  it('takes more in between', () => {
    const queue = make();
    for (const key of [5, 3, 9]) queue.push(key, key);
    expect([queue.pop(), queue.leastKey]).toEqual([3, 3]);
    for (const key of [4, 600, 3]) queue.push(key, key);
    expect(drained(queue).map(([key]) => key)).toEqual([3, 4, 5, 9, 600]);
  });

  it('says what is nearest at every step of a long life', () => {
    const queue = make();
    const waiting: number[] = [];
    let least = 0;
    for (const step of thrown(3_000, 7)) {
      if (step > 2 || waiting.length === 0) {
        const key = Math.min(600, least + step);
        queue.push(key, key);
        waiting.push(key);
        continue;
      }
      least = Math.min(...waiting);
      expect([queue.pop(), queue.leastKey]).toEqual([least, least]);
      waiting.splice(waiting.indexOf(least), 1);
    }
  });
});

it('a heap keeps the nearest, says how far the last of them is, and starts again from nothing', () => {
  const heap = new PriceHeap();
  for (const key of thrown(300, 1_000)) heap.push(key, key + 7);
  const nearest = thrown(300, 1_000).sort((a, b) => a - b);
  expect(heap.length).toBe(300);
  expect(heap.keep(24)).toBe(nearest[23]);
  expect([heap.length, heap.empty]).toEqual([24, false]);
  expect(drained(heap)).toEqual(nearest.slice(0, 24).map((key) => [key, key + 7]));
  heap.push(5, 5);
  heap.clear();
  expect([heap.length, heap.empty]).toEqual([0, true]);
  heap.push(9, 1);
  expect(drained(heap)).toEqual([[9, 1]]);
});

it('keys of a heap may be far past what a bucket could count', () => {
  const heap = new PriceHeap();
  for (const key of [2 ** 50, 2 ** 40, 2 ** 52]) heap.push(key, 1);
  expect(drained(heap).map(([key]) => key)).toEqual([2 ** 40, 2 ** 50, 2 ** 52]);
});

describe('interned lists', () => {
  it('have one number each, in order of first sight, however many and however long', () => {
    const lists = new IntLists(2);
    const known = new Map<string, number>();
    const scratch = new Int32Array(40);
    for (const value of thrown(4_000, 900)) {
      const length = 1 + (value % 40);
      for (let k = 0; k < length; k++) scratch[k] = value * (k + 1);
      const key = scratch.slice(0, length).join();
      if (!known.has(key)) known.set(key, known.size);
      expect(lists.intern(scratch, length)).toBe(known.get(key));
    }
    expect(lists.count).toBe(known.size);
    for (const [key, number] of known) {
      expect(lists.items.data.slice(lists.start.data[number], lists.start.data[number + 1]).join()).toBe(key);
    }
  });

  it('tell a list from its beginning, and from another order', () => {
    const lists = new IntLists(8);
    const numbers = [[1], [1, 2], [2, 1], [1, 2, 0], []].map((list) => lists.intern(Int32Array.from([...list, 9]), list.length));
    expect(numbers).toEqual([0, 1, 2, 3, 4]);
    expect(lists.intern(Int32Array.from([1, 2, 7]), 2)).toBe(1);
  });

  it('tell a list from its beginning also where both fall on one place of the table', () => {
    for (let k = 0; k < 300; k++) {
      const lists = new IntLists(1);
      expect([2, 1, 3].map((length) => lists.intern(Int32Array.of(k, 7, 0), length))).toEqual([0, 1, 2]);
    }
  });

  it('stay as they are while their table grows', () => {
    const lists = new IntLists(1);
    const column = new IntColumn(1);
    for (let k = 0; k < 500; k++) {
      expect(lists.intern(Int32Array.of(k, -k), 2)).toBe(k);
      column.append(Int32Array.of(k, k + 1, k + 2), 3);
    }
    for (let k = 0; k < 500; k++) expect(lists.intern(Int32Array.of(k, -k), 2)).toBe(k);
    expect(column.length).toBe(1_500);
    expect(column.data.length).toBe(2_048);
    column.append(new Int32Array(9_000).fill(5), 9_000);
    expect([column.length, column.data.length, column.data[10_499]]).toEqual([10_500, 10_500, 5]);
    expect(new IntColumn(40).data.length).toBe(40);
    expect([...column.data.subarray(1_497, 1_500)]).toEqual([499, 500, 501]);
  });
});
