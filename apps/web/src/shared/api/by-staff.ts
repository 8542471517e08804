import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client';

/** Seconds in which what staff did may be shown late: they say it on the telephone at the same time. */
const FRESH_MS = 30_000;

/** Ids of what staff of the operator did for this organisation of late. */
export const byStaffQuery = queryOptions({
  queryKey: ['people', 'by-staff'],
  staleTime: FRESH_MS,
  refetchOnMount: true,
  queryFn: async (): Promise<string[]> => (await bodyOf(api.GET('/api/v1/audit/by-staff'))).items.map(({ key }) => key),
});
