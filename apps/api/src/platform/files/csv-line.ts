import { safeCell } from '@domain/shared/file-cell';

/** What a CSV of ours begins with: spreadsheets read it as UTF-8 only then. */
export const BOM = '\uFEFF';

/** One row as every spreadsheet opens it, and none runs it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(safeCell(cell))).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
