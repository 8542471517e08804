import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { nativeWidgets } from './native-widgets.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The phone entry is a build of its own: nothing that a desk needs can slip into what a bar of signal must carry.
export default defineConfig(({ isSsrBuild }) => ({
  root: here('.'),
  // Its few public files are copied by the desk's build.
  publicDir: false,
  plugins: [nativeWidgets(), react()],
  resolve: {
    alias: {
      '@domain': here('../../libs/domain/src'),
      '@live': here('../../libs/live/src'),
      'react-i18next': here('src/phone/light-react-i18next.ts'),
      'react-hook-form': here('src/phone/light-react-hook-form.tsx'),
      'openapi-fetch': here('src/phone/light-openapi-fetch.ts'),
      i18next: here('src/phone/light-i18next.ts'),
    },
  },
  build: {
    outDir: here(isSsrBuild === true ? '../../dist/web-faces' : '../../dist/web'),
    emptyOutDir: isSsrBuild === true,
    target: 'es2022',
    assetsDir: 'assets/m',
    assetsInlineLimit: 0,
    // One sheet, which the build writes into the pages.
    cssCodeSplit: false,
    manifest: isSsrBuild === true ? false : 'phone-manifest.json',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: here(isSsrBuild === true ? 'src/phone/prerender.tsx' : 'phone.html'),
      // What three or more screens share comes as one file: fifty small ones pack worse and are asked for one by one.
      ...(isSsrBuild === true ? {} : { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] } } }),
    },
  },
}));
