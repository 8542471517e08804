import type { ClearingInput, ClearingLine } from '../clearing-input';
import type { SellerCap } from './side-rules';

/** An input with something taken away, and what its new numbers stand for. */
export interface Restricted {
  readonly input: ClearingInput;
  /** Lines that were cut out of another for one seller: the part's id, and the line it is of. */
  readonly parts: readonly { readonly id: number; readonly of: number }[];
  /** By row of the lanes: the row of the origin that it was. */
  readonly originRows: readonly number[];
  /** By column of the lanes: the column of the destination that it was. */
  readonly destinationColumns: readonly number[];
}

/**
 * Takes lines out of a market, and caps what a seller brings to a line: the line keeps the seller out and loses so many kg to a part of
 * its own that takes from this seller alone. Sellers and lines that are kept apart get rows and columns of lanes of their own, with no way
 * between them; everybody else's roads stay as they were. So the restricted market is again one that the kernel clears and the checker
 * proves.
 *
 * A place with limited intake is held to its limit by itself and by each of its new columns, not by them together: whoever commits holds
 * the sum. New lines, origins and destinations are numbered on from the highest id of their list.
 */
export function restrict(
  input: ClearingInput,
  taken: { readonly caps: readonly SellerCap[]; readonly drops: ReadonlySet<number> },
): Restricted {
  const capsOf = new Map<number, SellerCap[]>();
  for (const cap of taken.caps) if (!taken.drops.has(cap.lineId)) capsOf.set(cap.lineId, [...(capsOf.get(cap.lineId) ?? []), cap]);
  const parts: { id: number; of: number }[] = [];
  const lines: ClearingLine[] = [];
  const firstPart = nextId(input.lines.map(({ id }) => id));
  const roads = new Roads(input);
  for (const line of input.lines) {
    if (taken.drops.has(line.id)) continue;
    const caps = capsOf.get(line.id) ?? [];
    let left = line.kg;
    for (const { sellerId, kg } of caps) {
      const own = Math.min(kg, left);
      // What is filled whole or not at all cannot be cut, nor into less than its least part: it does without this seller.
      if (own < Math.max(1, line.minLotKg) || line.allOrNothing) continue;
      const id = firstPart + parts.length;
      parts.push({ id, of: line.id });
      lines.push({ ...line, id, sellerId, kg: own, minLotKg: Math.min(line.minLotKg, own) });
      left -= own;
    }
    if (left <= 0) continue;
    const destinationId = roads.without(
      line.destinationId,
      caps.map(({ sellerId }) => sellerId),
    );
    lines.push({ ...line, destinationId, kg: left, minLotKg: Math.min(line.minLotKg, left) });
  }
  const offers = input.offers.map((offer) => ({ ...offer, originId: roads.rowOf(offer.originId, offer.sellerId) }));
  return { input: { ...input, ...roads.laid(), offers, lines }, parts, ...roads.before() };
}

function nextId(ids: readonly number[]): number {
  return ids.reduce((most, id) => Math.max(most, id), -1) + 1;
}

interface Row {
  readonly id: number;
  readonly was: number;
  readonly sellerId: number | null;
}

interface Column {
  readonly id: number;
  readonly was: number;
  readonly shut: ReadonlySet<number>;
}

/** The lane tables, wider by a row for each seller kept out somewhere and a column for each way of keeping sellers out. */
class Roads {
  private readonly rows: Row[];
  private readonly columns: Column[];
  private readonly rowByKey = new Map<string, Row>();
  private readonly columnByKey = new Map<string, Column>();

  private readonly firstRow: number;
  private readonly firstColumn: number;

  constructor(private readonly input: ClearingInput) {
    this.firstRow = nextId(input.origins) - input.origins.length;
    this.firstColumn = nextId(input.destinations) - input.destinations.length;
    this.rows = input.origins.map((id, was) => ({ id, was, sellerId: null }));
    this.columns = input.destinations.map((id, was) => ({ id, was, shut: new Set<number>() }));
  }

  /** A place that is the same but for these sellers, who cannot reach it. */
  without(destinationId: number, sellers: readonly number[]): number {
    if (sellers.length === 0) return destinationId;
    const key = `${destinationId} ${[...sellers].sort((a, b) => a - b).join(' ')}`;
    const known = this.columnByKey.get(key);
    if (known) return known.id;
    const column = {
      id: this.firstColumn + this.columns.length,
      was: this.input.destinations.indexOf(destinationId),
      shut: new Set(sellers),
    };
    this.columns.push(column);
    this.columnByKey.set(key, column);
    return column.id;
  }

  /** Where a seller's fruit starts: a row of its own if somebody keeps it out. Asked once all columns are known. */
  rowOf(originId: number, sellerId: number): number {
    if (!this.columns.some(({ shut }) => shut.has(sellerId))) return originId;
    const key = `${originId} ${sellerId}`;
    const known = this.rowByKey.get(key);
    if (known) return known.id;
    const row = { id: this.firstRow + this.rows.length, was: this.input.origins.indexOf(originId), sellerId };
    this.rows.push(row);
    this.rowByKey.set(key, row);
    return row.id;
  }

  laid(): Pick<ClearingInput, 'origins' | 'destinations' | 'lanes' | 'intakeCapacity'> {
    const width = this.input.destinations.length;
    const lanes = this.input.lanes.map(({ productId, transitDays, transportVndPerKg }) => {
      const cells = this.rows.flatMap((row) => this.columns.map((column) => ({ row, column, was: row.was * width + column.was })));
      const isShut = ({ row, column }: { row: Row; column: Column }) => row.sellerId !== null && column.shut.has(row.sellerId);
      return {
        productId,
        transitDays: Int32Array.from(cells, (cell) => (isShut(cell) ? -1 : (transitDays[cell.was] ?? -1))),
        transportVndPerKg: Int32Array.from(cells, (cell) => transportVndPerKg[cell.was] ?? 0),
      };
    });
    const intakeCapacity = this.input.intakeCapacity.flatMap((row) => {
      const was = this.input.destinations.indexOf(row.destinationId);
      return this.columns.filter((column) => column.was === was).map(({ id }) => ({ ...row, destinationId: id }));
    });
    return { origins: this.rows.map(({ id }) => id), destinations: this.columns.map(({ id }) => id), lanes, intakeCapacity };
  }

  before(): Pick<Restricted, 'originRows' | 'destinationColumns'> {
    return { originRows: this.rows.map(({ was }) => was), destinationColumns: this.columns.map(({ was }) => was) };
  }
}
