import { rememberBasis, type BasisMemory, type Identities } from './basis-memory';
import { carryBasis } from './carry-basis';
import { mendBasis } from './mend-basis';
import type { Network } from '../network/network';
import { COLD_BLOCK, pivotBound, solve } from '../simplex/network-simplex';
import { firstBasis, type Simplex } from '../simplex/simplex-state';
import { warmBasis, withoutPenalties } from './warm-basis';

/** A carried basis needs few and scattered pivots, so a scan takes more at a time than a cold solve's. */
const WARM_BLOCK = 4;

/** A number for each item, place and seller that stays its own from round to round, by its id in this round. */
export interface ItemIdentity {
  offer(id: number): number;
  line(id: number): number;
  origin(id: number): number;
  destination(id: number): number;
  seller(id: number): number;
}

/** An optimal basis, and whether it was reached from the one before. */
export interface SolvedBasis {
  readonly simplex: Simplex;
  readonly warm: boolean;
}

/** Solves a network from nothing. */
export function solveCold(network: Network): Simplex {
  const simplex = firstBasis(network);
  solve(simplex, COLD_BLOCK, pivotBound(network));
  return simplex;
}

/**
 * Solves the networks of one market one after another, each from the optimal basis of the one before.
 *
 * The optimum is the same as from nothing; only the way there is shorter. Whenever the old basis does not lead to one without penalty
 * arcs, the network is solved cold.
 */
export class LiveSolver {
  private memory: BasisMemory | undefined;

  /** @param identities who the items are, the same numbers for the same items in every round. */
  solve(network: Network, identities: Identities): SolvedBasis {
    const memory = this.memory;
    this.memory = undefined;
    const warm = memory === undefined ? undefined : this.solveWarm(memory, network, identities);
    return warm === undefined ? { simplex: solveCold(network), warm: false } : { simplex: warm, warm: true };
  }

  /** Keeps the basis for the next network. @param simplex not yet straightened. */
  remember(network: Network, simplex: Simplex, identities: Identities): void {
    this.memory = rememberBasis(network, simplex, identities);
  }

  private solveWarm(memory: BasisMemory, network: Network, identities: Identities): Simplex | undefined {
    const basis = warmBasis(network, carryBasis(memory, network, identities));
    if (basis === undefined) return undefined;
    if (!mendBasis(basis, network)) solve(basis, WARM_BLOCK, pivotBound(network));
    return withoutPenalties(network, basis);
  }
}
