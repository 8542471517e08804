import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { newCache } from '../shared/api/new-cache';
import { DeskTheme } from '../shared/desk/desk-theme';
import { routerOf } from './router';

export function App() {
  const [cache] = useState(newCache);
  const [router] = useState(() => routerOf(cache));
  return (
    <DeskTheme>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </DeskTheme>
  );
}
