import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { HelpfulChange, PublicOffer, RoundPart, RoundResultBody } from '../../shared/api/views';

const path = (marketId: string, number: number) => ({ marketId, number: String(number) });

/** Curves and causes; a published round never changes. */
export const roundResultQuery = (marketId: string, number: number) =>
  queryOptions({
    queryKey: ['round-result', marketId, number],
    staleTime: Infinity,
    queryFn: (): Promise<RoundResultBody> =>
      bodyOf(api.GET('/api/v1/markets/{marketId}/rounds/{number}/result', { params: { path: path(marketId, number) } })),
  });

/** My own part. Trades in it are answered later, so it is read anew. */
export const roundPartQuery = (marketId: string, number: number) =>
  queryOptions({
    queryKey: ['round-part', marketId, number],
    retry: false,
    queryFn: (): Promise<RoundPart> =>
      bodyOf(api.GET('/api/v1/markets/{marketId}/rounds/{number}/part', { params: { path: path(marketId, number) } })),
  });

/** An offer as everybody sees it. */
export const publicOfferQuery = (id: string) =>
  queryOptions({
    queryKey: ['public-offer', id],
    retry: false,
    queryFn: async (): Promise<PublicOffer> => (await bodyOf(api.GET('/api/v1/offers/{id}', { params: { path: { id } } }))) as PublicOffer,
  });

/** What would have moved more of one of mine: the server clears the round again for it. */
export const changesQuery = (marketId: string, number: number, itemId: string) =>
  queryOptions({
    queryKey: ['round-changes', marketId, number, itemId],
    staleTime: Infinity,
    retry: false,
    queryFn: async (): Promise<readonly HelpfulChange[]> =>
      (
        await bodyOf(
          api.GET('/api/v1/markets/{marketId}/rounds/{number}/part/{itemId}/changes', {
            params: { path: { ...path(marketId, number), itemId } },
          }),
        )
      ).items,
  });

/** Papers that kept an own lot away from what buyers of a round asked for. */
export const missingPapersQuery = (marketId: string, number: number, itemId: string) =>
  queryOptions({
    queryKey: ['round-papers', marketId, number, itemId],
    queryFn: async () =>
      (
        await bodyOf(
          api.GET('/api/v1/markets/{marketId}/rounds/{number}/part/{itemId}/papers', {
            params: { path: { marketId, number: String(number), itemId } },
          }),
        )
      ).items,
  });
