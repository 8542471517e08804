import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { Route } from '../api/views';

/** Roads to a place, for the freight that comes on top of a price at the farm gate. */
export const routesQuery = (placeId: string) =>
  queryOptions({
    queryKey: ['routes', placeId],
    staleTime: Infinity,
    enabled: placeId !== '',
    queryFn: async (): Promise<Route[]> => (await bodyOf(api.GET('/api/v1/routes', { params: { query: { to: placeId } } }))).items,
  });
