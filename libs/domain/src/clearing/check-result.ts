import { checkBook, type Book } from './check-book';
import { checkOptimum } from './check-optimum';
import { checkPrices } from './check-prices';
import type { ClearingInput } from './clearing-input';
import type { ClearingResult } from './clearing-result';
import type { Violation } from './violation';

/**
 * Re-proves a result from the snapshot alone: every fill feasible, every kg accounted for, lots and limits kept, prices rational,
 * uniform and balanced, the objective exact, no offer and order left that both would have gained by meeting, and, with a certificate,
 * that no other allocation is better.
 *
 * Written from the rules, without a line of the solver, so that one mistake cannot hide in both. Answers an empty list when all holds.
 */
export function checkResult(input: ClearingInput, result: ClearingResult): Violation[] {
  const violations: Violation[] = [];
  const book: Book | undefined = checkBook(input, result, violations);
  if (book === undefined) return violations;
  checkPrices(input, book, violations);
  if (result.certificate !== undefined) checkOptimum(input, result.objective, result.certificate, book.demands, violations);
  return violations;
}
