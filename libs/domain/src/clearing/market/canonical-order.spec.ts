import { canonicalOrder } from './canonical-order';
import { NearestOffers } from '../lots/nearest-offers';

// Goal: older first, then by id, up to the largest whole numbers there are; and the cheapest few of many, whatever their order.

const MOST = 2 ** 53 - 1;

/** Whole numbers that look thrown, the same on every machine. */
function thrown(count: number, below: number): number[] {
  let state = 4_321;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  });
}

function sorted(submittedAt: readonly number[], id: readonly number[]): number[] {
  return [...id.keys()].sort((a, b) => submittedAt[a]! - submittedAt[b]! || id[a]! - id[b]!);
}

describe('canonical order', () => {
  it.each<[string, number[], number[]]>([
    ['nothing', [], []],
    ['one item', [5], [9]],
    ['items in order', [1, 1, 2], [3, 4, 1]],
    ['ids the wrong way round', [1, 1, 1], [9, 4, 1]],
    ['a digit’s bounds', [2_047, 2_048, 2_049, 0, 4_095], [2_048, 2_047, 1, 2_049, 0]],
    ['the last of two that is out of order', [0, 0, 0], [1, 3, 2]],
    ['the first of two that is out of order', [2, 1, 3], [1, 2, 3]],
    ['equal ages', [7, 7, 7, 7], [2_048 * 2_048, 1, 2_048, 0]],
    ['the largest numbers', [MOST, 0, MOST, 2 ** 44, 2 ** 33], [MOST, MOST, 0, 5, 6]],
  ])('of %s', (_, submittedAt, id) => {
    expect([...canonicalOrder(Float64Array.from(submittedAt), Float64Array.from(id))]).toEqual(sorted(submittedAt, id));
  });

  it.each([3, 2_048, 2_049, 5_000_000, 2 ** 40, MOST])('of many thrown below %i', (below) => {
    const submittedAt = thrown(3_000, Math.min(below, 500));
    const id = thrown(3_000, below);
    expect([...canonicalOrder(Float64Array.from(submittedAt), Float64Array.from(id))]).toEqual(sorted(submittedAt, id));
    expect([...canonicalOrder(Float64Array.from(id), Float64Array.from(submittedAt))]).toEqual(sorted(id, submittedAt));
  });
});

describe('the nearest offers', () => {
  it.each([1, 2, 3, 8, 25])('%i at most, are the cheapest that were shown', (most) => {
    const nearest = new NearestOffers(most);
    const dear = thrown(90, 1_000);
    for (const count of [0, 2, 90]) {
      nearest.clear();
      expect([nearest.count, nearest.limit]).toEqual([0, Infinity]);
      const shown = dear.slice(0, count);
      shown.forEach((each, offer) => {
        if (each < nearest.limit) nearest.add(offer, each);
        const best = shown.slice(0, offer + 1).sort((a, b) => a - b);
        expect([nearest.count, nearest.limit]).toEqual([Math.min(most, offer + 1), best[most - 1] ?? Infinity]);
      });
      const kept = [...nearest.offer.subarray(0, nearest.count)];
      const cheapest = [...shown].sort((a, b) => a - b).slice(0, most);
      expect(kept.map((offer) => shown[offer]!).sort((a, b) => a - b)).toEqual(cheapest);
      expect(new Set(kept).size).toBe(kept.length);
    }
  });
});
