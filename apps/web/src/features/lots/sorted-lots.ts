import { matcher, ordered, type LotFilter, type LotSort } from './lot-filter';
import type { HeldRow, LotStore } from './lot-store';

/**
 * Sieves ten thousand lots in one walk: their order is kept from one filter to the next, and made anew only when another
 * order is asked for or a lot's terms have changed. An order by what is left is made each time, for that changes all the time.
 */
export class SortedLots {
  private order: readonly HeldRow[] = [];
  private sort: LotSort | null = null;
  private terms = -1;

  constructor(private readonly store: LotStore) {}

  /** Ids of the open lots in the filter, in its order. */
  ids(filter: LotFilter): string[] {
    const sort = filter.sort ?? 'price';
    const terms = this.store.termsVersion();
    if (sort !== this.sort || terms !== this.terms || sort === 'open') {
      this.order = ordered(this.store.all(), sort);
      [this.sort, this.terms] = [sort, terms];
    }
    const isIn = matcher(filter);
    const ids: string[] = [];
    for (const { row } of this.order) if (row.over === null && isIn(row)) ids.push(row.lot.id);
    return ids;
  }
}
