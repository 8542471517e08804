import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import type { Board, Level, Round } from '../../shared/api/views';
import { changesStatus, marketStatusQuery } from '../../shared/market/status-query';
import { useStream } from '../../shared/live/live';
import { readDemandLevels } from './api';
import { shownAfter } from './board-pace';
import { boardOf, type BoardState } from './board-state';

/** Limits are not public, so demand levels come from the server; more often than this nobody can read them. */
const LEVELS_EVERY_MS = 1_500;
/** How often a board that was asked to go slowly moves. */
export const SLOW_EVERY_MS = 5_000;

export interface LiveBoard {
  readonly board: BoardState;
  readonly isPaused: boolean;
  readonly isSlow: boolean;
  readonly heldBack: number;
  readonly refresh: () => void;
  readonly togglePause: () => void;
  readonly toggleSlow: () => void;
}

/** A market's board, kept true by its stream from `start` on. */
export function useBoard(start: Board, onRound: (round: Round) => void, onRefused: (code: string) => void): LiveBoard {
  const [shown, dispatch] = useReducer(shownAfter, start, (board) => ({ board: boardOf(board), held: null, isSlow: false }));
  const cache = useQueryClient();
  const marketId = start.stream.slice('market:'.length);
  useStream(start.stream, start.head, {
    snapshot: (state) => dispatch({ do: 'replace', board: state as Board }),
    events: (events) => {
      dispatch({ do: 'events', events });
      if (events.some((event) => changesStatus(event.name))) void cache.invalidateQueries(marketStatusQuery(marketId));
      for (const event of events) if (event.name === 'round.cleared') onRound((event.body as { round: Round }).round);
    },
    refused: (problem) => problem.transient || onRefused(problem.code),
  });
  useEffect(() => {
    if (!shown.isSlow) return undefined;
    const timer = setInterval(() => dispatch({ do: 'drain' }), SLOW_EVERY_MS);
    return () => clearInterval(timer);
  }, [shown.isSlow]);
  useDemandLevels(marketId, shown.board.demandTouched, (levels) => dispatch({ do: 'levels', levels }));
  return {
    board: shown.board,
    isPaused: shown.held !== null && !shown.isSlow,
    isSlow: shown.isSlow,
    heldBack: shown.held?.length ?? 0,
    refresh: () => dispatch({ do: 'refresh' }),
    togglePause: () => dispatch({ do: shown.held === null || shown.isSlow ? 'pause' : 'resume' }),
    toggleSlow: () => dispatch({ do: shown.isSlow ? 'resume' : 'slow' }),
  };
}

function useDemandLevels(marketId: string, touched: number, onLevels: (levels: readonly Level[]) => void): void {
  const latest = useRef(onLevels);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    latest.current = onLevels;
  });
  useEffect(() => {
    if (touched === 0 || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      // A failed reading leaves the levels as they were; the next change reads them again.
      readDemandLevels(marketId).then(
        (levels) => latest.current(levels),
        () => undefined,
      );
    }, LEVELS_EVERY_MS);
  }, [marketId, touched]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
