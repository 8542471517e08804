import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** Communes and wards of the province: read once a visit. */
export const communesQuery = queryOptions({
  queryKey: ['communes'],
  staleTime: Infinity,
  queryFn: async () => (await bodyOf(api.GET('/api/v1/communes'))).items,
});
