import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { readAll } from '../../shared/api/read-all';
import type { components } from '../../shared/api/schema.gen';

type Schemas = components['schemas'];
export type Bid = Schemas['BidView'];
export type PlaceBid = Schemas['PlaceBidDto'];
export type BidTerms = Schemas['BidTermsDto'];
export type Auction = Schemas['AuctionView'];

/** Bids that the organisation made or received, newest first. */
export const bidsQuery = queryOptions({
  queryKey: ['bids'],
  queryFn: () =>
    readAll((cursor) =>
      bodyOf(api.GET('/api/v1/bids', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
});

/** The bids on one's own offer, the best first. */
export const bidsOnQuery = (id: string) =>
  queryOptions({
    queryKey: ['bids', id],
    queryFn: async (): Promise<Bid[]> => (await bodyOf(api.GET('/api/v1/offers/{id}/bids', { params: { path: { id } } }))).items,
  });

export const auctionQuery = (id: string) =>
  queryOptions({
    queryKey: ['auction', id],
    queryFn: () => bodyOf(api.GET('/api/v1/offers/{id}/auction', { params: { path: { id } } })),
    refetchInterval: 5_000,
  });

export function placeBid(id: string, body: PlaceBid, inAuction: boolean, key: string): Promise<Bid> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return bodyOf(
    inAuction ? api.POST('/api/v1/offers/{id}/auction/bids', { body, params }) : api.POST('/api/v1/offers/{id}/bids', { body, params }),
  );
}

export function openAuction(id: string, body: components['schemas']['OpenAuctionDto'], key: string): Promise<Auction> {
  return bodyOf(api.POST('/api/v1/offers/{id}/auction', { body, params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export function counterBid(id: string, body: BidTerms, key: string): Promise<Bid> {
  return bodyOf(api.POST('/api/v1/bids/{id}/counter', { body, params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** One side's answer that needs no words: the key names the bid, its version and the answer, so that pressing twice answers once. */
export function answerBid(bid: Bid, answer: 'acceptance' | 'refusal' | 'withdrawal'): Promise<Bid> {
  const params = { path: { id: bid.id }, header: { 'Idempotency-Key': `${answer}-${bid.id}-${bid.version}` } };
  if (answer === 'acceptance') return bodyOf(api.POST('/api/v1/bids/{id}/acceptance', { body: { version: bid.version }, params }));
  return bodyOf(
    answer === 'refusal' ? api.POST('/api/v1/bids/{id}/refusal', { params }) : api.POST('/api/v1/bids/{id}/withdrawal', { params }),
  );
}
