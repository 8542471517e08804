import type { Day } from './date';

/** `25/11/2026`, in both languages: the order in which days are written here. */
export function formatDate(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** A day as people type it: `25/11/2026`, `5-1-26`, `5.1.2026`, or ISO `2026-01-05`; null when there is no such day. */
export function readDay(typed: string): Day | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})$/.exec(text);
  const parts = iso !== null ? [iso[1], iso[2], iso[3]] : local !== null ? [local[3], local[2], local[1]] : null;
  if (parts === null) return null;
  const [year = '', month = '', day = ''] = parts;
  const full = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${full}T00:00:00Z`);
  // 31/02 would be read as a day of March by some, as nothing by others.
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === full ? full : null;
}
