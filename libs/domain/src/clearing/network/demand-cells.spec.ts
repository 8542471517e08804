import { DemandCells } from './demand-cells';
import type { ProductKinds } from './network-kinds';

// Goal: with more classes of demand than a machine word has bits, fruit still enters a cell at the strictest classes alone, and moves down
// only where nothing stands between.

const CLASSES = 70;
const KINDS = 5;
const CELLS = 12;
const DAYS = 3;
const WORDS = 3;

/** Class c accepts the fruits 0 … c: a chain, but for every third class, which accepts no fruit of an even number below its own. */
const accepts = (c: number, fruit: number): boolean => fruit <= c && (c % 3 !== 0 || fruit % 2 === 1 || fruit === c);
const classes = Array.from({ length: CLASSES }, (_, c) => c);
const stricterThan = classes.map((a) => classes.map((b) => a !== b && classes.every((fruit) => !accepts(a, fruit) || accepts(b, fruit))));
const isStricter = (a: number, b: number): boolean => stricterThan[a]![b]!;
const fruitOf = (kind: number): number => [0, 7, 32, 41, 66][kind]!;

function bitSets(rows: number, has: (row: number, c: number) => boolean): Int32Array {
  const sets = new Int32Array(rows * WORDS);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < CLASSES; c++) if (has(row, c)) sets[row * WORDS + (c >> 5)]! |= 1 << (c & 31);
  }
  return sets;
}

function made(): { cells: DemandCells; isAt: (cell: number, c: number) => boolean; node: (cell: number, c: number) => number } {
  const stricter = bitSets(CLASSES, (b, a) => isStricter(a, b));
  const broader = bitSets(CLASSES, (a, b) => isStricter(a, b));
  const served = bitSets(KINDS, (kind, c) => accepts(c, fruitOf(kind)));
  const kinds = { classes: CLASSES, kinds: KINDS, words: WORDS, served, stricter, broader } as unknown as ProductKinds;
  const demandAt = new Int32Array(CELLS * CLASSES);
  const isAt = (cell: number, c: number): boolean => cell % 4 !== 3 && (cell * 31 + c * 17) % 5 < 2;
  for (let cell = 0; cell < CELLS; cell++) {
    for (let c = 0; c < CLASSES; c++) if (isAt(cell, c)) demandAt[cell * CLASSES + c] = 1 + cell * CLASSES + c;
  }
  return { cells: new DemandCells(CELLS, DAYS, kinds, demandAt), isAt, node: (cell, c) => cell * CLASSES + c };
}

describe('cells of demand', () => {
  it('let fruit in at the strictest classes that it serves', () => {
    const { cells, isAt, node } = made();
    for (let cell = 0; cell < CELLS; cell++) {
      const positions = Array.from({ length: cells.start[cell + 1]! - cells.start[cell]! }, (_, k) => cells.start[cell]! + k);
      expect(positions.map((at) => cells.node[at])).toEqual(classes.filter((c) => isAt(cell, c)).map((c) => node(cell, c)));
      for (let kind = 0; kind < KINDS; kind++) {
        const open = classes.filter((c) => isAt(cell, c) && accepts(c, fruitOf(kind)));
        const strictest = open.filter((c) => !open.some((other) => isStricter(other, c)));
        const entries = positions.filter((at) => cells.entry[kind * cells.count + at] === 1);
        expect(entries.map((at) => cells.node[at])).toEqual(strictest.map((c) => node(cell, c)));
      }
    }
  });

  it('know where something is wanted', () => expect([...made().cells.places]).toEqual([0, 1, 2, 3]));

  it('move fruit down to what accepts more where no third class stands between, the broader sources first', () => {
    const { cells, isAt, node } = made();
    const wanted: number[] = [];
    for (let cell = 0; cell < CELLS; cell++) {
      const here = classes.filter((c) => isAt(cell, c));
      for (const a of [...here].reverse()) {
        for (const b of here) {
          const between = here.some((c) => isStricter(a, c) && isStricter(c, b));
          if (b > a && isStricter(a, b) && !between) wanted.push(node(cell, a), node(cell, b));
        }
      }
    }
    const pairs = cells.downgrades();
    expect([...pairs.data.subarray(0, pairs.length)]).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(100);
  });
});
