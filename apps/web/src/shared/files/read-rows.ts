import papa from 'papaparse';

/** Larger than this is not a plan of two weeks but a mistake. */
const ROWS_MAX = 5_000;

/** The cells of a CSV or Excel file, or of text copied from a spreadsheet, as words. */
export async function readRows(from: File | string): Promise<string[][]> {
  if (typeof from !== 'string' && /\.xlsx$/i.test(from.name)) {
    const { readSheet } = await import('read-excel-file/browser');
    return cut((await readSheet(from)).map((row) => row.map(wordsOf)));
  }
  const text = typeof from === 'string' ? from : await from.text();
  const { data } = papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  return cut(data);
}

const cut = (rows: string[][]): string[][] => rows.slice(0, ROWS_MAX);

function wordsOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
