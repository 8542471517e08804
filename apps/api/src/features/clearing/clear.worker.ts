import { checkResult } from '@domain/clearing/check-result';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { ClearingResult } from '@domain/clearing/clearing-result';
import { type RecordedRound, recordRound } from './record-round';

/** A result without the proof of its optimality. */
export type PublishedResult = Omit<ClearingResult, 'certificate'>;

/** What a solver thread answers. */
export interface Solved extends RecordedRound {
  readonly result: PublishedResult;
  /** What the checker found wrong; empty when the result may be committed. */
  readonly violations: readonly unknown[];
  readonly ms: { readonly solve: number; readonly check: number; readonly record: number };
}

/** Solves one round and checks the result with code that shares nothing with the solver. For threads of their own: it blocks. */
export function solveRound(input: ClearingInput, clear: (input: ClearingInput) => ClearingResult): Solved {
  const started = performance.now();
  const result = clear(input);
  const solved = performance.now();
  // The proof has served once it is checked; it is larger than the result, and anyone can make it again from the input.
  const { certificate: _proof, ...published } = result;
  const recorded = recordRound(input, published);
  const recordedAt = performance.now();
  const violations = checkResult(input, result);
  return {
    ...recorded,
    result: published,
    violations,
    ms: {
      solve: Math.round(solved - started),
      check: Math.round(performance.now() - recordedAt),
      record: Math.round(recordedAt - solved),
    },
  };
}
