import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';
import type { Alarm, MarketStatus } from '../../shared/api/views';

export type PlanSettings = components['schemas']['PlanSettingsDto'];

/** What is wrong with the markets, looked at every ten seconds while somebody looks. */
export const alarmsQuery = queryOptions({
  queryKey: ['alarms'],
  refetchInterval: 10_000,
  queryFn: async (): Promise<Alarm[]> => (await bodyOf(api.GET('/api/v1/alarms'))).items,
});

const sent = (id: string, key: string) => ({ params: { path: { id }, header: { 'Idempotency-Key': key } } });

export function planSettings(marketId: string, body: PlanSettings, key: string): Promise<unknown> {
  return bodyOf(api.POST('/api/v1/markets/{id}/settings', { body, ...sent(marketId, key) }));
}

export function halt(marketId: string, reason: string, key: string): Promise<MarketStatus> {
  return bodyOf(api.POST('/api/v1/markets/{id}/halt', { body: { reason }, ...sent(marketId, key) }));
}

export function resume(marketId: string, reason: string, key: string): Promise<MarketStatus> {
  return bodyOf(api.POST('/api/v1/markets/{id}/resumption', { body: { reason }, ...sent(marketId, key) }));
}
