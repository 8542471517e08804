import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { Board, Level } from '../../shared/api/views';

/** The board as of its head; from there on the stream tells. Never kept: an old board would be caught up event by event. */
export const boardQuery = (marketId: string) =>
  queryOptions({
    queryKey: ['board', marketId],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: (): Promise<Board> => readBoard(marketId),
  });

/** The anonymous levels alone: demand cannot be summed here, since limits are not public. */
export async function readDemandLevels(marketId: string): Promise<readonly Level[]> {
  return (await bodyOf(api.GET('/api/v1/markets/{id}/levels', { params: { path: { id: marketId } } }))).demand;
}

function readBoard(marketId: string): Promise<Board> {
  return bodyOf(api.GET('/api/v1/markets/{id}/board', { params: { path: { id: marketId } } }));
}
