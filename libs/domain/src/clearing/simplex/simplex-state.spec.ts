import { turnArc } from './network-simplex';
import {
  ARC,
  BEFORE,
  firstBasis,
  FLOW,
  LAST,
  PARENT,
  RECORD,
  ROOM,
  SIZE,
  threadTree,
  treePotentials,
  UP,
  type FlowNetwork,
} from './simplex-state';

// Goal: a tree is threaded in preorder, children in the order of their numbers, and every node knows its subtree and its potential.

/** Arcs to the parent of nodes 1 … 6: 1 and 2 hang on the root, 3 and 4 on 1, 5 on 3, 6 on 2; the last arc is outside the tree. */
const NETWORK: FlowNetwork = {
  nodes: 7,
  arcs: 7,
  source: Int32Array.of(1, 2, 3, 4, 5, 6, 0),
  target: Int32Array.of(0, 0, 1, 1, 3, 2, 5),
  capacity: Int32Array.of(10, 20, 30, 40, 50, 60, 70),
  cost: Float64Array.of(-100, 7, 3, -4, 2 ** 40, -(2 ** 51), 5),
  firstArc: Int32Array.of(-1, 0, 1, 2, 3, 4, 5),
};

const column = (record: Int32Array, place: number): number[] => Array.from({ length: 7 }, (_, node) => record[(node << RECORD) + place]!);

describe('the first basis', () => {
  const simplex = firstBasis(NETWORK);
  const { record, thread, potential } = simplex;

  it('is threaded in preorder', () => {
    expect([...thread]).toEqual([1, 3, 6, 5, 2, 4, 0]);
    expect(column(record, BEFORE)).toEqual([6, 0, 4, 1, 5, 3, 2]);
    expect(column(record, SIZE)).toEqual([7, 4, 2, 2, 1, 1, 1]);
    expect(column(record, LAST)).toEqual([6, 4, 6, 5, 4, 5, 6]);
  });

  it('hangs every node on its way to the root, empty and with the room of its arc', () => {
    expect(column(record, PARENT)).toEqual([-1, 0, 0, 1, 1, 3, 2]);
    expect(column(record, ARC)).toEqual([-1, 0, 1, 2, 3, 4, 5]);
    expect(column(record, UP)).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(column(record, FLOW)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(column(record, ROOM)).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect([simplex.pivots, simplex.candidates.length, ...simplex.turned]).toEqual([0, 64, 0, 0, 0, 0, 0, 0, 0]);
    expect(simplex.source).toBe(NETWORK.source);
  });

  it('has potentials that make every arc of the tree cost nothing, to the last of 2^51', () => {
    const up = [0, 100, -7, 97, 104, 97 - 2 ** 40, 2 ** 51 - 7];
    expect([...potential]).toEqual(up);
  });

  it('takes an arc that points from its parent the other way', () => {
    const other = { ...simplex, record: record.slice(), potential: new Float64Array(7) };
    other.record[(3 << RECORD) + UP] = -1;
    treePotentials(other);
    expect([...other.potential]).toEqual([0, 100, -7, 103, 104, 103 - 2 ** 40, 2 ** 51 - 7]);
  });
});

it('a tree of the root alone, and one long path, are threaded too', () => {
  const alone = new Int32Array(1 << RECORD);
  const ring = new Int32Array(1).fill(5);
  threadTree(alone, ring, 1);
  expect([ring[0], alone[BEFORE], alone[SIZE], alone[LAST]]).toEqual([0, 0, 1, 0]);
  const path = new Int32Array(4 << RECORD);
  for (const [node, parent] of [
    [2, 0],
    [3, 2],
    [1, 3],
  ] as const)
    path[(node << RECORD) + PARENT] = parent;
  const thread = new Int32Array(4);
  threadTree(path, thread, 4);
  expect([...thread]).toEqual([2, 0, 3, 1]);
  expect(column(path, LAST).slice(0, 4)).toEqual([1, 1, 1, 1]);
  expect(column(path, SIZE).slice(0, 4)).toEqual([4, 1, 3, 2]);
});

it('an arc turned round and back is what it was', () => {
  const own = {
    ...firstBasis(NETWORK),
    source: NETWORK.source.slice(),
    target: NETWORK.target.slice(),
    cost: NETWORK.cost.slice(),
  };
  const read = (): number[] => [own.source[5]!, own.target[5]!, own.cost[5]!, own.turned[5]!];
  turnArc(own, 5);
  expect(read()).toEqual([2, 6, 2 ** 51, 1]);
  turnArc(own, 5);
  expect(read()).toEqual([6, 2, -(2 ** 51), 0]);
});
