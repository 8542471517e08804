/** Older than this nobody remembers what they were about to say, and its prices are of another week. */
const KEPT_FOR_MS = 7 * 86_400_000;
/** As many forms as somebody has begun and not sent at most. */
export const DRAFTS_MOST = 40;

export const isPast = (at: number, now: number): boolean => now - at > KEPT_FOR_MS;

/** Names of the drafts that go: those that are past, and the oldest beyond the most that are kept. */
export function outlived(kept: readonly { readonly name: string; readonly at: number }[], now: number): string[] {
  const newest = [...kept].sort((a, b) => b.at - a.at);
  return newest.filter(({ at }, nth) => nth >= DRAFTS_MOST || isPast(at, now)).map(({ name }) => name);
}
