import { matcher, orderedIds, type LotFilter, type LotSort } from './lot-filter';
import type { LotStore } from './lot-store';

/**
 * Sieves ten thousand lots in one walk: their order is kept from one filter to the next, and made anew only when another
 * order is asked for or a lot's terms have changed. An order by what is left is made each time, for that changes all the time.
 */
export class SortedLots {
  private order: readonly string[] = [];
  private sort: LotSort | null = null;
  private terms = -1;

  constructor(private readonly store: LotStore) {}

  /** Ids of the open lots in the filter, in its order. */
  ids(filter: LotFilter): string[] {
    const sort = filter.sort ?? 'price';
    const terms = this.store.termsVersion();
    if (sort !== this.sort || terms !== this.terms || sort === 'open') {
      this.order = orderedIds(this.store.all(), sort);
      [this.sort, this.terms] = [sort, terms];
    }
    const isIn = matcher(filter);
    return this.order.filter((id) => {
      const row = this.store.get(id);
      return row !== undefined && row.over === null && isIn(row);
    });
  }
}
