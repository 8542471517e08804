import type { ApiClient, SignedIn } from '../http/api-client';
import type { Watchers } from './watchers';

/** Rounds come at most a second apart, so four quiet seconds mean that nothing is left to match. */
const QUIET_MS = 4_000;
/** A market that is not quiet, or a screen that is not back, a minute after the last write has a fault of its own. */
const SETTLE_WITHIN_MS = 60_000;
const LOOK_MS = 250;

/** How a day ended. */
export interface Settled {
  /** False when events still came a minute after the last write. */
  readonly isQuiet: boolean;
  /** Screens that had not seen the last event of their market. */
  readonly behind: number;
}

/**
 * Waits until the screens have been quiet for a while and all of them are at the head of their market. Quiet alone is not enough: a screen
 * that has lost its connection is quiet too.
 */
export async function settle(api: ApiClient, as: SignedIn, watchers: Watchers, marketIds: readonly string[]): Promise<Settled> {
  const until = Date.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const isQuiet = watchers.quietMs >= QUIET_MS;
    const isLate = Date.now() > until;
    const behind = isQuiet || isLate ? await screensBehind(api, as, watchers, marketIds) : 0;
    if (isLate || (isQuiet && behind === 0)) return { isQuiet, behind };
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function screensBehind(api: ApiClient, as: SignedIn, watchers: Watchers, marketIds: readonly string[]): Promise<number> {
  let behind = 0;
  for (const marketId of marketIds) {
    const stream = `market:${marketId}`;
    const path = `/streams/${encodeURIComponent(stream)}/events?after=0&limit=1`;
    const { head } = await api.must<{ head: number }>({ method: 'GET', path, route: '/streams/:stream/events', as });
    behind += watchers.lastSeen(stream).filter((number) => number < head).length;
  }
  return behind;
}
