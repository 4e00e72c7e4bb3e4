import path from 'node:path';
import { defineConfig } from 'vite';

/** A page for tests only: the engine without the rest, built as the real page is. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  build: {
    outDir: path.join(import.meta.dirname, '../../../build/engine_page'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
