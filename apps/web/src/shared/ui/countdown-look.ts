const MINUTE = 60_000;

/** Teal and hatched while there is time, a warning under 15 minutes, danger under 5, then closed. */
export function countdownLook(leftMs: number): 'held' | 'soon' | 'last' | 'closed' {
  if (leftMs <= 0) return 'closed';
  if (leftMs < 5 * MINUTE) return 'last';
  return leftMs < 15 * MINUTE ? 'soon' : 'held';
}

/** The minute that is read out: each for the first ten seconds after it is reached. */
export function spokenMinute(leftMs: number): 'fifteen' | 'five' | 'one' | null {
  const justReached = (minutes: number) => leftMs <= minutes * MINUTE && leftMs > minutes * MINUTE - 10_000;
  if (justReached(15)) return 'fifteen';
  if (justReached(5)) return 'five';
  return justReached(1) ? 'one' : null;
}
