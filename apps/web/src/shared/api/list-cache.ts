import type { QueryClient, QueryKey } from '@tanstack/react-query';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/**
 * Puts a row that arrived over the stream into a list that was read over HTTP: in place when it is there, on top
 * when it is new. An older version never replaces a newer one, so the two doors may overtake each other.
 */
export function upserted<T extends Versioned>(rows: readonly T[], row: T): T[] {
  const at = rows.findIndex((one) => one.id === row.id);
  if (at === -1) return [row, ...rows];
  const present = rows[at];
  if (present !== undefined && present.version > row.version) return [...rows];
  return rows.map((one, index) => (index === at ? row : one));
}

export function upsertInto<T extends Versioned>(cache: QueryClient, key: QueryKey, row: T): void {
  cache.setQueryData<T[]>(key, (rows) => (rows === undefined ? undefined : upserted(rows, row)));
}
