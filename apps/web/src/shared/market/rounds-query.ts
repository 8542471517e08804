import { roundPrice } from '@domain/market-data/round-price';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { Round } from '../api/views';

/** The last rounds of a market, newest first: enough for a page and for the price line. */
const SHOWN = 50;

export const roundsQuery = (marketId: string) =>
  queryOptions({
    queryKey: ['rounds', marketId],
    queryFn: async (): Promise<Round[]> =>
      (await bodyOf(api.GET('/api/v1/markets/{marketId}/rounds', { params: { path: { marketId }, query: { limit: SHOWN } } }))).items,
  });

export const roundQuery = (marketId: string, number: number) =>
  queryOptions({
    queryKey: ['round', marketId, number],
    staleTime: Infinity,
    queryFn: (): Promise<Round> =>
      bodyOf(api.GET('/api/v1/markets/{marketId}/rounds/{number}', { params: { path: { marketId, number: String(number) } } })),
  });

/** A published round never changes: it goes on top of the list as it is. */
export function addRound(cache: QueryClient, round: Round): void {
  cache.setQueryData<Round[]>(roundsQuery(round.marketId).queryKey, (rounds) =>
    rounds === undefined || rounds.some((one) => one.number === round.number) ? rounds : [round, ...rounds].slice(0, SHOWN),
  );
}

/** The price of a round as one figure: farm gate, weighted by kg; null when nothing was priced. */
export function averagePrice({ prices }: Round): number | null {
  return roundPrice(prices, null);
}
