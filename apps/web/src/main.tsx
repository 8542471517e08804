import './shared/trusted-types';
import './shared/design/tokens.css';
import './shared/design/base.css';
import './shared/design/fonts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/providers';
import { startTheme } from './shared/design/theme-choice';
import { startLanguage } from './shared/i18n/i18n';
import { vi } from './shared/i18n/vi/dictionary';

startTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
await startLanguage({ vi, en: () => import('./shared/i18n/en/dictionary').then((module) => module.en) });
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
