/** The first retries come quickly: most breaks are a passing tunnel or a restarted server. */
const FIRST_MS = 500;
/** Nobody waits longer than this for the screen to come back by itself. */
const LONGEST_MS = 15_000;

/**
 * How long to wait before attempt `attempt` (0 = first retry). Half fixed, half by chance, so that thousands of
 * clients thrown out together do not come back together.
 */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
