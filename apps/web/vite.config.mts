import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000';
// The server takes writes and sockets only from its own origin, so the proxy speaks in its name.
const target = { target: server, changeOrigin: true, headers: { origin: server } };
const proxy = { '/api': target, '/socket.io': { ...target, ws: true } };

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: { alias: { '@domain': here('../../libs/domain/src'), '@live': here('../../libs/live/src') } },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing may be inlined: the content policy allows only files of our own, and fonts must stay lazy.
    assetsInlineLimit: 0,
    manifest: true,
    // Two files instead of a hundred small ones, each asked for over one of six connections: what every visit needs, and what
    // eight pages and more share. All but the entry itself, which the manifest must go on naming.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: /(?<!index\.html|main\.tsx)$/ },
            { name: 'shared', minShareCount: 8 },
          ],
        },
      },
    },
  },
  server: { proxy },
  preview: { proxy },
});
