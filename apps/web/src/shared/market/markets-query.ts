import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { Market } from '../api/views';

/** The markets there are, with their sizes. The board shows the figures live; this list only leads there. */
export const marketsQuery = queryOptions({
  queryKey: ['markets'],
  staleTime: 60_000,
  queryFn: async (): Promise<Market[]> => (await bodyOf(api.GET('/api/v1/markets'))).items,
});
