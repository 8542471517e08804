/** How far what is on the screen can be trusted. */
export interface LinkState {
  readonly state: 'live' | 'late' | 'lost';
  /** When the server was last heard, epoch ms of this machine; `null` before the first word. */
  readonly heardAt: number | null;
  /** How long ago that was. */
  readonly silentMs: number;
  /** Time from the last change's commit to here, when one has been seen on this connection. */
  readonly lagMs: number | null;
}

/** The server beats every 5 s: two missed beats and some slack. */
export const LATE_AFTER_MS = 12_000;
/** A stream that has not been followed for this long, on a connection that works, is late all the same. */
export const BEHIND_AFTER_MS = 3_000;
/** Nothing for this long on an open connection: it is dead, whatever the socket says. */
export const DEAD_AFTER_MS = 30_000;

export function linkState(facts: {
  connected: boolean;
  offline: boolean;
  heardAt: number | null;
  lagMs: number | null;
  /** For how long some stream has been without a good answer; 0 when all are followed. */
  behindMs: number;
  now: number;
}): LinkState {
  const silence = facts.heardAt === null ? Infinity : facts.now - facts.heardAt;
  const known = { heardAt: facts.heardAt, silentMs: facts.heardAt === null ? 0 : Math.max(silence, facts.behindMs), lagMs: facts.lagMs };
  if (facts.offline) return { state: 'lost', ...known };
  if (facts.connected && silence <= LATE_AFTER_MS && facts.behindMs <= BEHIND_AFTER_MS) return { state: 'live', ...known };
  if (silence <= (facts.connected ? DEAD_AFTER_MS : LATE_AFTER_MS)) return { state: 'late', ...known };
  return { state: 'lost', ...known };
}
