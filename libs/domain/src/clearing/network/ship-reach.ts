import { IntColumn, IntLists } from '../market/int-lists';
import type { DemandCells } from './demand-cells';
import type { ProductKinds } from './network-kinds';
import { Scratch } from '../market/scratch';

const scratch = new Scratch();

/** Number of each origin's row of days on the road: a province has many places and few such rows. */
function rowNumbers(transit: Int32Array, origins: number, destinations: number): { lists: IntLists; of: Int32Array } {
  const lists = new IntLists(origins);
  const of = new Int32Array(origins);
  const row = scratch.room(destinations);
  for (let origin = 0; origin < origins; origin++) {
    for (let k = 0; k < destinations; k++) row[k] = transit[origin * destinations + k]!;
    of[origin] = lists.intern(row, destinations);
  }
  return { lists, of };
}

/**
 * The demand nodes of one product that fruit of a kind can enter when it leaves an origin on a ship day.
 *
 * They hang on the days on the road and not on the place itself, so places with equal roads share their lists.
 */
export class ShipReach {
  /** Lists of D nodes, none of them empty. */
  readonly lists = new IntLists(1024);
  private readonly rowOf: Int32Array;
  /** Positions of the D nodes in reach of any fruit, by (row · days + ship day): reached[start[k] .. start[k + 1]). */
  private readonly start: Int32Array;
  private readonly reached: IntColumn;
  /** List + 1 by ((row · days + ship day) · kinds + kind), 0 not yet made, −1 nowhere to go. */
  private readonly known: Int32Array;

  /** @param transit days on the road by (origin · destinations + destination), −1 for no road. */
  constructor(
    private readonly size: { readonly origins: number; readonly destinations: number; readonly days: number },
    private readonly kinds: ProductKinds,
    private readonly cells: DemandCells,
    transit: Int32Array,
  ) {
    const { origins, destinations, days } = size;
    const { lists: rows, of } = rowNumbers(transit, origins, destinations);
    this.rowOf = of;
    this.start = new Int32Array(rows.count * days + 1);
    this.reached = new IntColumn(1024);
    for (let k = 0; k < rows.count * days; k++) {
      this.reach(rows.items.data, Math.floor(k / days) * destinations, k % days);
      this.start[k + 1] = this.reached.length;
    }
    this.known = new Int32Array(rows.count * days * kinds.kinds);
  }

  /** Number of the list, −1 when no demand is in reach. */
  from(origin: number, ship: number, kind: number): number {
    const slot = this.rowOf[origin]! * this.size.days + ship;
    const at = slot * this.kinds.kinds + kind;
    if (this.known[at] === 0) this.known[at] = this.makeList(slot, kind);
    const known = this.known[at]!;
    return known < 0 ? -1 : known - 1;
  }

  /** Appends the D nodes that a row of days on the road reaches from a ship day. */
  private reach(rows: Int32Array, row: number, ship: number): void {
    const { places, start } = this.cells;
    const { days } = this.size;
    for (let k = 0; k < places.length; k++) {
      const onTheRoad = rows[row + places[k]!]!;
      if (onTheRoad < 0 || ship + onTheRoad >= days) continue;
      const cell = places[k]! * days + ship + onTheRoad;
      for (let at = start[cell]!; at < start[cell + 1]!; at++) this.reached.push(at);
    }
  }

  private makeList(slot: number, kind: number): number {
    const { node, entry, count } = this.cells;
    const { data: reached } = this.reached;
    const from = this.start[slot]!;
    const end = this.start[slot + 1]!;
    const list = scratch.room(end - from);
    const row = kind * count;
    let length = 0;
    // Without a branch: which of the nodes fruit enters cannot be foretold.
    for (let k = from; k < end; k++) {
      const at = reached[k]!;
      list[length] = node[at]!;
      length += entry[row + at]!;
    }
    return length === 0 ? -1 : this.lists.intern(list, length) + 1;
  }
}
