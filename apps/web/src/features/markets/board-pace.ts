import type { LiveEvent } from '@live/live-event';
import type { Board, Level } from '../../shared/api/views';
import { afterEvents, boardOf, refreshed, withDemandLevels, type BoardState } from './board-state';

export type Action =
  | { do: 'replace'; board: Board }
  | { do: 'events'; events: readonly LiveEvent[] }
  | { do: 'levels'; levels: readonly Level[] }
  | { do: 'refresh' }
  | { do: 'pause' }
  | { do: 'slow' }
  | { do: 'drain' }
  | { do: 'resume' };

export interface Shown {
  readonly board: BoardState;
  /** While paused or slowed the events wait here, in order. */
  readonly held: readonly LiveEvent[] | null;
  /** What waits is shown every few seconds, instead of when somebody asks. */
  readonly isSlow: boolean;
}

/** What a reader sees after an event, or after saying how fast it shall move. */
export function shownAfter(shown: Shown, action: Action): Shown {
  switch (action.do) {
    case 'replace':
      return { ...shown, board: boardOf(action.board) };
    case 'events':
      if (shown.held !== null) return { ...shown, held: [...shown.held, ...action.events] };
      return { ...shown, board: afterEvents(shown.board, action.events) };
    case 'levels':
      return { ...shown, board: withDemandLevels(shown.board, action.levels) };
    case 'refresh':
      return { ...shown, board: refreshed(shown.board) };
    case 'pause':
      return { ...shown, held: shown.held ?? [], isSlow: false };
    case 'slow':
      return { ...shown, held: shown.held ?? [], isSlow: true };
    case 'drain':
      return shown.held?.length ? { ...shown, board: afterEvents(shown.board, shown.held), held: [] } : shown;
    case 'resume':
      return { board: afterEvents(shown.board, shown.held ?? []), held: null, isSlow: false };
  }
}
