import type { Instant } from '@domain/shared/instant';

/** A moment as the `Date` that a library insists on. */
export function asDate(at: Instant): Date {
  return new Date(at);
}
