import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { Market } from '../api/views';

/** The markets there are, with their sizes. The board shows the figures live; this list only leads there. */
export const marketsQuery = queryOptions({
  queryKey: ['markets'],
  staleTime: 60_000,
  queryFn: async (): Promise<Market[]> => (await bodyOf(api.GET('/api/v1/markets'))).items,
});

/** The busiest first: what is open, and what the last round moved. */
export function byActivity(markets: readonly Market[]): Market[] {
  const kg = (market: Market) =>
    market.openOfferKg + market.openOrderKg + (market.lastRound?.contractKg ?? 0) + (market.lastRound?.spotKg ?? 0);
  return [...markets].sort((a, b) => kg(b) - kg(a));
}
