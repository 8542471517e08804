import { DomainError } from '@domain/shared/domain-error';

/** A stream's name, read. */
export type StreamName = { readonly kind: 'market'; readonly id: string } | { readonly kind: 'org'; readonly id: string };

const FORM = /^(market|org):([a-z0-9-]{1,80})$/;
/** Numbers of events are counted by whole numbers; a larger one than this was never given. */
const NUMBER_MAX = Number.MAX_SAFE_INTEGER;

/** @throws DomainError `stream.unknown` for anything that names no stream of ours */
export function readStreamName(text: unknown): StreamName {
  const match = typeof text === 'string' ? FORM.exec(text) : null;
  if (!match) throw new DomainError('stream.unknown', {}, 'stream');
  return { kind: match[1] as StreamName['kind'], id: match[2] ?? '' };
}

/** The number of the last event seen; null for none. @throws DomainError `stream.after_invalid` */
export function readAfter(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > NUMBER_MAX)
    throw new DomainError('stream.after_invalid', {}, 'after');
  return value;
}
