import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import {
  embeddingHeaders,
  metaContentSecurityPolicy,
  pageHeaders,
} from './content_security_policy.ts';
import { splitWords } from './split_words.ts';

/** Hosts such as GitHub Pages send no headers of ours, so the built pages carry the policy too. */
function policyInPages(): Plugin {
  return {
    name: 'policy-in-pages',
    apply: 'build', // the development server's own scripts and styles are inline
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: metaContentSecurityPolicy },
        injectTo: 'head-prepend',
      },
      {
        tag: 'meta',
        attrs: { name: 'referrer', content: embeddingHeaders['Referrer-Policy'] },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const pages = ['index.html', 'embed.html']
  .map((name) => path.join(import.meta.dirname, name))
  .filter(existsSync);

export default defineConfig({
  root: import.meta.dirname,
  base: './', // any sub-folder of any host
  plugins: [policyInPages(), splitWords()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
  worker: { format: 'es' },
  server: { headers: embeddingHeaders },
  preview: { headers: pageHeaders },
});
