import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { distancesQuery } from '../../features/lots/api';
import { filterOf, searchOf, type LotFilter } from '../../features/lots/lot-filter';
import { LotStore } from '../../features/lots/lot-store';
import { MarketFeed } from '../../features/lots/market-feed';
import { useSession } from '../../shared/auth/session';
import { marketsQuery } from '../../shared/market/markets-query';
import { LotsView } from './lots-view';
import { useDescribeLot } from './use-describe-lot';

/** Every open lot of every market, live, in an order that holds still. The filter lives in the address. */
export function LotsPage() {
  const { organisation } = useSession();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/lots' });
  const filter = useMemo(() => filterOf(search), [search]);
  const markets = useQuery(marketsQuery);
  const [isPaused, pause] = useState(false);
  const roads = useQuery(distancesQuery(organisation.placeId ?? ''));
  const describe = useDescribeLot(roads.data);
  const store = useMemo(() => new LotStore(describe, (work) => requestAnimationFrame(work)), [describe]);
  const onFilter = (next: LotFilter) => void navigate({ to: '/lots', search: searchOf(next), replace: true });
  return (
    <>
      {(markets.data ?? []).map((market) => (
        <MarketFeed key={market.id} marketId={market.id} store={store} isPaused={isPaused} />
      ))}
      <LotsView store={store} filter={filter} onFilter={onFilter} isPaused={isPaused} onPause={pause} />
    </>
  );
}
