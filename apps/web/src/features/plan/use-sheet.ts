import { useState } from 'react';
import type { CellKey, ReadCell, Sheet } from './plan-cells';
import { EMPTY_SHEET, saved, undo, write } from './plan-cells';

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

/** What is typed into the grid, where the cursor is, and which cell is being written. */
export function useSheet(savedKg: (key: CellKey) => number | null, read: ReadCell) {
  const [sheet, setSheet] = useState<Sheet>(EMPTY_SHEET);
  const [selection, select] = useState<Selection>({ anchor: { row: 0, column: 0 }, cursor: { row: 0, column: 0 } });
  const [editing, edit] = useState<string | null>(null);
  return {
    sheet,
    selection,
    select,
    /** The text of the cell under the cursor while it is written; null while it is not. */
    editing,
    edit,
    write: (cells: ReadonlyMap<CellKey, string>) => setSheet((before) => write(before, cells, savedKg, read)),
    undo: () => setSheet(undo),
    saved: (keys: Iterable<CellKey>) => setSheet((before) => saved(before, keys)),
  };
}

export type SheetState = ReturnType<typeof useSheet>;
