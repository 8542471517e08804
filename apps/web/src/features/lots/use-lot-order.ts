import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { matcher, type LotFilter } from './lot-filter';
import type { LotStore } from './lot-store';
import { SortedLots } from './sorted-lots';

interface LotOrder {
  /** Ids in the order in which they stand on the screen. */
  readonly ids: readonly string[];
  /** Lots in the filter that have come since. */
  readonly fresh: number;
  readonly refresh: () => void;
}

/** The order holds still: only the filter, the first reading of the markets and the person's own press make it anew. */
export function useLotOrder(store: LotStore, filter: LotFilter): LotOrder {
  const sorted = useMemo(() => new SortedLots(store), [store]);
  const watch = useCallback((listener: () => void) => store.watchSize(listener), [store]);
  useSyncExternalStore(watch, () => store.version());
  const readings = useSyncExternalStore(watch, () => store.readingsVersion());
  const [asked, ask] = useState(0);
  // With the picture itself: the old order under the new filter is never drawn.
  const made = useMemo(() => ({ readings, asked, ids: sorted.ids(filter) }), [sorted, filter, readings, asked]);
  useLayoutEffect(() => store.settle(), [store, made]);
  const refresh = useCallback(() => ask((times) => times + 1), []);
  const isIn = matcher(filter);
  const fresh = store.waiting().filter((id) => {
    const row = store.get(id);
    return row !== undefined && row.over === null && isIn(row);
  }).length;
  return { ids: made.ids, fresh, refresh };
}
