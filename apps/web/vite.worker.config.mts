import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Service workers: each one file at the root, so that its scope may be where its pages are. The build says which, and gives the phone's its list of files.
const sources = { 'm-worker': 'src/phone/service-worker.ts', 'd-worker': 'src/app/desk-worker.ts' } as const;
const name = process.env['WORKER'] as keyof typeof sources;

export default defineConfig({
  root: here('.'),
  publicDir: false,
  resolve: { alias: { '@domain': here('../../libs/domain/src') } },
  define: { PRECACHE: process.env['PRECACHE'] ?? '[]', 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    copyPublicDir: false,
    emptyOutDir: false,
    rolldownOptions: {
      input: here(sources[name]),
      output: { format: 'iife', entryFileNames: `${name}.js` },
    },
  },
});
