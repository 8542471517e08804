/** Two minutes are enough to come back to a desk, and to finish a sentence. */
const REST_WARN_MS = 120_000;
/** Whoever is at work needs a little longer to find a good moment for signing in again. */
const LAST_WARN_MS = 300_000;

/** When a session ends, and whether resting or its age ends it. */
export interface Ending {
  readonly at: number;
  readonly why: 'rest' | 'age';
}

/** The end that is worth a warning now; null while there is none. All moments in epoch ms of this machine. */
export function endingOf(known: { now: number; restedSince: number; idleMinutes: number; lastsUntil: number }): Ending | null {
  const { now, lastsUntil } = known;
  const restsUntil = known.restedSince + known.idleMinutes * 60_000;
  // Using it does not help against age: that warning goes first.
  if (lastsUntil >= now && lastsUntil - now <= LAST_WARN_MS) return { at: lastsUntil, why: 'age' };
  if (lastsUntil >= now && restsUntil >= now && restsUntil - now <= REST_WARN_MS) return { at: restsUntil, why: 'rest' };
  return null;
}
