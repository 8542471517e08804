import { addDays, daysBetween, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { readWeight } from '../../shared/format/weight';

/** One line of a pasted plan: a day and a weight, or what is wrong with it. */
export type PlanLine =
  | { readonly line: number; readonly day: Day; readonly kg: number; readonly fault: null }
  | { readonly line: number; readonly day: Day | null; readonly kg: number | null; readonly fault: 'day' | 'past' | 'weight' };

const two = (text: string): string => text.padStart(2, '0');

/** Reads `2026-06-10`, `10/06/2026`, `T4 10/06`; a day without a year is the next one of that name. */
export function readDay(text: string, today: Day): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text.trim());
  const local = /(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text.trim());
  const parts = iso !== null ? [iso[1], iso[2], iso[3]] : local !== null ? [local[3], local[2], local[1]] : null;
  if (parts === null) return null;
  const [year, month = '', day = ''] = parts;
  const make = (of: string) => `${of}-${two(month)}-${two(day)}`;
  const thisYear = today.slice(0, 4);
  // A plan is about days to come: in December `05/01` is next January. What passed lately is a day that passed.
  const guess = make(year ?? thisYear);
  if (Number.isNaN(Date.parse(`${guess}T00:00:00Z`)) || addDays(guess, 0) !== guess) return null;
  return year === undefined && daysBetween(guess, today) > 180 ? make(String(Number(thisYear) + 1)) : guess;
}

/** The lines of a plan out of cells as they stand in a spreadsheet: a day first, tonnes after it; a head is passed over. */
export function planLines(cells: readonly (readonly string[])[], today: Day, language: Language): PlanLine[] {
  return cells.flatMap((row, at): PlanLine[] => {
    const [first = '', second = ''] = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const day = readDay(first, today);
    const weight = readWeight(second, 'tan', language);
    if (at === 0 && day === null && !weight.ok) return [];
    const kg = weight.ok ? weight.kg : null;
    if (day === null) return [{ line: at + 1, day, kg, fault: 'day' }];
    if (kg === null) return [{ line: at + 1, day, kg, fault: 'weight' }];
    return day < today ? [{ line: at + 1, day, kg, fault: 'past' }] : [{ line: at + 1, day, kg, fault: null }];
  });
}
