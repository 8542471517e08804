import type { LiveEvent } from '@live/live-event';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { upsertInto } from '../../shared/api/list-cache';
import { readAgain } from '../../shared/api/read-again';
import { readAll } from '../../shared/api/read-all';
import type { Order, PlaceOrder } from '../../shared/api/views';
import { standingOrdersQuery } from './standing-api';

/** The organisation's own orders, newest first. */
export const ordersQuery = queryOptions({
  queryKey: ['orders'],
  queryFn: () =>
    readAll((cursor) =>
      bodyOf(api.GET('/api/v1/orders', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
});

export function placeOrder(body: PlaceOrder, key: string): Promise<Order> {
  return bodyOf(api.POST('/api/v1/orders', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export function cancelOrder(id: string, key: string): Promise<Order> {
  return bodyOf(api.POST('/api/v1/orders/{id}/cancellation', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** An order event carries its order; a trade moves the kg of one without carrying it. */
export function applyOrderEvent(cache: QueryClient, event: LiveEvent): void {
  if (event.name.startsWith('standing_order.')) readAgain(cache, standingOrdersQuery.queryKey);
  if (event.name.startsWith('trade.')) readAgain(cache, ordersQuery.queryKey);
  if (!event.name.startsWith('order.')) return;
  upsertInto(cache, ordersQuery.queryKey, (event.body as { order: Order }).order);
}
