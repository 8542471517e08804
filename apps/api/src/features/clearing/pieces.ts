/** Items of a list that go from thread to thread at once: copying them holds the event loop for a millisecond or two. */
const PIECE = 500;

/** A list that was taken out of a value: where it stood. */
export interface LongList {
  readonly path: readonly string[];
  readonly list: readonly unknown[];
}

/** A value without its long lists, and those lists. */
export interface Torn {
  readonly rest: unknown;
  readonly lists: readonly LongList[];
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Takes the long lists out of a value, in its fields and its fields' fields; what is inside lists is left alone. */
export function tear(value: unknown): Torn {
  const lists: LongList[] = [];
  const without = (part: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(part) && part.length > PIECE) {
      lists.push({ path, list: part });
      return [];
    }
    if (!isPlain(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, without(inner, [...path, name])]));
  };
  return { rest: without(value, []), lists };
}

/** The pieces of a list, in order. */
export function* piecesOf(list: readonly unknown[]): Generator<readonly unknown[]> {
  for (let from = 0; from < list.length; from += PIECE) yield list.slice(from, from + PIECE);
}

/** How many pieces a list has. */
export function pieceCount(length: number): number {
  return Math.ceil(length / PIECE);
}

/** One piece by its number. */
export function pieceAt(list: readonly unknown[], number: number): readonly unknown[] {
  return list.slice(number * PIECE, (number + 1) * PIECE);
}

/** Puts a piece back at the end of the list that was taken from this place. */
export function mend(rest: unknown, path: readonly string[], piece: readonly unknown[]): void {
  let at = rest;
  for (const name of path) at = (at as Record<string, unknown>)[name];
  (at as unknown[]).push(...piece);
}
