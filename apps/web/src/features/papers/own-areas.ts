import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';

/** Codes that my organisation holds or may use. */
export const ownAreasQuery = queryOptions({
  queryKey: ['areas', 'own'],
  queryFn: async () => (await bodyOf(api.GET('/api/v1/planting-areas', { params: { query: { limit: 100 } } }))).items,
});
