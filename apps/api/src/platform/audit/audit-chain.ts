import { createHash } from 'node:crypto';

/** What goes before the first row. */
export const CHAIN_START = Buffer.alloc(32);

/**
 * The text of a row that is hashed: all that was written down, in one form whatever the session's settings are (jsonb sorts its keys,
 * the time is in microseconds).
 */
export const CANONICAL = `jsonb_build_object('id', a.id, 'at', (extract(epoch FROM a.at) * 1000000)::bigint, 'subject', a.subject, 'key', a.subject_key,
  'action', a.action, 'organisation', a.organisation_id, 'doer', a.doer, 'before', a.before, 'after', a.after)::text`;

/** hash n = SHA-256 of hash n-1 and the canonical text. */
export function linkAfter(before: Uint8Array, canonical: string): Buffer {
  return createHash('sha256').update(before).update(canonical, 'utf8').digest();
}
