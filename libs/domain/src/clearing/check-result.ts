import { checkBook, type Book } from './check/check-book';
import { checkFairness } from './check/check-fairness';
import { checkOptimum } from './check/check-optimum';
import { checkPrices } from './check/check-prices';
import type { ClearingInput } from './clearing-input';
import type { ClearingResult } from './clearing-result';
import type { Violation } from './check/violation';

/**
 * Re-proves a result from the snapshot alone: every fill feasible, every kg accounted for, lots and limits kept, prices rational,
 * uniform and balanced, the objective exact, no seller and buyer who could both have done better with each other, and, with a certificate,
 * that no other allocation is better.
 *
 * Written from the rules, without a line of the solver, so that one mistake cannot hide in both. Answers an empty list when all holds.
 */
export function checkResult(input: ClearingInput, result: ClearingResult): Violation[] {
  const violations: Violation[] = [];
  const book: Book | undefined = checkBook(input, result, violations);
  if (book === undefined) return violations;
  checkPrices(input, book, violations);
  const lots = [...input.offers, ...input.lines].some((item) => item.minLotKg > 1 || item.allOrNothing);
  // With lots a pair may be right to stay apart: moving it would break another lot.
  if (!lots)
    for (const pair of checkFairness(input, result).pairs)
      violations.push({ code: 'BLOCKING', offerId: pair.offerId, demandId: pair.lineId, found: pair.gainVndPerKg, expected: 0 });
  if (result.certificate !== undefined) checkOptimum(input, result.objective, result.certificate, book.demands, violations);
  return violations;
}
