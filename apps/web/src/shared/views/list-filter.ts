import { fold } from '../format/fold';

/** What is asked of a list that the page has whole: words to find, a product, a state. It lives in the address. */
export interface ListFilter {
  readonly q?: string;
  readonly product?: string;
  readonly state?: string;
}

const word = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 100) : undefined;
};

/** Reads the address; whatever makes no sense there is left out, never an error. */
export function listFilterOf(search: Readonly<Record<string, unknown>>): ListFilter {
  const read = { q: word(search['q']), product: word(search['product']), state: word(search['state']) };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The filter with a part of it changed; an empty word leaves the address. */
export function changed(filter: ListFilter, part: ListFilter): ListFilter {
  return listFilterOf({ ...filter, ...part });
}

/** One row as the filter sees it. */
export interface Listed {
  /** All that can be found of it, in any spelling. */
  readonly words: string;
  readonly productId: string;
  /** Every state that it counts as: its own, and those that are put together of several. */
  readonly states: readonly string[];
}

/** The rows that fit, in the order they came. */
export function filtered<Row>(rows: readonly Row[], { q = '', product, state }: ListFilter, listed: (row: Row) => Listed): Row[] {
  const wanted = fold(q)
    .split(/\s+/)
    .filter((one) => one !== '');
  return rows.filter((row) => {
    const { words, productId, states } = listed(row);
    if (product !== undefined && productId !== product) return false;
    if (state !== undefined && !states.includes(state)) return false;
    if (wanted.length === 0) return true;
    const text = fold(words);
    return wanted.every((one) => text.includes(one));
  });
}
