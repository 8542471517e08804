import { IntColumn } from './int-lists';
import type { ProductKinds } from './network-kinds';

/**
 * The demand nodes of one product by cell (a place and a day), and which of them fruit of a kind should enter.
 *
 * Fruit enters a cell only at the strictest classes that it serves; from there it moves down to what accepts more. Sets of classes are
 * bit sets, and lists are made once, when first asked for.
 */
export class DemandCells {
  /** Lists one after another, each led by its length. */
  readonly lists = new IntColumn(1024);
  /** Destinations where something is wanted. */
  readonly places: Int32Array;
  private readonly present: Int32Array;
  private readonly filled: Uint8Array;
  /** Place in `lists` by (kind · cells + cell), 0 for not yet made: fruit of one kind looks at many cells in a row. */
  private readonly listAt: Int32Array;
  private readonly open: Int32Array;

  /** @param demandAt D node + 1 by (cell · classes + class), 0 for none. */
  constructor(
    private readonly cells: number,
    days: number,
    private readonly kinds: ProductKinds,
    private readonly demandAt: Int32Array,
  ) {
    const { classes, words } = kinds;
    this.present = new Int32Array(cells * words);
    this.filled = new Uint8Array(cells);
    this.open = new Int32Array(words);
    this.listAt = new Int32Array(cells * kinds.kinds);
    // Place 0 is the empty list that cells without demand share.
    this.lists.push(0);
    for (let cell = 0; cell < cells; cell++) {
      for (let c = 0; c < classes; c++) {
        if (demandAt[cell * classes + c] === 0) continue;
        const word = cell * words + (c >> 5);
        this.present[word] = this.present[word]! | (1 << (c & 31));
        this.filled[cell] = 1;
      }
    }
    const places = new Set<number>();
    for (let cell = 0; cell < cells; cell++) if (this.filled[cell] === 1) places.add(Math.floor(cell / days));
    this.places = Int32Array.from(places);
  }

  /** Place in `lists` of the D nodes at which fruit of a kind enters a cell. */
  strictest(cell: number, kind: number): number {
    if (this.filled[cell] === 0) return 0;
    const known = this.listAt[kind * this.cells + cell]!;
    return known === 0 ? this.makeList(cell, kind) : known;
  }

  private makeList(cell: number, kind: number): number {
    const { lists, open, demandAt } = this;
    const { classes, words, served, stricter } = this.kinds;
    const at = lists.length;
    lists.push(0);
    for (let w = 0; w < words; w++) open[w] = this.present[cell * words + w]! & served[kind * words + w]!;
    for (let w = 0; w < words; w++) {
      for (let bits = open[w]!; bits !== 0; bits &= bits - 1) {
        const c = w * 32 + 31 - Math.clz32(bits & -bits);
        let strictest = true;
        for (let v = 0; v < words && strictest; v++) strictest = (open[v]! & stricter[c * words + v]!) === 0;
        if (strictest) lists.push(demandAt[cell * classes + c]! - 1);
      }
    }
    lists.data[at] = lists.length - at - 1;
    this.listAt[kind * this.cells + cell] = at;
    return at;
  }

  /** Pairs (strict node, broader node) of every cell that no third class stands between, broader sources first. */
  downgrades(): IntColumn {
    const { demandAt, present } = this;
    const { classes, words, stricter, broader } = this.kinds;
    const pairs = new IntColumn(1024);
    for (let cell = 0; cell < this.cells; cell++) {
      if (this.filled[cell] === 0) continue;
      for (let a = classes - 1; a >= 0; a--) {
        if (demandAt[cell * classes + a] === 0) continue;
        for (let b = a + 1; b < classes; b++) {
          if (demandAt[cell * classes + b] === 0 || ((broader[a * words + (b >> 5)]! >>> (b & 31)) & 1) === 0) continue;
          let direct = true;
          for (let w = 0; w < words && direct; w++) {
            direct = (present[cell * words + w]! & broader[a * words + w]! & stricter[b * words + w]!) === 0;
          }
          if (!direct) continue;
          pairs.push(demandAt[cell * classes + a]! - 1);
          pairs.push(demandAt[cell * classes + b]! - 1);
        }
      }
    }
    return pairs;
  }
}
