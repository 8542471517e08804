import { assembleResult, objectiveOf } from './assemble-result';
import type { ClearingInput } from './clearing-input';
import type { ClearingResult } from './clearing-result';
import { clearWithLots, hasLots } from './lots/lots';
import { indexMarket } from './market/market-index';
import type { ItemIdentity, LiveSolver } from './warm-start/live-solver';
import { networkClear, networkClearLive } from './network-clear';
import type { Solution } from './market/solution';
import { validateInput } from './validate-input';

/**
 * Clears one market: call-offs and intake plans first, then the greatest welfare, with prices and reasons. The only door.
 *
 * Deterministic: the same items in any order give the same result. The input is not changed.
 *
 * @throws ClearingRefusal when the snapshot breaks a rule of `validateInput`.
 */
export function clear(input: ClearingInput): ClearingResult {
  return clearWithin(input, () => false);
}

/**
 * The same, with a say in how long better lots are looked for: the search ends at its own bound or once `shouldStop` answers true.
 *
 * Without lots the answer never depends on it. With lots the result is valid whenever it stops, and grows better with time.
 *
 * @throws ClearingRefusal as `clear`.
 */
export function clearWithin(input: ClearingInput, shouldStop: () => boolean): ClearingResult {
  validateInput(input);
  return finish(networkClear(indexMarket(input)), shouldStop);
}

/**
 * The same result, reached from the round before: `live` holds the market's last basis, and keeps the new one.
 *
 * @param identity who each item is from round to round; ids may be dealt anew each time.
 * @throws ClearingRefusal as `clear`.
 */
export function clearLive(input: ClearingInput, live: LiveSolver, identity: ItemIdentity, shouldStop: () => boolean): ClearingResult {
  validateInput(input);
  return finish(networkClearLive(indexMarket(input), live, identity), shouldStop);
}

function finish(solution: Solution, shouldStop: () => boolean): ClearingResult {
  const { market, allocations } = solution;
  const bound = objectiveOf(market, allocations);
  return assembleResult(hasLots(market) ? clearWithLots(market, solution, shouldStop) : solution, bound);
}
