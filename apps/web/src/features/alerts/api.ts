import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

export type Alert = components['schemas']['AlertView'];
export type AlertTerms = components['schemas']['SetAlertDto'];

/** What I asked to be told of, newest first. */
export const alertsQuery = queryOptions({
  queryKey: ['alerts'],
  queryFn: async (): Promise<readonly Alert[]> => (await bodyOf(api.GET('/api/v1/alerts'))).items,
});

export function setAlert(body: AlertTerms, key: string): Promise<Alert> {
  return bodyOf(api.POST('/api/v1/alerts', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export async function removeAlert(id: string): Promise<void> {
  await api.DELETE('/api/v1/alerts/{id}', { params: { path: { id } } });
}
