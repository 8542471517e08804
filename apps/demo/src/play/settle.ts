import type { ApiClient, SignedIn } from '../http/api-client';
import type { Watchers } from './watchers';

/** Rounds come at most a second apart, so four quiet seconds mean that nothing is left to match. */
const QUIET_MS = 4_000;
/** A market that is not quiet a minute after the last write has a fault of its own. */
const SETTLE_WITHIN_MS = 60_000;
const LOOK_MS = 250;

/** Waits until the screens have been quiet for a while; false if they never were. */
export async function untilQuiet(watchers: Watchers): Promise<boolean> {
  const from = Date.now();
  while (watchers.quietMs < QUIET_MS) {
    if (Date.now() - from > SETTLE_WITHIN_MS) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return true;
}

/** How many screens on these markets have not seen the last event that the server has. */
export async function screensBehind(api: ApiClient, as: SignedIn, watchers: Watchers, marketIds: readonly string[]): Promise<number> {
  let behind = 0;
  for (const marketId of marketIds) {
    const stream = `market:${marketId}`;
    const path = `/streams/${encodeURIComponent(stream)}/events?after=0&limit=1`;
    const { head } = await api.must<{ head: number }>({ method: 'GET', path, route: '/streams/:stream/events', as });
    behind += watchers.lastSeen(stream).filter((number) => number < head).length;
  }
  return behind;
}
