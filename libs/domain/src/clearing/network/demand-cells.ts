import { IntColumn } from '../market/int-lists';
import type { ProductKinds } from './network-kinds';

/**
 * The demand nodes of one product by cell (a place and a day), and which of them fruit of a kind should enter.
 *
 * Fruit enters a cell only at the strictest classes that it serves; from there it moves down to what accepts more. Sets of classes are
 * bit sets.
 */
export class DemandCells {
  /** D nodes cell by cell, stricter classes first: those of a cell stand at start[cell] .. start[cell + 1]. */
  readonly start: Int32Array;
  readonly node: Int32Array;
  /** Destinations where something is wanted. */
  readonly places: Int32Array;
  /** 1 where fruit of a kind enters its cell, by (kind · nodes + position in `node`): it serves that class, and no stricter one there. */
  readonly entry: Uint8Array;
  /** By position in `node`. */
  private readonly cell: Int32Array;
  private readonly klass: Int32Array;
  private readonly present: Int32Array;

  /** @param demandAt D node + 1 by (cell · classes + class), 0 for none. */
  constructor(
    cells: number,
    days: number,
    private readonly kinds: ProductKinds,
    demandAt: Int32Array,
  ) {
    const { classes, words } = kinds;
    const found = { node: new IntColumn(1024), cell: new IntColumn(1024), klass: new IntColumn(1024) };
    this.start = new Int32Array(cells + 1);
    this.present = new Int32Array(cells * words);
    for (let slot = 0; slot < cells * classes; slot++) {
      if (demandAt[slot] === 0) continue;
      const cell = Math.floor(slot / classes);
      const c = slot - cell * classes;
      found.node.push(demandAt[slot]! - 1);
      found.cell.push(cell);
      found.klass.push(c);
      this.start[cell + 1] = found.node.length;
      const word = cell * words + (c >> 5);
      this.present[word] = this.present[word]! | (1 << (c & 31));
    }
    const places = new Set<number>();
    for (let cell = 0; cell < cells; cell++) {
      if (this.start[cell + 1] === 0) this.start[cell + 1] = this.start[cell]!;
      else places.add(Math.floor(cell / days));
    }
    this.node = found.node.data;
    this.cell = found.cell.data;
    this.klass = found.klass.data;
    this.places = Int32Array.from(places);
    const nodes = found.node.length;
    this.entry = new Uint8Array(kinds.kinds * nodes);
    for (let kind = 0; kind < kinds.kinds; kind++) {
      for (let at = 0; at < nodes; at++) if (this.isEntry(at, kind)) this.entry[kind * nodes + at] = 1;
    }
  }

  /** Number of D nodes. */
  get count(): number {
    return this.start[this.start.length - 1]!;
  }

  private isEntry(at: number, kind: number): boolean {
    const { words, served, stricter } = this.kinds;
    const c = this.klass[at]!;
    if (((served[kind * words + (c >> 5)]! >>> (c & 31)) & 1) === 0) return false;
    const row = this.cell[at]! * words;
    for (let w = 0; w < words; w++) if ((this.present[row + w]! & served[kind * words + w]! & stricter[c * words + w]!) !== 0) return false;
    return true;
  }

  /** Pairs (strict node, broader node) of every cell that no third class stands between, broader sources first. */
  downgrades(): IntColumn {
    const pairs = new IntColumn(1024);
    for (let cell = 0; cell + 1 < this.start.length; cell++) {
      for (let from = this.start[cell + 1]! - 1; from >= this.start[cell]!; from--) {
        for (let to = from + 1; to < this.start[cell + 1]!; to++) {
          if (!this.isNext(from, to)) continue;
          pairs.push(this.node[from]!);
          pairs.push(this.node[to]!);
        }
      }
    }
    return pairs;
  }

  /** Whether the class of the second of two nodes of a cell is broader than that of the first, with none between them there. */
  private isNext(from: number, to: number): boolean {
    const { words, stricter, broader } = this.kinds;
    const a = this.klass[from]!;
    const b = this.klass[to]!;
    if (((broader[a * words + (b >> 5)]! >>> (b & 31)) & 1) === 0) return false;
    const row = this.cell[from]! * words;
    for (let w = 0; w < words; w++) if ((this.present[row + w]! & broader[a * words + w]! & stricter[b * words + w]!) !== 0) return false;
    return true;
  }
}
