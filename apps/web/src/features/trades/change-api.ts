import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';
import type { Trade } from '../../shared/api/views';

/** Letters of a reason, so that the other side has something to read. */
export const REASON_MIN = 3;

export type TimelineEntry = components['schemas']['TimelineEntryView'];
export type Correction = components['schemas']['CorrectionView'];

/** What is left out stays. */
export type Changes = Omit<components['schemas']['ProposeCorrectionDto'], 'reason' | 'standsMinutes'>;

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['trades', id, 'timeline'],
    queryFn: async (): Promise<TimelineEntry[]> =>
      (await bodyOf(api.GET('/api/v1/trades/{id}/timeline', { params: { path: { id } } }))).items,
  });

export const correctionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['trades', id, 'corrections'],
    queryFn: async (): Promise<Correction[]> =>
      (await bodyOf(api.GET('/api/v1/trades/{id}/corrections', { params: { path: { id } } }))).items,
  });

/** All of it, or so many kg. */
export function cancelTrade(id: string, body: components['schemas']['CancelTradeDto'], key: string): Promise<Trade> {
  return bodyOf(api.POST('/api/v1/trades/{id}/cancellation', { body, params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export function proposeCorrection(id: string, changes: Changes, reason: string, key: string): Promise<Correction> {
  return bodyOf(
    api.POST('/api/v1/trades/{id}/corrections', {
      body: { ...changes, reason },
      params: { path: { id }, header: { 'Idempotency-Key': key } },
    }),
  );
}

/** The other side accepts or refuses, one's own side withdraws. */
export async function answerCorrection({ tradeId, id }: Correction, answer: 'acceptance' | 'refusal' | 'withdrawal'): Promise<void> {
  const params = { path: { id: tradeId, correctionId: id }, header: { 'Idempotency-Key': `${answer}-${id}` } };
  if (answer === 'acceptance') await api.POST('/api/v1/trades/{id}/corrections/{correctionId}/acceptance', { params });
  else if (answer === 'refusal') await api.POST('/api/v1/trades/{id}/corrections/{correctionId}/refusal', { params });
  else await api.POST('/api/v1/trades/{id}/corrections/{correctionId}/withdrawal', { params });
}
