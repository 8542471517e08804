import papa from 'papaparse';

/** A sheet as people know it: heads, then rows of words and figures. */
export interface Sheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
}

/** A cell that a spreadsheet would take for a formula is kept as words. */
const inert = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;

/** Text for a Vietnamese Excel: semicolons between cells, a byte order mark so that accents survive. */
export function csvOf(sheet: Sheet): string {
  return `\uFEFF${papa.unparse({ fields: [...sheet.heads], data: sheet.rows.map((row) => row.map(inert)) }, { delimiter: ';', newline: '\r\n' })}`;
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveCsv(sheet: Sheet): void {
  save(new Blob([csvOf(sheet)], { type: 'text/csv;charset=utf-8' }), `${sheet.name}.csv`);
}

/** The writer is fetched when somebody asks for a file. */
export async function saveExcel(sheet: Sheet): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  const heads = sheet.heads.map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = sheet.rows.map((row) => row.map((cell) => inert(cell)));
  save(await write([heads, ...rows]).toBlob(), `${sheet.name}.xlsx`);
}
