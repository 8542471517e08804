import { checkBook, type Book } from './check-book';
import { checkOptimum } from './check-optimum';
import { checkPrices } from './check-prices';
import type { ClearingInput } from './clearing-input';
import type { ClearingResult } from './clearing-result';

/** What a result can have wrong; the first twenty are the file format's, the rest are the kernel's own. */
export type ViolationCode =
  | 'REF'
  | 'KG'
  | 'DUP'
  | 'PRODUCT'
  | 'SELLER'
  | 'CERT'
  | 'MARKET'
  | 'WINDOW'
  | 'IR_PAIR'
  | 'IR_SELLER'
  | 'IR_BUYER'
  | 'BUDGET'
  | 'PRICE_INT'
  | 'MIN_LOT'
  | 'CONSERVE'
  | 'AON'
  | 'CAPACITY'
  | 'OBJ'
  | 'UNIFORM'
  | 'ABOVE_OPT'
  | 'GROUP'
  | 'CONTRACT_PRICE'
  | 'BLOCKING'
  | 'NOT_OPTIMAL';

/** One broken rule, with the ids of what broke it and the two figures that disagree. */
export interface Violation {
  readonly code: ViolationCode;
  readonly offerId: number;
  readonly demandId: number;
  readonly found: number | bigint;
  readonly expected: number | bigint;
}

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
