import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { newCache } from '../shared/api/new-cache';
import { routerOf } from './router';

export function App() {
  const [cache] = useState(newCache);
  const [router] = useState(() => routerOf(cache));
  return (
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
