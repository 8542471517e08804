import { createHash } from 'node:crypto';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { ClearingResult } from '@domain/clearing/clearing-result';
import { checkFairness, type FairnessProof } from '@domain/clearing/check/check-fairness';
import { curvesOf, type RoundCurves } from '@domain/clearing/published/curves';
import { inputText } from '@domain/clearing/files/input-file';
import { resultFile } from '@domain/clearing/files/result-file';
import { type Standbys, standbysOf } from '@domain/clearing/published/standbys';
import { unmetByCause, type UnmetSum } from '@domain/clearing/published/unmet-by-cause';
import { pressNow } from './file-press';

/** A round as it is kept: the very texts that anyone can download, solve again and compare byte for byte. */
export interface RecordedRound {
  readonly inputHash: string;
  readonly resultHash: string;
  readonly input: Uint8Array;
  readonly resultText: Uint8Array;
  readonly curves: RoundCurves;
  readonly unmet: readonly UnmetSum[];
  readonly fairness: FairnessProof;
  /** Of the larger fills. */
  readonly standbys: readonly Standbys[];
}

/** Writes a solved round down. Takes as long as the market is large, so it belongs in the solver's thread. */
export function recordRound(input: ClearingInput, result: Omit<ClearingResult, 'certificate'>): RecordedRound {
  const text = inputText(input);
  const inputHash = sha256(text);
  const answer = resultText(result, inputHash);
  return {
    inputHash,
    resultHash: sha256(answer),
    input: pressNow(text),
    resultText: pressNow(answer),
    curves: curvesOf(input, result),
    unmet: unmetByCause(input, result),
    fairness: exceptionsOf(input, result),
    standbys: standbysOf(input, result.fills, 1),
  };
}

/** A result as text: what `npm run clear` writes for the same input. */
export function resultText(result: Omit<ClearingResult, 'certificate'>, inputHash: string): string {
  return `${JSON.stringify(resultFile(result, inputHash))}\n`;
}

/** SHA-256 in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Without lots there is nothing to name: a pair that could both have done better is a fault, and the checker refuses the round. */
function exceptionsOf(input: ClearingInput, result: Omit<ClearingResult, 'certificate'>): FairnessProof {
  const lots = [...input.offers, ...input.lines].some((item) => item.minLotKg > 1 || item.allOrNothing);
  return lots ? checkFairness(input, result) : { lots, pairs: [] };
}
