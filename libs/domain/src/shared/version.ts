import { DomainError } from './domain-error';

/** The version of a thing when it is first written. It grows by one with each change of its terms. */
export const FIRST_VERSION = 1;

/**
 * Holds an edit to the version its author saw, so that nobody overwrites what they have not read.
 *
 * @throws DomainError `version.stale` with the current version
 */
export function requireVersion(current: number, seen: number): void {
  if (current !== seen) throw new DomainError('version.stale', { current, seen });
}
