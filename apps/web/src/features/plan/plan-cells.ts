import type { Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { readWeight, weightText, type WeightUnit } from '../../shared/format/weight';

/** The row under the products: what the plant's line can take. */
export const LINE_ROW = 'line';

/** A cell by its row (a product, or the line) and its day. */
export type CellKey = `${string} ${Day}`;
export const cellKey = (row: string, day: Day): CellKey => `${row} ${day}`;
export const rowOf = (key: CellKey): string => key.slice(0, key.indexOf(' '));
export const dayIn = (key: CellKey): Day => key.slice(key.indexOf(' ') + 1);

/** What is typed and not saved yet, by cell. */
export type Typed = Readonly<Record<CellKey, string>>;

/** Typed cells with every state before, for undo, and what stood in each cell when it was first written over. */
export interface Sheet {
  readonly typed: Typed;
  readonly past: readonly Typed[];
  readonly seen: Readonly<Record<CellKey, number | null>>;
}

/** Steps that undo goes back: a day's work. */
const PAST_MAX = 100;

export const EMPTY_SHEET: Sheet = { typed: {}, past: [], seen: {} };

/** Writes cells; what is the same as saved is not typed any more. */
export function write(sheet: Sheet, cells: ReadonlyMap<CellKey, string>, savedKg: (key: CellKey) => number | null, read: ReadCell): Sheet {
  if (cells.size === 0) return sheet;
  const typed: Record<CellKey, string> = { ...sheet.typed };
  const seen: Record<CellKey, number | null> = { ...sheet.seen };
  for (const [key, text] of cells) {
    if (sheet.typed[key] === undefined) seen[key] = savedKg(key);
    if (read(text).kg === (savedKg(key) ?? 0) && !(rowOf(key) === LINE_ROW && savedKg(key) === null && text.trim() !== ''))
      delete typed[key];
    else typed[key] = text;
  }
  return { typed, past: [...sheet.past, sheet.typed].slice(-PAST_MAX), seen };
}

/** Takes the last writing back. */
export function undo(sheet: Sheet): Sheet {
  const before = sheet.past.at(-1);
  return before === undefined ? sheet : { ...sheet, typed: before, past: sheet.past.slice(0, -1) };
}

/** Typed cells under which somebody else has written another figure meanwhile. */
export function overtaken({ typed, seen }: Sheet, savedKg: (key: CellKey) => number | null): CellKey[] {
  return (Object.keys(typed) as CellKey[]).filter((key) => seen[key] !== undefined && seen[key] !== savedKg(key));
}

/** What was saved, or given up for what somebody else wrote, is typed no longer; there is nothing to undo before it. */
export function saved(sheet: Sheet, keys: Iterable<CellKey>): Sheet {
  const typed: Record<CellKey, string> = { ...sheet.typed };
  const seen: Record<CellKey, number | null> = { ...sheet.seen };
  for (const key of keys) {
    delete typed[key];
    delete seen[key];
  }
  return { typed, past: [], seen };
}

/** A cell as read: an empty one is 0 kg; null is no weight at all. */
export type ReadCell = (text: string) => { readonly kg: number | null };

/** Reads cells in one unit: `40`, `1,5 tấn`, `1.500 kg`, an empty one or a dash as nothing. */
export function cellReader(unit: WeightUnit, language: Language): ReadCell {
  return (text) => {
    const plain = text.trim();
    if (plain === '' || plain === '–' || plain === '-' || plain === '0') return { kg: 0 };
    const read = readWeight(plain, unit, language);
    return { kg: read.ok ? read.kg : null };
  };
}

/** A saved weight as the cell shows it: nothing for none. */
export function cellText(kg: number | null, unit: WeightUnit, language: Language): string {
  return kg === null || kg === 0 ? '' : weightText(kg, unit, language);
}

/** Rows and columns out of what a spreadsheet puts on the clipboard. */
export function pastedCells(text: string): string[][] {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return rows.map((row) => row.split('\t').map((cell) => cell.trim()));
}

/** Where the cells of a paste land, from its first cell on; what hangs over the edge is left out and counted. */
export function landing(
  cells: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  grid: { readonly rows: readonly string[]; readonly days: readonly Day[] },
): { readonly written: ReadonlyMap<CellKey, string>; readonly outside: number } {
  const written = new Map<CellKey, string>();
  let outside = 0;
  for (const [down, row] of cells.entries()) {
    for (const [across, text] of row.entries()) {
      const [product, day] = [grid.rows[at.row + down], grid.days[at.column + across]];
      if (product === undefined || day === undefined) outside += 1;
      else written.set(cellKey(product, day), text);
    }
  }
  return { written, outside };
}

/** Kg of each product on a day that stand above the line, from the top down: the cells that do not fit, each with what is too much. */
export function overLine(
  kgByRow: readonly { readonly row: string; readonly kg: number }[],
  capacityKg: number | null,
): ReadonlyMap<string, number> {
  const over = new Map<string, number>();
  if (capacityKg === null) return over;
  let sum = 0;
  for (const { row, kg } of kgByRow) {
    const before = sum;
    sum += kg;
    if (kg > 0 && sum > capacityKg) over.set(row, sum - Math.max(before, capacityKg));
  }
  return over;
}
