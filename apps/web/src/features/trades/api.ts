import type { LiveEvent } from '@live/live-event';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { upsertInto } from '../../shared/api/list-cache';
import { readAll } from '../../shared/api/read-all';
import type { Trade } from '../../shared/api/views';

/** The trades of the organisation on either side, newest first. */
export const tradesQuery = queryOptions({
  queryKey: ['trades'],
  queryFn: () =>
    readAll((cursor) =>
      bodyOf(api.GET('/api/v1/trades', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
});

export function confirmTrade(id: string, key: string): Promise<Trade> {
  return bodyOf(api.POST('/api/v1/trades/{id}/confirmation', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export function refuseTrade(id: string, key: string): Promise<Trade> {
  return bodyOf(api.POST('/api/v1/trades/{id}/refusal', { body: {}, params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export function tradeOf(event: LiveEvent): Trade | null {
  return event.name.startsWith('trade.') ? (event.body as { trade: Trade }).trade : null;
}

export function applyTradeEvent(cache: QueryClient, event: LiveEvent): void {
  const trade = tradeOf(event);
  if (trade !== null) upsertInto(cache, tradesQuery.queryKey, trade);
}
