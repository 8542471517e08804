import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../shared/auth/session';

/** Another member sees nothing of the one before. The session itself stays in place: the screen is watching it. */
export function forgetAll(cache: QueryClient): void {
  cache.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
}
