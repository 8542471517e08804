import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { readAll } from '../../shared/api/read-all';
import type { SetStandingOffer, StandingOffer, StandingOfferLine } from '../../shared/api/views';

/** What the organisation sells every week, with how the last days ended, newest first. */
export const standingOffersQuery = queryOptions({
  queryKey: ['standing-offers'],
  queryFn: () =>
    readAll((cursor): Promise<{ items: StandingOffer[]; next: string | null }> =>
      bodyOf(api.GET('/api/v1/standing-offers', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
});

export async function setStandingOffer(body: SetStandingOffer, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/standing-offers', { body, params: { header: { 'Idempotency-Key': key } } }));
}

/** Other terms from its next day on, if nobody changed it since it was read. */
export async function amendStandingOffer(id: string, version: number, body: SetStandingOffer): Promise<void> {
  await bodyOf(api.PATCH('/api/v1/standing-offers/{id}', { body, params: { path: { id }, header: { 'If-Match': `"${version}"` } } }));
}

const ACTS = {
  stop: '/api/v1/standing-offers/{id}/pause',
  resume: '/api/v1/standing-offers/{id}/resumption',
  end: '/api/v1/standing-offers/{id}/end',
} as const;

export async function moveStandingOffer(id: string, act: keyof typeof ACTS, key: string): Promise<void> {
  await bodyOf(api.POST(ACTS[act], { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** Leaves these days out, and no others. */
export async function skipDays(id: string, days: readonly string[]): Promise<void> {
  await bodyOf(api.PUT('/api/v1/standing-offers/{id}/skips', { body: { days: [...days] }, params: { path: { id } } }));
}

export function postMissedDay(id: string, day: string, key: string): Promise<StandingOfferLine> {
  return bodyOf(
    api.POST('/api/v1/standing-offers/{id}/lines/{day}/placement', { params: { path: { id, day }, header: { 'Idempotency-Key': key } } }),
  );
}
