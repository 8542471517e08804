/** Pages of 100, at most five: a person does not read further down a list, and the screen says that there is more. */
const PAGES_MAX = 5;

/** Reads a list that comes in pages. */
export async function readAll<T>(page: (cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < PAGES_MAX; read++) {
    const { items, next } = await page(cursor);
    rows.push(...items);
    if (next === null) break;
    cursor = next;
  }
  return rows;
}
