import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Board } from '../../shared/api/views';
import { useStream } from '../../shared/live/live';
import { lotsQuery } from './api';
import type { LotStore } from './lot-store';

interface Props {
  marketId: string;
  store: LotStore;
  /** While the person has paused the grid, what happens waits here. */
  isPaused: boolean;
}

/** Keeps one market's lots in the store true, for as long as it is on the page. Draws nothing. */
export function MarketFeed({ marketId, store, isPaused }: Props) {
  const board = useQuery(lotsQuery(marketId));
  useEffect(() => {
    if (board.data !== undefined) store.read(marketId, board.data.offers);
  }, [board.data, marketId, store]);
  if (board.data === undefined || isPaused) return null;
  return <Follow board={board.data} marketId={marketId} store={store} />;
}

function Follow({ board, marketId, store }: { board: Board; marketId: string; store: LotStore }) {
  useStream(board.stream, board.head, {
    snapshot: (state) => store.read(marketId, (state as Board).offers),
    events: (events) => store.apply(events),
    refused: () => undefined,
  });
  return null;
}
