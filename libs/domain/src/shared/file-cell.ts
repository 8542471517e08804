import { type Day, dayOf } from './day';
import { DomainError } from './domain-error';

/**
 * A cell of a file as text. What a spreadsheet would run is refused; the mark that our own export sets before it is taken off.
 *
 * @throws DomainError `import.formula`
 */
export function plainCell(cell: string, column: string): string {
  const text = cell.trim();
  if (/^'[=+\-@\t\r]/.test(text)) return text.slice(1);
  if (/^[=+@]/.test(text) || /^-\D/.test(text)) throw new DomainError('import.formula', {}, column);
  return text;
}

/** A cell as a spreadsheet may safely open it. */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A day as people write it in a file: 31/12/2026 or 2026-12-31. @throws DomainError `day.invalid` */
export function dayOfCell(text: string, column: string): Day {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return dayOf(text, column);
  return dayOf(`${match[3]}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`, column);
}
