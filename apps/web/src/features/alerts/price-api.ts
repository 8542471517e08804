import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

export type PriceAlert = components['schemas']['PriceAlertView'];
export type PriceWish = components['schemas']['WatchPriceDto'];

/** The prices that I watch, newest first. */
export const priceAlertsQuery = queryOptions({
  queryKey: ['price-alerts'],
  queryFn: async (): Promise<readonly PriceAlert[]> => (await bodyOf(api.GET('/api/v1/price-alerts'))).items,
});

export function watchPrice(body: PriceWish, key: string): Promise<PriceAlert> {
  return bodyOf(api.POST('/api/v1/price-alerts', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export function movePriceAlert(id: string, to: 'pause' | 'resumption', key: string): Promise<PriceAlert> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return bodyOf(
    to === 'pause' ? api.POST('/api/v1/price-alerts/{id}/pause', { params }) : api.POST('/api/v1/price-alerts/{id}/resumption', { params }),
  );
}

export async function removePriceAlert(id: string): Promise<void> {
  await api.DELETE('/api/v1/price-alerts/{id}', { params: { path: { id } } });
}
