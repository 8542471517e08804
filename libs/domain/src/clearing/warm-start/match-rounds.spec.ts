import fc from 'fast-check';
import type { BasisMemory } from './basis-memory';
import { matchNodes, movedItems } from './match-rounds';
import type { Network } from '../network/network';

// Goal: what stands in two rounds of a market is found again wherever it has moved to, and nothing is taken for another thing.

const moved = (old: readonly number[], next: readonly number[]): { now: number[]; before: number[] } => {
  const { now, before } = movedItems(Float64Array.from(old), Float64Array.from(next));
  return { now: [...now], before: [...before] };
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, k) => k + 1);
/** Where each of a list stands in another, −1 where it does not. */
const placesIn = (list: readonly number[], other: readonly number[]): number[] => list.map((id) => other.indexOf(id));

describe('items of two rounds', () => {
  it.each<[string, number[], number[]]>([
    ['nothing changed', upTo(5), upTo(5)],
    ['all are new', [1, 2, 3], [4, 5]],
    ['none are left', [1, 2, 3], []],
    ['there were none', [], [1, 2]],
    ['one went', [1, 2, 3, 4], [1, 3, 4]],
    ['the last went', [1, 2, 3, 4], [1, 2, 3]],
    ['one came', [1, 2, 3], [1, 9, 2, 3]],
    ['one was dealt a new number', [1, 2, 3], [1, 9, 3]],
    ['the first became the last', [1, 2, 3, 4], [2, 3, 4, 1]],
    ['all stand the other way round', upTo(9), upTo(9).reverse()],
    ['more went than are looked ahead', upTo(80), [...upTo(10), ...upTo(80).slice(50)]],
    ['more came than are looked ahead', [...upTo(10), ...upTo(80).slice(50)], upTo(80)],
  ])('are found when %s', (_, old, next) => {
    expect(moved(old, next)).toEqual({ now: placesIn(old, next), before: placesIn(next, old) });
  });

  it('are found wherever they went, in any order', () => {
    const market = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(market, market, (old, next) => {
        expect(moved(old, next)).toEqual({ now: placesIn(old, next), before: placesIn(next, old) });
      }),
    );
  });

  // Nodes may share a key: in the order in which they stand each finds its own.
  it.each<[string, number[], number[], number[]]>([
    ['nothing changed', [5, 5, 5], [5, 5, 5], [0, 1, 2]],
    ['one went before them', [1, 5, 5, 2], [5, 5, 2], [-1, 0, 1, 2]],
    ['one came before them', [5, 5, 2], [1, 5, 5, 2], [1, 2, 3]],
    ['many went before them', [...upTo(23), 50, 50, 51], [50, 50, 51], [...upTo(23).fill(-1), 0, 1, 2]],
    ['many came before them', [50, 50, 51], [...upTo(23), 50, 50, 51], [23, 24, 25]],
    ['another took a place before them', [1, 5, 5, 2], [9, 5, 5, 2], [-1, 1, 2, 3]],
    ['one went and one came', [1, 5, 5, 2, 6, 6], [5, 5, 2, 3, 6, 6], [-1, 0, 1, 2, 4, 5]],
  ])('are each found among others that look alike when %s', (_, old, next, now) => {
    expect(moved(old, next).now).toEqual(now);
  });

  it('have one partner each when several look alike', () => {
    const alike = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
    fc.assert(
      fc.property(alike, alike, (old, next) => {
        const { now, before } = moved(old, next);
        now.forEach((at, k) => at >= 0 && expect([next[at], before[at]]).toEqual([old[k], k]));
        before.forEach((at, k) => at >= 0 && expect([old[at], now[at]]).toEqual([next[k], k]));
        // One of each kind that both have is found at least.
        for (const id of old) if (next.includes(id)) expect(now.some((at, k) => at >= 0 && old[k] === id)).toBe(true);
      }),
    );
  });
});

describe('nodes of two rounds', () => {
  const matched = (old: number[], next: number[]): { oldOf: number[]; newOf: number[] } => {
    const memory = { nodes: old.length, key: Int32Array.from(old) } as unknown as BasisMemory;
    const network = { nodes: next.length, key: Int32Array.from(next) } as unknown as Network;
    const { oldOf, newOf } = matchNodes(memory, network);
    return { oldOf: [...oldOf], newOf: [...newOf] };
  };

  it('are found by key, the root by its place alone', () => {
    expect(matched([7, 20, 30, 40], [8, 30, 20, 50, 40])).toEqual({ oldOf: [0, 2, 1, -1, 3], newOf: [0, 2, 1, 4] });
    expect(matched([7, 20], [8, 7])).toEqual({ oldOf: [0, -1], newOf: [0, -1] });
    expect(matched([7, 8], [8, 20])).toEqual({ oldOf: [0, -1], newOf: [0, -1] });
  });

  it('are looked for anew each time', () => {
    expect(matched([1, 2, 3], [1, 2, 3]).newOf).toEqual([0, 1, 2]);
    expect(matched([1, 5, 6], [1, 2, 3])).toEqual({ oldOf: [0, -1, -1], newOf: [0, -1, -1] });
  });
});
