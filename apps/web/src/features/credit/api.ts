import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

export type Credit = components['schemas']['CreditView'];

/** Every pair that we are a side of. */
export const creditsQuery = queryOptions({
  queryKey: ['credits'],
  queryFn: async (): Promise<Credit[]> => (await bodyOf(api.GET('/api/v1/credits'))).items,
});

export function setCredit(body: components['schemas']['SetCreditDto'], key: string): Promise<Credit> {
  return bodyOf(api.POST('/api/v1/credits', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export async function writePaid(tradeId: string, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/credits/payments/{tradeId}', { params: { path: { tradeId }, header: { 'Idempotency-Key': key } } }));
}
