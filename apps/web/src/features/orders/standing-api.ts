import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { readAll } from '../../shared/api/read-all';
import type { SetStandingOrder, StandingLine, StandingOrder } from '../../shared/api/views';

/** The organisation's own standing orders with their last days, newest first. */
export const standingOrdersQuery = queryOptions({
  queryKey: ['standing-orders'],
  queryFn: () =>
    readAll((cursor): Promise<{ items: StandingOrder[]; next: string | null }> =>
      bodyOf(api.GET('/api/v1/standing-orders', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
});

export function setStandingOrder(body: SetStandingOrder, key: string): Promise<unknown> {
  return bodyOf(api.POST('/api/v1/standing-orders', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export function amendStandingOrder({ id, version }: StandingOrder, body: SetStandingOrder): Promise<unknown> {
  return bodyOf(api.PATCH('/api/v1/standing-orders/{id}', { body, params: { path: { id }, header: { 'If-Match': `"${version}"` } } }));
}

const ACTS = {
  pause: '/api/v1/standing-orders/{id}/pause',
  resume: '/api/v1/standing-orders/{id}/resumption',
  end: '/api/v1/standing-orders/{id}/end',
} as const;

export function moveStandingOrder(id: string, act: keyof typeof ACTS, key: string): Promise<unknown> {
  return bodyOf(api.POST(ACTS[act], { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export function placeMissedDay(id: string, day: string, key: string): Promise<StandingLine> {
  return bodyOf(
    api.POST('/api/v1/standing-orders/{id}/lines/{day}/placement', { params: { path: { id, day }, header: { 'Idempotency-Key': key } } }),
  );
}
