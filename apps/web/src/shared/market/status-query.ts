import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { MarketStatus } from '../api/views';

/** How a market is run now, until when its next gate is open, and whether it is halted. Read again when its stream says so. */
export const marketStatusQuery = (marketId: string) =>
  queryOptions({
    queryKey: ['market-status', marketId],
    refetchInterval: 60_000,
    queryFn: (): Promise<MarketStatus> => bodyOf(api.GET('/api/v1/markets/{id}/status', { params: { path: { id: marketId } } })),
  });

/** Events after which the status is another. */
export function changesStatus(name: string): boolean {
  return name.startsWith('market.') || name.startsWith('gate.') || name === 'round.cleared';
}
