import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { keptDatabase } from './database';

/** What a phone without a signal can still show; boards are not kept, they would lie. */
const KEPT = new Set(['session', 'catalogue', 'offers', 'trades', 'markets', 'rounds', 'contracts', 'call-offs', 'notices']);
const KEY = 'phone';
const SAVE_AFTER_MS = 800;
/** Older than this it is not shown: it would be mistaken for today. */
const KEPT_FOR_MS = 7 * 86_400_000;

/** Puts back what was read before, so that the first picture needs no network. */
export async function restoreReads(cache: QueryClient): Promise<void> {
  try {
    const kept = await (await keptDatabase()).get('reads', KEY);
    if (kept !== undefined && Date.now() - kept.at < KEPT_FOR_MS) hydrate(cache, kept.state as DehydratedState);
  } catch {
    // A browser that keeps nothing (private window, full disk) still works with a signal.
  }
}

/** Keeps what is read, a moment after it changes and when the page is left. */
export function keepReads(cache: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const state: unknown = dehydrate(cache, {
      shouldDehydrateQuery: (query) => query.state.status === 'success' && KEPT.has(String(query.queryKey[0])),
    });
    void keptDatabase()
      .then((database) => database.put('reads', { at: Date.now(), state }, KEY))
      .catch(() => undefined);
  };
  cache.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') timer ??= setTimeout(save, SAVE_AFTER_MS);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== null) save();
  });
}
