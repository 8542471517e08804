/** A clock that is wrong by less is left alone: nobody's turn hangs on it, and its time never jumps. */
const BEARABLE_MS = 250;

/**
 * What must be added to this machine's time to have another's, in whole ms; 0 unless it is certainly wrong by more than is bearable. The other
 * was read some time between the two readings here, so half of that time is all that can be mistaken.
 */
export function offsetOf({ before, after, there }: { before: number; after: number; there: number }): number {
  const offset = Math.round(there - (before + after) / 2);
  return Math.abs(offset) > (after - before) / 2 + BEARABLE_MS ? offset : 0;
}
