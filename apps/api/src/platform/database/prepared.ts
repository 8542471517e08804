import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * Declares a statement of the hot path: PostgreSQL reads and plans it once a connection, not at every call, which for a short write is
 * as much work as the write. For statements whose best plan is the same whatever they are given.
 */
export function prepared(text: string): string {
  names.set(text, createHash('sha256').update(text).digest('base64url').slice(0, 20));
  return text;
}

/** The name under which a connection keeps this statement; undefined for one that is planned at each call. */
export function preparedName(text: string): string | undefined {
  return names.get(text);
}
