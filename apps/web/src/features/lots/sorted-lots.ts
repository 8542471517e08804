import { matcher, ordered, wordsOf, type LotFilter, type LotSort } from './lot-filter';
import type { HeldRow, LotStore } from './lot-store';
import { WordsText } from './words-text';

/**
 * Sieves ten thousand lots in one walk: their order is kept from one filter to the next, and made anew only when another
 * order is asked for or a lot's terms have changed. An order by what is left is made each time, for that changes all the time.
 */
export class SortedLots {
  private order: readonly HeldRow[] = [];
  private words = new WordsText([]);
  private sort: LotSort | null = null;
  private terms = -1;

  constructor(private readonly store: LotStore) {}

  /** Ids of the open lots in the filter, in its order. */
  ids(filter: LotFilter): string[] {
    const sort = filter.sort ?? 'price';
    const terms = this.store.termsVersion();
    if (sort !== this.sort || terms !== this.terms || sort === 'open') {
      this.order = ordered(this.store.all(), sort);
      this.words = new WordsText(this.order.map(({ row }) => row.words));
      [this.sort, this.terms] = [sort, terms];
    }
    const { q: _, ...terse } = filter;
    const isIn = matcher(terse);
    const ids: string[] = [];
    for (const at of this.words.linesWith(wordsOf(filter))) {
      const row = this.order[at]?.row;
      if (row !== undefined && row.over === null && isIn(row)) ids.push(row.lot.id);
    }
    return ids;
  }
}
