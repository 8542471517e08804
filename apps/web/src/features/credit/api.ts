import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

export type Credit = components['schemas']['CreditView'];

/** Every pair that we are a side of. */
export const creditsQuery = queryOptions({
  queryKey: ['credits'],
  queryFn: async (): Promise<Credit[]> => (await bodyOf(api.GET('/api/v1/credits'))).items,
});

/** The trades that tie up a pair's credit, each with its order. */
export const tyingQuery = (sellerId: string, buyerId: string) =>
  queryOptions({
    // Under the pairs' own key: whatever reads them again reads this again.
    queryKey: [...creditsQuery.queryKey, sellerId, buyerId],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/credits/{sellerId}/{buyerId}/trades', { params: { path: { sellerId, buyerId } } }))).items,
  });

export function setCredit(body: components['schemas']['SetCreditDto'], key: string): Promise<Credit> {
  return bodyOf(api.POST('/api/v1/credits', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export async function writePaid(tradeId: string, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/credits/payments/{tradeId}', { params: { path: { tradeId }, header: { 'Idempotency-Key': key } } }));
}
