import { Nearest, type Reason } from './nearest';
import { GRADE, NO_LANE, OWNER_GROUP, SELLER_BOUND, VARIETY, WINDOW } from '../market/pair-scan';

// Goal: the nearest partner gives the reason; without one the obstacle that came last in the order of the rules does, with its figure.

const CAPACITY = Int32Array.of(500, 600, 700);
const told = ({ cause, figure, cell }: Reason): string => `${cause} ${figure} ${cell}`;

/** What is told of 9 unmet kg after these partners: [gap, full cell, age]. */
function after(...partners: [gap: number, fullCell: number, at: number][]): string {
  const nearest = new Nearest();
  for (const [gap, fullCell, at] of partners) nearest.reached(gap, fullCell, at);
  return told(nearest.reason(9, CAPACITY));
}

describe('the nearest partner', () => {
  it('is the one with the least between, however far the others are', () => {
    expect(after([30, -1, 0], [20, -1, 1], [25, -1, 2])).toBe('price_gap 20 -1');
    expect(after([1, -1, 0])).toBe('price_gap 1 -1');
    expect(after([20, -1, 0], [0, 2, 1])).toBe('capacity_full 700 2');
    expect(after([0, 2, 0], [20, -1, 1])).toBe('capacity_full 700 2');
    expect(after([20, -1, 3], [-5, -1, 1])).toBe('exhausted 9 -1');
  });

  it('is of equal ones the one that no limit keeps away, and else the oldest', () => {
    expect(after([0, 1, 0], [-3, -1, 9])).toBe('exhausted 9 -1');
    expect(after([0, -1, 5], [0, 1, 0])).toBe('exhausted 9 -1');
    expect(after([0, 0, 5], [0, 1, 7])).toBe('capacity_full 500 0');
    expect(after([0, 0, 5], [0, 1, 3])).toBe('capacity_full 600 1');
    expect(after([0, 0, 5], [0, 1, 5])).toBe('capacity_full 600 1');
    expect(after([0, 1, 0], [0, 2, 0], [0, 0, 1])).toBe('capacity_full 700 2');
  });

  it('is settled where nobody nearer, and no equal one without a limit, can come', () => {
    const nearest = new Nearest();
    const settled = (): boolean[] => [-1, 0, 1, 9, 10, 11].map((gap) => nearest.isSettledAt(gap));
    expect([...settled(), nearest.isSettledAt(Infinity), nearest.isWithinReach]).toEqual(Array.from({ length: 8 }, () => false));
    nearest.reached(10, -1, 0);
    expect([...settled(), nearest.isWithinReach]).toEqual([false, false, false, false, true, true, false]);
    nearest.reached(0, 0, 0);
    expect([...settled(), nearest.isWithinReach]).toEqual([false, false, true, true, true, true, false]);
    nearest.reached(-7, -1, 4);
    expect([...settled(), nearest.isWithinReach]).toEqual([true, true, true, true, true, true, true]);
  });

  it('is kept away by a lot above 1 kg, the largest that was met', () => {
    const nearest = new Nearest();
    nearest.reached(0, -1, 0);
    for (const kg of [1, 0]) nearest.needsLot(kg);
    expect([nearest.lot, told(nearest.reason(9, CAPACITY))]).toEqual([1, 'exhausted 9 -1']);
    for (const kg of [2, 40, 30]) nearest.needsLot(kg);
    expect([nearest.lot, told(nearest.reason(9, CAPACITY))]).toEqual([40, 'lot_size 40 -1']);
  });
});

describe('without a partner in reach', () => {
  it('the obstacle of the last rule is told: how many it kept away, and of days how few', () => {
    const nearest = new Nearest();
    const kept = (obstacle: number, daysOff: number, partners: number): string => {
      nearest.keptBy(obstacle, daysOff, partners);
      return told(nearest.reason(9, CAPACITY));
    };
    expect(told(nearest.reason(9, CAPACITY))).toBe('nothing_wanted 0 -1');
    expect(kept(SELLER_BOUND, 0, 4)).toBe('seller_bound 4 -1');
    expect(kept(OWNER_GROUP, 0, 1)).toBe('owner_group 1 -1');
    expect(kept(VARIETY, 0, 2)).toBe('variety 2 -1');
    expect(kept(VARIETY, 0, 3)).toBe('variety 5 -1');
    expect(kept(GRADE, 1, 1)).toBe('grade 1 -1');
    expect(kept(NO_LANE, 0, 6)).toBe('no_lane 6 -1');
    expect(kept(WINDOW, 5, 1)).toBe('window 5 -1');
    expect(kept(WINDOW, 3, 2)).toBe('window 3 -1');
    expect(kept(WINDOW, 4, 1)).toBe('window 3 -1');
    expect(kept(SELLER_BOUND, 1, 1)).toBe('window 3 -1');
    nearest.reached(12, -1, 0);
    expect(told(nearest.reason(9, CAPACITY))).toBe('price_gap 12 -1');
  });

  it('nothing is left of the item before', () => {
    const nearest = new Nearest();
    nearest.reached(0, 1, 2);
    nearest.needsLot(40);
    nearest.keptBy(WINDOW, 1, 1);
    nearest.clear();
    expect([nearest.lot, nearest.isWithinReach, told(nearest.reason(9, CAPACITY))]).toEqual([0, false, 'nothing_wanted 0 -1']);
    nearest.keptBy(WINDOW, 6, 1);
    expect(told(nearest.reason(9, CAPACITY))).toBe('window 6 -1');
    nearest.reached(0, -1, 9);
    expect(told(nearest.reason(9, CAPACITY))).toBe('exhausted 9 -1');
    nearest.clear();
    nearest.reached(7, -1, 0);
    expect(told(nearest.reason(9, CAPACITY))).toBe('price_gap 7 -1');
  });
});
