import '../shared/trusted-types';
import '../shared/design/tokens.css';
import '../shared/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { newCache } from '../shared/api/new-cache';
import { sessionQuery } from '../shared/auth/session';
import { startTheme } from '../shared/design/theme-choice';
import { startLanguage } from '../shared/i18n/i18n';
import { keepReads, restoreReads } from '../shared/offline/kept-reads';
import { PhoneApp } from './app';
import { startServiceWorker } from './new-version';
import { phoneWords } from './words';

startTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('phone.html has no #root.');
const cache = newCache();
await Promise.all([startLanguage(phoneWords), restoreReads(cache)]);
keepReads(cache);
// Kept, so shown at once; asked again, because it may be over.
void cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <PhoneApp />
    </QueryClientProvider>
  </StrictMode>,
);
startServiceWorker();
