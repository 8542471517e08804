import { type Instant, plusMs } from '../shared/instant';

/** An alert that has spoken is silent so long, whatever comes: ten minutes, in milliseconds. */
export const TELL_EVERY_MS = 600_000;

/** The last lots that an alert remembers, so that one whose terms change is not told twice. */
const KNOWN_MAX = 200;

/** What an alert has found and told so far. */
export interface AlertMemory {
  /** Newest last. */
  readonly knownIds: readonly string[];
  /** Lots found and not told yet. */
  readonly fresh: number;
  readonly toldAt: Instant | null;
}

/** Remembers lots that fit, and which of them are new to it; null when none is. */
export function noteLots(memory: AlertMemory, lotIds: readonly string[]): { memory: AlertMemory; newIds: readonly string[] } | null {
  const known = new Set(memory.knownIds);
  const newIds = [...new Set(lotIds)].filter((id) => !known.has(id));
  if (newIds.length === 0) return null;
  const knownIds = [...memory.knownIds, ...newIds].slice(-KNOWN_MAX);
  return { memory: { ...memory, knownIds, fresh: memory.fresh + newIds.length }, newIds };
}

/** Whether it has something to tell, and has been silent long enough. */
export function mayTell({ fresh, toldAt }: AlertMemory, now: Instant): boolean {
  return fresh > 0 && (toldAt === null || plusMs(toldAt, TELL_EVERY_MS) <= now);
}
