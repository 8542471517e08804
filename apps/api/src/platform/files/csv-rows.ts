import { parse } from 'csv-parse';
import { DomainError } from '@domain/shared/domain-error';
import { BOM } from './csv-line';

/** More columns than any sheet of ours has. */
const COLUMNS_MAX = 64;

/** One row of the file: its line, and its cells, or null where its bytes are no text. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
}

/** A row that is not text is kept in its place, so that line numbers stay those of the file. */
const UNREADABLE = '\u0000';
const SEPARATORS = [';', ',', '\t', '|'];

/**
 * Rows of a CSV as spreadsheets write it: UTF-8 or UTF-16, with or without a mark at its beginning, separated by comma, semicolon or tab.
 *
 * @throws DomainError `import.unreadable`, `import.too_many_rows`, `import.too_many_columns`
 */
export async function* csvRows(bytes: Buffer, rowsMax: number): AsyncGenerator<FileRow> {
  const text = textOf(bytes);
  const firstLine = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = [...SEPARATORS].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  const parser = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: 65_536 });
  let count = 0;
  try {
    for await (const each of parser) {
      const { record, info } = each as { record: string[]; info: { lines: number } };
      count += 1;
      if (count > rowsMax + 1) throw new DomainError('import.too_many_rows', { rowsMax });
      if (record.length > COLUMNS_MAX) throw new DomainError('import.too_many_columns', { columnsMax: COLUMNS_MAX });
      yield { line: info.lines, cells: record[0]?.includes(UNREADABLE) ? null : record };
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('import.unreadable', {});
  }
}

function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  try {
    return withoutMark(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return withoutMark(lineByLine(bytes));
  }
}

/** A file of mixed encodings: lines that are no UTF-8 are marked, the others are read. */
function lineByLine(bytes: Buffer): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return bytes
    .toString('latin1')
    .split('\n')
    .map((line) => {
      try {
        return decoder.decode(Buffer.from(line, 'latin1'));
      } catch {
        return UNREADABLE;
      }
    })
    .join('\n');
}

function withoutMark(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}
