import { type FileColumns, findHeads } from '@domain/shared/file-words';

/** Where each of our columns stands in a file; -1: nowhere. */
export type ColumnMap = Readonly<Record<string, number>>;

/** The map that the file's own heads suggest. */
export function guessMap(heads: readonly string[], form: FileColumns<string>): ColumnMap {
  const found = findHeads(heads, form.heads);
  return Object.fromEntries(form.columns.map((column) => [column, found.get(column) ?? -1]));
}

/** Columns that a file cannot do without and that have no place in it yet. */
export function missingIn(map: ColumnMap, form: FileColumns<string>): string[] {
  return form.columns.filter((column) => form.needed.has(column) && (map[column] ?? -1) < 0);
}

/** Lines of a file as the server counts them: the heads are the first. */
export const lineOfRow = (row: number): number => row + 2;

/** The lines that cannot be taken, with every line that is one thing with one of them: half a contract is none. */
export function wholeGroups(
  bad: ReadonlySet<number>,
  rows: readonly (readonly string[])[],
  map: ColumnMap,
  { group }: FileColumns<string>,
): ReadonlySet<number> {
  if (group === undefined) return bad;
  const nameOf = (cells: readonly string[]) => (cells[map[group] ?? -1] ?? '').trim();
  const names = new Set(rows.filter((_, row) => bad.has(lineOfRow(row))).map(nameOf));
  return new Set(rows.flatMap((cells, row) => (names.has(nameOf(cells)) ? [lineOfRow(row)] : [])));
}

/** The file under our own heads, without the lines that are left out. What a cell says is not touched. */
export function mappedCsv(rows: readonly (readonly string[])[], map: ColumnMap, without: ReadonlySet<number>): string {
  const columns = Object.keys(map).filter((column) => (map[column] ?? -1) >= 0);
  const kept = rows.filter((_, row) => !without.has(lineOfRow(row)));
  const lines = kept.map((cells) => columns.map((column) => cells[map[column] ?? -1] ?? ''));
  return [columns, ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n');
}

/** One row is one line: what was broken inside of a cell goes on after a space. */
const quoted = (cell: string): string => `"${cell.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('"', '""')}"`;
