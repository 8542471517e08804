import { DomainError } from './domain-error';

/** How many entries a list in a request may have. */
export interface ListBounds {
  readonly min: number;
  readonly max: number;
}

/**
 * A list as a set: sorted, each entry once, so that two lists of the same meaning are one value.
 *
 * @throws DomainError `list.too_short`, `list.too_long` at the field
 */
export function asSet<Entry extends string>(entries: readonly Entry[], bounds: ListBounds, field: string): readonly Entry[] {
  const set = [...new Set(entries)].sort();
  if (set.length < bounds.min) throw new DomainError('list.too_short', { length: set.length, min: bounds.min }, field);
  if (set.length > bounds.max) throw new DomainError('list.too_long', { length: set.length, max: bounds.max }, field);
  return set;
}
