import type { LiveEvent } from '@live/live-event';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { upsertInto } from '../../shared/api/list-cache';
import { readAgain } from '../../shared/api/read-again';
import { readAll } from '../../shared/api/read-all';
import type { Offer, OpenOffer } from '../../shared/api/views';

/** The organisation's own offers, newest first. */
export const offersQuery = queryOptions({
  queryKey: ['offers'],
  queryFn: () =>
    readAll((cursor) =>
      bodyOf(api.GET('/api/v1/offers', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
});

export function openOffer(body: OpenOffer, key: string): Promise<Offer> {
  return bodyOf(api.POST('/api/v1/offers', { body, params: { header: { 'Idempotency-Key': key } } }));
}

/** Several lots, all of them or none. */
export async function openOffers(items: OpenOffer[], key: string): Promise<Offer[]> {
  return (await bodyOf(api.POST('/api/v1/offers/batch', { body: { items }, params: { header: { 'Idempotency-Key': key } } }))).items;
}

export async function setAskSteps(id: string, items: { day: string; askVndPerKg: number }[], key: string): Promise<void> {
  await bodyOf(
    api.POST('/api/v1/offers/{id}/ask-steps', { body: { items }, params: { path: { id }, header: { 'Idempotency-Key': key } } }),
  );
}

/** Changes the ask of a lot as it was seen: what was changed meanwhile is refused. */
export function amendAsk(seen: Pick<Offer, 'id' | 'version'>, askVndPerKg: number): Promise<Offer> {
  return bodyOf(
    api.PATCH('/api/v1/offers/{id}', {
      body: { askVndPerKg },
      params: { path: { id: seen.id }, header: { 'If-Match': `"${seen.version}"` } },
    }),
  );
}

export function withdrawOffer(id: string, key: string): Promise<Offer> {
  return bodyOf(api.POST('/api/v1/offers/{id}/withdrawal', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** An offer event carries its offer; a trade moves the kg of one without carrying it. */
export function applyOfferEvent(cache: QueryClient, event: LiveEvent): void {
  if (event.name.startsWith('trade.')) readAgain(cache, offersQuery.queryKey);
  if (!event.name.startsWith('offer.')) return;
  upsertInto(cache, offersQuery.queryKey, (event.body as { offer: Offer }).offer);
}
