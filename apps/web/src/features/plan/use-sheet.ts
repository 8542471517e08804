import { useState } from 'react';
import type { Day } from '../../shared/format/date';
import type { WeightUnit } from '../../shared/format/weight';
import { useTyped } from '../../shared/forms/use-typed';
import type { CellKey, ReadCell, Sheet, Typed } from './plan-cells';
import { dayIn, saved, undo, write } from './plan-cells';

/** A place in the grid. */
export interface At {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells: where it began, and where the cursor is. */
export interface Selection {
  readonly anchor: At;
  readonly cursor: At;
}

/** The rows and columns that a selection covers. */
export function boundsOf({ anchor, cursor }: Selection): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(anchor.row, cursor.row),
    bottom: Math.max(anchor.row, cursor.row),
    left: Math.min(anchor.column, cursor.column),
    right: Math.max(anchor.column, cursor.column),
  };
}

export function isInside(selection: Selection, { row, column }: At): boolean {
  const { top, bottom, left, right } = boundsOf(selection);
  return row >= top && row <= bottom && column >= left && column <= right;
}

interface KeptSheet extends Pick<Sheet, 'typed' | 'seen'> {
  /** In which bare figures were typed. */
  readonly unit: WeightUnit;
}

const EMPTY_KEPT: KeptSheet = { typed: {}, seen: {}, unit: 'kg' };

interface About {
  readonly placeId: string;
  readonly days: readonly Day[];
  readonly savedKg: (key: CellKey) => number | null;
  readonly readerOf: (unit: WeightUnit) => ReadCell;
}

/** What is typed into the grid, where the cursor is, and which cell is being written. */
export function useSheet({ placeId, days, savedKg, readerOf }: About) {
  // What is typed outlives the page: somebody has pasted a fortnight. What it was typed over is kept with it, for whoever wrote meanwhile.
  const { typed: kept, put, sent, found } = useTyped<KeptSheet>({ as: `plan of ${placeId}` }, EMPTY_KEPT);
  const [past, setPast] = useState<readonly Typed[]>([]);
  const unit = kept.unit;
  const read = readerOf(unit);
  // Days go by: what was typed for one that has passed is planned no more.
  const isInSight = ([key]: readonly [string, unknown]) => days.includes(dayIn(key as CellKey));
  const sheet: Sheet = { typed: Object.fromEntries(Object.entries(kept.typed).filter(isInSight)), seen: kept.seen, past };
  const show = (next: Sheet) => {
    setPast(next.past);
    if (Object.keys(next.typed).length === 0 && next.past.length === 0) sent({ ...EMPTY_KEPT, unit });
    else put({ typed: next.typed, seen: next.seen });
  };
  const [selection, select] = useState<Selection>({ anchor: { row: 0, column: 0 }, cursor: { row: 0, column: 0 } });
  const [editing, edit] = useState<string | null>(null);
  return {
    sheet,
    selection,
    select,
    /** The text of the cell under the cursor while it is written; null while it is not. */
    editing,
    edit,
    found,
    unit,
    setUnit: (next: WeightUnit) => put({ unit: next }),
    read,
    write: (cells: ReadonlyMap<CellKey, string>) => show(write(sheet, cells, savedKg, read)),
    undo: () => show(undo(sheet)),
    saved: (keys: Iterable<CellKey>) => show(saved(sheet, keys)),
  };
}

export type SheetState = ReturnType<typeof useSheet>;
