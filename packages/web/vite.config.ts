import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { icons } from './icon-plugin.ts';
import { inertSchemas } from './schema-plugin.ts';

const dkfdsFolder = fileURLToPath(new URL('../../node_modules/dkfds/src', import.meta.url));
const apiOrigin = process.env['TILLID_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    // `dkfds` exports its scripts alone, so its Sass, icons and fonts are reached by folder.
    alias: { '@dkfds': dkfdsFolder },
  },
  plugins: [
    react(),
    icons(),
    inertSchemas(),
    // React Aria has its English words under en-US alone; without them an English page breaks.
    { ...optimizeLocales.vite({ locales: ['da-DK', 'en-US'] }), enforce: 'pre' },
  ],
  css: {
    preprocessorOptions: {
      // The `if()` notices come from dkfds's own source and say nothing about ours.
      scss: { loadPaths: [`${dkfdsFolder}/stylesheets`], quietDeps: true, silenceDeprecations: ['if-function'] },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': apiOrigin, '/sign-in/': apiOrigin } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // Inlined assets would be `data:` addresses, which the content security policy need not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every visit needs is few files: many small ones take longer to fetch and compress worse. The libraries apart, for
          // they change seldom and may stay in the browser's cache when the app does not.
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 2 },
            { name: 'frame', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
});
