import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { Refusal } from '../shared/api/refusal';
import { routerOf } from './router';

/** A passing fault is tried twice more; a refusal is an answer and asking again would not change it. */
const again = (failures: number, error: Error): boolean => failures < 2 && !(error instanceof Refusal && !error.problem.transient);

/** The stream keeps the caches true, so nothing is read again merely because a window got the focus. */
function newCache(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: again, staleTime: 30_000, refetchOnWindowFocus: false } } });
}

export function App() {
  const [cache] = useState(newCache);
  const [router] = useState(() => routerOf(cache));
  return (
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
