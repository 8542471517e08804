import { checkResult } from '@domain/clearing/check-result';
import { clearUnderRules, type RuledRound } from '@domain/clearing/side-rules/clear-under-rules';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { ClearingResult } from '@domain/clearing/clearing-result';
import type { SideRules } from '@domain/clearing/side-rules/side-rules';
import { type RecordedRound, recordRound } from './record-round';

/** A result without the proof of its optimality. */
export type PublishedResult = Omit<ClearingResult, 'certificate'>;

/** What became of the side rules, as it travels between threads. */
export interface RuledFacts extends Pick<RuledRound, 'parts' | 'originRows' | 'destinationColumns' | 'constrained'> {
  /** In decimal digits. */
  readonly gapVnd: string;
}

/** What a solver thread answers. */
export interface Solved extends RecordedRound {
  readonly result: PublishedResult;
  /** What the checker found wrong; empty when the result may be committed. */
  readonly violations: readonly unknown[];
  /** What the side rules took away from the input that was given. */
  readonly ruled: RuledFacts;
  readonly ms: { readonly solve: number; readonly check: number; readonly record: number };
}

/** Solves one round and checks the result with code that shares nothing with the solver. For threads of their own: it blocks. */
export function solveRound(given: ClearingInput, rules: SideRules, clear: (input: ClearingInput) => ClearingResult): Solved {
  const started = performance.now();
  const { input, result, parts, originRows, destinationColumns, constrained, gapVnd } = clearUnderRules(given, rules, clear);
  const solved = performance.now();
  // The proof has served once it is checked; it is larger than the result, and anyone can make it again from the input.
  const { certificate: _proof, ...published } = result;
  const recorded = recordRound(input, published);
  const recordedAt = performance.now();
  const violations = checkResult(input, result).map(plain);
  return {
    ...recorded,
    result: published,
    violations,
    ruled: { parts, originRows, destinationColumns, constrained, gapVnd: gapVnd.toString() },
    ms: {
      solve: Math.round(solved - started),
      check: Math.round(performance.now() - recordedAt),
      record: Math.round(recordedAt - solved),
    },
  };
}

/** A violation as it is kept and logged: JSON knows no sums beyond 2^53. */
function plain(violation: unknown): unknown {
  return JSON.parse(JSON.stringify(violation, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));
}
