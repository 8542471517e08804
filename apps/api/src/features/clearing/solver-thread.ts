import { clearLive } from '@domain/clearing/clear';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { ClearingResult } from '@domain/clearing/clearing-result';
import type { SideRules } from '@domain/clearing/side-rules/side-rules';
import { solveRound } from './clear.worker';
import { identityOf, type RoundIdentities } from './identities';
import { LiveSolvers } from './live-solvers';
import { mend, pieceAt, tear, type Torn } from './pieces';

/** What a round is solved from. */
export interface RoundToSolve {
  readonly market: string;
  /** Number of the market's last round. */
  readonly lastRound: number;
  readonly input: ClearingInput;
  readonly identities: RoundIdentities;
  readonly rules: SideRules;
  /** A test wants a result that is wrong, to see that the checker finds it. */
  readonly spoiled: boolean;
}

/** One message to a solver thread. A round comes and goes in pieces, so that neither side copies for long at a time. */
export type SolverTask =
  | { readonly do: 'begin'; readonly ticket: number; readonly rest: unknown }
  | { readonly do: 'add'; readonly ticket: number; readonly path: readonly string[]; readonly piece: readonly unknown[] }
  | { readonly do: 'solve'; readonly ticket: number }
  | { readonly do: 'take'; readonly ticket: number; readonly list: number; readonly piece: number }
  | { readonly do: 'end'; readonly ticket: number };

/** What is left of an answer without its long lists, and how long those are. */
export interface TornAnswer {
  readonly rest: unknown;
  readonly lists: readonly { readonly path: readonly string[]; readonly length: number }[];
}

const never = (): boolean => false;
const solvers = new LiveSolvers();
const rounds = new Map<number, unknown>();
const answers = new Map<number, Torn>();

function solve(round: RoundToSolve): TornAnswer & Torn {
  const solver = solvers.after(round.market, round.lastRound);
  const identity = identityOf(round.identities);
  const solved = solveRound(round.input, round.rules, (input) => {
    const result = clearLive(input, solver, identity, never);
    return round.spoiled ? oneKgTooMany(result) : result;
  });
  if (solved.violations.length === 0) solvers.keep(round.market, round.lastRound + 1, solver);
  const { rest, lists } = tear(solved);
  return { rest, lists: lists.map(({ path, list }) => ({ path, list, length: list.length })) };
}

/** The smallest fault there is: a kilogram that nobody offered. */
function oneKgTooMany(result: ClearingResult): ClearingResult {
  const [first, ...others] = result.fills;
  return first === undefined ? result : { ...result, fills: [{ ...first, kg: first.kg + 1 }, ...others] };
}

/** Runs in a thread of its own, one message after the other. */
export default function work(task: SolverTask): unknown {
  switch (task.do) {
    case 'begin':
      rounds.set(task.ticket, task.rest);
      return undefined;
    case 'add':
      mend(rounds.get(task.ticket), task.path, task.piece);
      return undefined;
    case 'solve': {
      const round = rounds.get(task.ticket);
      // A thread that was replaced meanwhile knows nothing of the round: its job is tried again.
      if (round === undefined) throw new Error('the round was lost with the thread that held it');
      rounds.delete(task.ticket);
      const answer = solve(round as RoundToSolve);
      answers.set(task.ticket, answer);
      return { rest: answer.rest, lists: answer.lists.map(({ path, length }) => ({ path, length })) };
    }
    case 'take':
      return pieceAt(answers.get(task.ticket)?.lists[task.list]?.list ?? [], task.piece);
    case 'end':
      rounds.delete(task.ticket);
      answers.delete(task.ticket);
      return undefined;
  }
}
