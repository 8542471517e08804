import { createTheme, MantineProvider } from '@mantine/core';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import { useSyncExternalStore, type ReactNode } from 'react';
import { onTheme, themeShown } from '../design/theme-choice';
import './roles.css';

const theme = createTheme({ respectReducedMotion: true, cursorType: 'pointer', focusRing: 'auto', defaultRadius: 'sm' });

/**
 * Mantine for the desk, in our colours and sizes. Its variables are resolved to the roles of tokens.css in a file
 * (roles.css), not at run time: the content policy allows no style element, and none is made.
 */
export function DeskTheme({ children }: { children: ReactNode }) {
  const shown = useSyncExternalStore(onTheme, themeShown);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={shown === 'dark' ? 'dark' : 'light'}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
