import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Day } from '../../shared/format/date';
import { cellKey, landing, pastedCells, type CellKey } from './plan-cells';
import { boundsOf, type At, type SheetState } from './use-sheet';

/** What the keys need to know of the grid. */
export interface Keyboard {
  readonly state: SheetState;
  readonly rows: readonly string[];
  readonly days: readonly Day[];
  readonly textOf: (key: CellKey) => string;
  readonly onSave: () => void;
  /** Cells of a paste that hung over the edge. */
  readonly onOutside: (cells: number) => void;
}

const STEPS: Readonly<Record<string, At>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

function keyAt({ rows, days }: Keyboard, { row, column }: At): CellKey {
  return cellKey(rows[row] ?? '', days[column] ?? '');
}

function move(grid: Keyboard, by: At, extend: boolean): void {
  const { state, rows, days } = grid;
  const { anchor, cursor } = state.selection;
  const to = {
    row: Math.min(rows.length - 1, Math.max(0, cursor.row + by.row)),
    column: Math.min(days.length - 1, Math.max(0, cursor.column + by.column)),
  };
  state.select({ anchor: extend ? anchor : to, cursor: to });
}

/** Ends the writing of a cell: its text is kept, and the cursor goes on. */
export function finish(grid: Keyboard, by: At): void {
  const { state } = grid;
  if (state.editing !== null) state.write(new Map([[keyAt(grid, state.selection.cursor), state.editing]]));
  state.edit(null);
  move(grid, by, false);
}

/** Keys while a cell is written. */
export function keyWhileWriting(grid: Keyboard, event: KeyboardEvent): void {
  event.stopPropagation();
  if (event.key === 'Escape') grid.state.edit(null);
  else if (event.key === 'Enter' && !event.ctrlKey) finish(grid, { row: event.shiftKey ? -1 : 1, column: 0 });
  else if (event.key === 'Tab') finish(grid, { row: 0, column: event.shiftKey ? -1 : 1 });
  else return;
  event.preventDefault();
}

/** Keys on the grid: arrows walk, Shift takes more, a figure begins to write, Delete empties, Ctrl-Z goes back, Ctrl-Enter saves. */
export function keyOnGrid(grid: Keyboard, event: KeyboardEvent): void {
  const { state } = grid;
  const step = STEPS[event.key];
  const held = event.ctrlKey || event.metaKey;
  if (step !== undefined) move(grid, held ? { row: step.row * 100, column: step.column * 100 } : step, event.shiftKey);
  else if (event.key === 'Home') move(grid, { row: 0, column: -100 }, event.shiftKey);
  else if (event.key === 'End') move(grid, { row: 0, column: 100 }, event.shiftKey);
  else if (held && event.key === 'Enter') grid.onSave();
  else if (held && event.key.toLowerCase() === 'z') state.undo();
  else if (event.key === 'Enter' || event.key === 'F2') state.edit(grid.textOf(keyAt(grid, state.selection.cursor)));
  else if (event.key === 'Delete' || event.key === 'Backspace')
    state.write(
      new Map(
        selected(grid)
          .flat()
          .map((key) => [key, '']),
      ),
    );
  else if (!held && /^[\d.,]$/.test(event.key)) state.edit(event.key);
  else return;
  event.preventDefault();
}

function selected(grid: Keyboard): CellKey[][] {
  const { top, bottom, left, right } = boundsOf(grid.state.selection);
  const rows: CellKey[][] = [];
  for (let row = top; row <= bottom; row++) {
    rows.push(Array.from({ length: right - left + 1 }, (_, at) => keyAt(grid, { row, column: left + at })));
  }
  return rows;
}

/** Puts the selection on the clipboard as a spreadsheet reads it. */
export function copy(grid: Keyboard, event: ClipboardEvent): void {
  if (grid.state.editing !== null) return;
  const lines = selected(grid).map((row) => row.map(grid.textOf).join('\t'));
  event.clipboardData.setData('text/plain', lines.join('\n'));
  event.preventDefault();
}

/** Writes what a spreadsheet put on the clipboard, from the first cell of the selection on; one figure fills all of it. */
export function paste(grid: Keyboard, event: ClipboardEvent): void {
  if (grid.state.editing !== null) return;
  event.preventDefault();
  const cells = pastedCells(event.clipboardData.getData('text/plain'));
  const { top, left } = boundsOf(grid.state.selection);
  const [only] = cells[0] ?? [];
  if (cells.length === 1 && cells[0]?.length === 1 && only !== undefined) {
    grid.state.write(
      new Map(
        selected(grid)
          .flat()
          .map((key) => [key, only]),
      ),
    );
    return;
  }
  const { written, outside } = landing(cells, { row: top, column: left }, grid);
  grid.state.write(written);
  if (outside > 0) grid.onOutside(outside);
}
