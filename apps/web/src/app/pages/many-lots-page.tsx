import { useEffect, useMemo, useState } from 'react';
import { LotStore } from '../../features/lots/lot-store';
import type { LotFilter } from '../../features/lots/lot-filter';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { LotsView } from './lots-view';
import { madeUpLots, stockChange } from './made-up-lots';
import { useDescribeLot } from './use-describe-lot';

const LOTS = 10_000;
const CHANGES_A_SECOND = 50;

/** The grid under its full load, ten thousand lots and fifty changes a second, made up in this browser: for looking and for measuring. */
export function ManyLotsPage() {
  const names = useCatalogue();
  const describe = useDescribeLot(undefined);
  const [filter, setFilter] = useState<LotFilter>({});
  const [isPaused, pause] = useState(false);
  const lots = useMemo(() => madeUpLots(LOTS, names.products, names.places), [names]);
  const store = useMemo(() => new LotStore(describe, (work) => requestAnimationFrame(work)), [describe]);
  useEffect(() => store.read('made-up', lots), [store, lots]);
  useEffect(() => {
    if (isPaused) return undefined;
    let change = 0;
    const timer = setInterval(() => store.apply([stockChange(lots, change++)]), 1_000 / CHANGES_A_SECOND);
    return () => clearInterval(timer);
  }, [store, lots, isPaused]);
  return <LotsView store={store} filter={filter} onFilter={setFilter} isPaused={isPaused} onPause={pause} />;
}
