import { LiveSolver } from '@domain/clearing/warm-start/live-solver';

/** A market's solver and the number of the round it proposed last. */
interface Kept {
  readonly solver: LiveSolver;
  readonly proposed: number;
}

/**
 * The live solvers of one thread, one for each market.
 *
 * A solver goes on from the round it proposed. When the market's last round is another one (a second worker was faster, the proposal was
 * void, an operator halted the market), the solver disagrees with the log and is thrown away.
 */
export class LiveSolvers {
  private readonly kept = new Map<string, Kept>();

  /** The solver for a market's next round. @param lastRound number of the market's last round in the log. */
  after(market: string, lastRound: number): LiveSolver {
    const kept = this.kept.get(market);
    this.kept.delete(market);
    return kept?.proposed === lastRound ? kept.solver : new LiveSolver();
  }

  /** Keeps a solver whose round was found good. */
  keep(market: string, proposed: number, solver: LiveSolver): void {
    this.kept.set(market, { solver, proposed });
  }
}
