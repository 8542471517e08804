import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './refusal';

/** A passing fault is tried twice more; a refusal is an answer and asking again would not change it. */
const again = (failures: number, error: Error): boolean => failures < 2 && !(error instanceof Refusal && !error.problem.transient);

/** The stream keeps the caches true, so nothing is read again merely because a window got the focus. */
export function newCache(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: again, staleTime: 30_000, refetchOnWindowFocus: false } } });
}
