import { assembleResult, objectiveOf } from './assemble-result';
import type { ClearingInput } from './clearing-input';
import type { ClearingResult } from './clearing-result';
import { clearWithLots, hasLots } from './lots';
import { indexMarket } from './market-index';
import { networkClear } from './network-clear';
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
  const market = indexMarket(input);
  const solution = networkClear(market);
  const bound = objectiveOf(market, solution.allocations);
  return assembleResult(hasLots(market) ? clearWithLots(market, solution, shouldStop) : solution, bound);
}
