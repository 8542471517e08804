import { createHash } from 'node:crypto';
import { checkResult } from '@domain/clearing/check-result';
import { clear } from '@domain/clearing/clear';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { ClearingResult } from '@domain/clearing/clearing-result';
import { canonical } from '@domain/shared/canonical';

/** A result without the proof of its optimality. */
export type PublishedResult = Omit<ClearingResult, 'certificate'>;

/** What a solver thread answers. */
export interface Solved {
  readonly result: PublishedResult;
  /** What the checker found wrong; empty when the result may be committed. */
  readonly violations: readonly unknown[];
  readonly inputHash: string;
  readonly resultHash: string;
  readonly ms: { readonly solve: number; readonly check: number };
}

/** Solves one round and checks the result with code that shares nothing with the solver. Runs in a thread of its own. */
export default function solve(input: ClearingInput): Solved {
  const started = performance.now();
  const result = clear(input);
  const solved = performance.now();
  const violations = checkResult(input, result);
  // The proof has served once it is checked; it is larger than the result, and anyone can make it again from the input.
  const { certificate: _proof, ...published } = result;
  return {
    result: published,
    violations,
    inputHash: hashOf(input),
    resultHash: hashOf(published),
    ms: { solve: Math.round(solved - started), check: Math.round(performance.now() - solved) },
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(canonical(plain(value)))
    .digest('hex');
}

/** Typed arrays as lists, so that a hash depends on the numbers and not on how they are kept. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => {
      if (typeof inner === 'bigint') return inner.toString();
      return ArrayBuffer.isView(inner) ? [...(inner as Int32Array)] : inner;
    }),
  ) as unknown;
}
