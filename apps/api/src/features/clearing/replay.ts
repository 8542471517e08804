import { clear } from '@domain/clearing/clear';
import { inputOfFile } from '@domain/clearing/files/input-file';
import { unpressNow } from './file-press';
import { resultText, sha256 } from './record-round';
import type { KeptRound } from './round-files.repository';

/** What making a round again showed. */
export interface Replay {
  /** What does not hold, in words; empty when the result is the same to the byte. */
  readonly faults: readonly string[];
  readonly resultHash: string;
  readonly bytes: number;
}

/**
 * Makes a round again from what is kept of it: the input must be the one that was published by its hash, so must the stored result, and
 * solving the input must give that result byte for byte. An input that was tampered with is refused by name and not solved.
 */
export function replay(name: string, kept: KeptRound): Replay {
  const read = (what: string, bytes: Uint8Array): string | undefined => {
    try {
      return unpressNow(bytes);
    } catch {
      return void faults.push(`the stored ${what} of ${name} cannot be read: it is damaged`);
    }
  };
  const faults: string[] = [];
  const [input, stored] = [read('input', kept.input), read('result', kept.result)];
  if (input !== undefined && sha256(input) !== kept.inputHash)
    faults.push(
      `the stored input of ${name} is not the one that was solved: its hash is ${sha256(input)}, published was ${kept.inputHash}`,
    );
  if (stored !== undefined && sha256(stored) !== kept.resultHash)
    faults.push(
      `the stored result of ${name} is not the one that was published: its hash is ${sha256(stored)}, published was ${kept.resultHash}`,
    );
  if (input === undefined || stored === undefined || faults.length > 0) return { faults, resultHash: '', bytes: 0 };
  const again = resultText(clear(inputOfFile(JSON.parse(input))), kept.inputHash);
  if (again !== stored) faults.push(`${name} solved again gives another result: ${sha256(again)} instead of ${kept.resultHash}`);
  return { faults, resultHash: sha256(again), bytes: again.length };
}
