import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The phone's service worker: one file at the root, so that its scope may be /m/. The build gives it the list of files.
export default defineConfig({
  root: here('.'),
  publicDir: false,
  define: { PRECACHE: process.env['PRECACHE'] ?? '[]', 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    copyPublicDir: false,
    emptyOutDir: false,
    rolldownOptions: {
      input: here('src/phone/service-worker.ts'),
      output: { format: 'iife', entryFileNames: 'm-worker.js' },
    },
  },
});
