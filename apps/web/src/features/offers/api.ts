import type { LiveEvent } from '@live/live-event';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { upsertInto } from '../../shared/api/list-cache';
import { readAgain } from '../../shared/api/read-again';
import { readAll } from '../../shared/api/read-all';
import type { components } from '../../shared/api/schema.gen';
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

/** What may change of a lot that is on sale. */
export type LotChanges = components['schemas']['AmendOfferDto'];

/** Changes a lot as it was seen: what was changed meanwhile is refused. */
export function amendOffer(seen: Pick<Offer, 'id' | 'version'>, body: LotChanges): Promise<Offer> {
  return bodyOf(api.PATCH('/api/v1/offers/{id}', { body, params: { path: { id: seen.id }, header: { 'If-Match': `"${seen.version}"` } } }));
}

/** The roads from a collection point, with what a kilogram costs on each. */
export const routesFromQuery = (placeId: string) =>
  queryOptions({
    queryKey: ['routes-from', placeId],
    staleTime: Infinity,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/routes', { params: { query: { from: placeId } } }))).items,
  });

/** The steps of my own lot's ask that are still to come. */
export const askStepsQuery = (id: string) =>
  queryOptions({
    queryKey: ['ask-steps', id],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/offers/{id}/ask-steps', { params: { path: { id } } }))).items,
  });

/** What my own lot was, version by version. */
export const revisionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['revisions', id, version],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/offers/{id}/revisions', { params: { path: { id } } }))).items,
  });

export function withdrawOffer(id: string, key: string): Promise<Offer> {
  return bodyOf(api.POST('/api/v1/offers/{id}/withdrawal', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** An offer event carries its offer; a trade moves the kg of one without carrying it. */
export function applyOfferEvent(cache: QueryClient, event: LiveEvent): void {
  if (event.name.startsWith('trade.')) readAgain(cache, offersQuery.queryKey);
  if (event.name.startsWith('standing_offer.')) readAgain(cache, ['standing-offers']);
  if (!event.name.startsWith('offer.')) return;
  upsertInto(cache, offersQuery.queryKey, (event.body as { offer: Offer }).offer);
}
