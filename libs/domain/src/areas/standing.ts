import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { DestinationId } from '../shared/ids';
import { stateTable } from '../shared/state-table';

/** The life of a code, as a whole and for each market apart. A restored code is active again. */
export const STANDINGS = stateTable<Standing>('code', {
  applied: ['active', 'revoked'],
  active: ['suspended', 'revoked'],
  suspended: ['active', 'revoked'],
  revoked: [],
});

export type Standing = 'applied' | 'active' | 'suspended' | 'revoked';

/** One change of a standing: from this day on, for one market or (null) for the code as a whole. */
export interface StandingChange {
  readonly marketId: DestinationId | null;
  readonly standing: Standing;
  readonly from: Day;
}

/** The standing of a code as a whole, or for one market, on a day; null before its first change. */
export function standingOn(changes: readonly StandingChange[], marketId: DestinationId | null, day: Day): Standing | null {
  let last: StandingChange | null = null;
  for (const change of changes) {
    if (change.marketId !== marketId || change.from > day) continue;
    if (last === null || change.from >= last.from) last = change;
  }
  return last?.standing ?? null;
}

/** The markets for which a code may be used on a day: granted there, and active as a whole. */
export function marketsOpenOn(changes: readonly StandingChange[], day: Day): DestinationId[] {
  if (standingOn(changes, null, day) !== 'active') return [];
  const markets = new Set(changes.flatMap(({ marketId }) => (marketId === null ? [] : [marketId])));
  return [...markets].filter((marketId) => standingOn(changes, marketId, day) === 'active').sort();
}

/**
 * Adds a change to the row of changes. A change is dated; it may lie ahead, but never before the last one of the same kind.
 *
 * @throws DomainError `standing.out_of_order`, `standing.no_change`, `standing.wrong_move` (in that order)
 */
export function changeStanding(changes: readonly StandingChange[], change: StandingChange): StandingChange[] {
  const own = changes.filter(({ marketId }) => marketId === change.marketId);
  const last = own.at(-1);
  if (last !== undefined && change.from < last.from) throw new DomainError('standing.out_of_order', { last: last.from }, 'from');
  if (last?.standing === change.standing) throw new DomainError('standing.no_change', { standing: change.standing }, 'standing');
  const fits =
    last === undefined ? change.standing === 'applied' || change.standing === 'active' : STANDINGS.canMove(last.standing, change.standing);
  if (!fits) throw new DomainError('standing.wrong_move', { from: last?.standing ?? '–', to: change.standing }, 'standing');
  return [...changes, change];
}

/** The code as a whole and each market that it is granted for, from the same day on. */
export function firstStandings(granted: {
  readonly markets: readonly DestinationId[];
  readonly standing: Standing;
  readonly from: Day;
}): StandingChange[] {
  const { markets, standing, from } = granted;
  const first = standing === 'applied' ? 'applied' : 'active';
  const changes: StandingChange[] = [null, ...new Set(markets)].map((marketId) => ({ marketId, standing: first, from }));
  return standing === first ? changes : changeStanding(changes, { marketId: null, standing, from });
}
