/** The first retries come quickly: most breaks are a passing tunnel or a restarted server. */
const FIRST_MS = 500;
/** A server that is started again is met within five seconds: no client may be asleep for longer than this, and letting all in takes the rest. */
const LONGEST_MS = 2_000;
/** After about a minute it is no restart but an outage, or a phone in a dead spot: its battery counts, too. */
const OUTAGE_AFTER_ATTEMPTS = 40;
const LONGEST_IN_OUTAGE_MS = 15_000;

/**
 * How long to wait before attempt `attempt` (0 = first retry). Half fixed, half by chance, so that thousands of
 * clients thrown out together do not come back together.
 */
export function backoffMs(attempt: number, random: number): number {
  const longest = attempt < OUTAGE_AFTER_ATTEMPTS ? LONGEST_MS : LONGEST_IN_OUTAGE_MS;
  const ceiling = Math.min(longest, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
