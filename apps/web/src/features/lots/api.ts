import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { Board, Order, PlaceOrder, Route } from '../../shared/api/views';

/** A market's lots as of its head; from there on its stream tells. Never kept: it would be old. */
export const lotsQuery = (marketId: string) =>
  queryOptions({
    queryKey: ['lots', marketId],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: (): Promise<Board> => bodyOf(api.GET('/api/v1/markets/{id}/board', { params: { path: { id: marketId } } })),
  });

/** How far each weighing point is from the place of the organisation. */
export const distancesQuery = (placeId: string) =>
  queryOptions({
    queryKey: ['routes', placeId],
    staleTime: Infinity,
    enabled: placeId !== '',
    queryFn: async (): Promise<Route[]> => (await bodyOf(api.GET('/api/v1/routes', { params: { query: { to: placeId } } }))).items,
  });

export function cancelLotOrder(id: string, key: string): Promise<Order> {
  return bodyOf(api.POST('/api/v1/orders/{id}/cancellation', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export function orderLots(body: PlaceOrder, key: string): Promise<Order> {
  return bodyOf(api.POST('/api/v1/orders', { body, params: { header: { 'Idempotency-Key': key } } }));
}
