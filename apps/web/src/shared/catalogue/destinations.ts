import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { Language } from '../format/language';

/** A country or channel that produce goes on to. */
export interface Destination {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** Destination markets: read once a visit. */
export const destinationsQuery = queryOptions({
  queryKey: ['destinations'],
  staleTime: Infinity,
  queryFn: async (): Promise<readonly Destination[]> => (await bodyOf(api.GET('/api/v1/destination-markets'))).items,
});

export function destinationName(destinations: readonly Destination[], id: string, language: Language): string {
  const found = destinations.find((each) => each.id === id);
  if (found === undefined) return id;
  return language === 'vi' ? found.nameVi : found.nameEn;
}
