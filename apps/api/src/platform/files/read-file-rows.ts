import { DomainError } from '@domain/shared/domain-error';
import { refusalSentence } from '@domain/shared/refusal-codes';
import { csvRows } from './csv-rows';

/** What is wrong with one row of a file. */
export interface RefusedRow {
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly detailVi: string;
  readonly detailEn: string;
}

/** A form of files: how its heads and its rows are read, and how many there may be. */
export interface FileForm<Column extends string, Ask> {
  readonly rowsMax: number;
  readonly heads: (heads: readonly string[]) => ReadonlyMap<Column, number>;
  readonly row: (cellOf: (column: Column) => string, line: number) => Ask;
}

/**
 * Reads every row of a CSV file, those that are refused with their line and their reason.
 *
 * @throws DomainError `import.unreadable`, `import.too_many_rows`, `import.too_many_columns`, `import.missing_column`
 */
export async function readFileRows<Column extends string, Ask>(
  bytes: Buffer,
  form: FileForm<Column, Ask>,
): Promise<{ asks: Ask[]; refused: RefusedRow[] }> {
  const asks: Ask[] = [];
  const refused: RefusedRow[] = [];
  let heads: ReadonlyMap<Column, number> | null = null;
  for await (const { line, cells } of csvRows(bytes, form.rowsMax)) {
    if (heads === null) {
      heads = form.heads(cells ?? []);
      continue;
    }
    const places = heads;
    try {
      if (cells === null) throw new DomainError('import.wrong_encoding', {});
      asks.push(form.row((column) => cells[places.get(column) ?? -1] ?? '', line));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push(refusedRow(line, error));
    }
  }
  if (heads === null) throw new DomainError('import.unreadable', {});
  return { asks, refused };
}

/** A refusal as the report says it. */
export function refusedRow(line: number, { code, facts, field }: DomainError): RefusedRow {
  const sentence = (language: 'vi' | 'en') => refusalSentence(code, facts, language);
  return { line, field: field ?? null, code, detailVi: sentence('vi'), detailEn: sentence('en') };
}
