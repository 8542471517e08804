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
  const [ids, setIds] = useState<readonly string[]>(() => sorted.ids(filter));
  const version = useSyncExternalStore(
    useCallback((listener: () => void) => store.watchSize(listener), [store]),
    () => store.version(),
  );
  const refresh = useCallback(() => {
    store.settle();
    setIds(sorted.ids(filter));
  }, [store, sorted, filter]);
  // Before the picture: the old order under the new filter is never painted.
  useLayoutEffect(() => refresh(), [refresh]);
  useLayoutEffect(() => {
    // A market was read whole: nobody has seen its lots yet, so nothing under a pointer can move.
    if (version > 0 && store.waiting().length === 0) refresh();
  }, [store, version, refresh]);
  const isIn = matcher(filter);
  const fresh = store.waiting().filter((id) => {
    const row = store.get(id);
    return row !== undefined && row.over === null && isIn(row);
  }).length;
  return { ids, fresh, refresh };
}
