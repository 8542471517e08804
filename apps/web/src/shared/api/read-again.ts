import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** A round brings many trades at once: their lists are read again once, soon enough to feel like the same moment. */
const GATHER_MS = 150;

const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Reads a list again after an event that changes it without carrying it. Events of one moment cause one reading. */
export function readAgain(cache: QueryClient, queryKey: QueryKey): void {
  const name = JSON.stringify(queryKey);
  if (waiting.has(name)) return;
  const timer = setTimeout(() => {
    waiting.delete(name);
    void cache.invalidateQueries({ queryKey });
  }, GATHER_MS);
  waiting.set(name, timer);
}
