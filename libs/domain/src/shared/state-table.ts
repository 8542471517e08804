import { invariant } from './invariant';

/** Every state with the states it may move to; an empty list marks a final one. */
export type Moves<State extends string> = Readonly<Record<State, readonly State[]>>;

/** The declared life of one kind of thing. Nobody assigns a state by hand: `move` is the only way. */
export interface StateTable<State extends string> {
  readonly states: readonly State[];
  canMove(from: State, to: State): boolean;
  /** Moves, or stops the work. @throws BrokenInvariant on a move that the table does not list */
  move(from: State, to: State): State;
  isFinal(state: State): boolean;
}

/** Builds the table of a noun. @throws BrokenInvariant if a listed state has no row of its own, or lists itself */
export function stateTable<State extends string>(noun: string, moves: Moves<State>): StateTable<State> {
  const states = Object.keys(moves) as State[];
  for (const from of states) {
    for (const to of moves[from]) invariant(to !== from && to in moves, 'a state table lists an impossible move', { noun, from, to });
  }
  const canMove = (from: State, to: State): boolean => moves[from].includes(to);
  return {
    states,
    canMove,
    move(from, to) {
      invariant(canMove(from, to), `a ${noun} cannot move that way`, { noun, from, to });
      return to;
    },
    isFinal: (state) => moves[state].length === 0,
  };
}
