import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import {
  embeddingHeaders,
  metaContentSecurityPolicy,
  pageHeaders,
} from './content_security_policy.ts';
import { leanUPlot } from './lean_uplot.ts';
import { splitWords } from './split_words.ts';

/** What rolldown tells of the page's modules. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

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

/** What every visit needs besides what Vite preloads, by the names of built files. */
const preloads = [
  { file: /\/(?:start|rolldown-runtime)-.*\.js$/, attrs: { rel: 'modulepreload' } },
  { file: /\/descent_lean-.*\.wasm$/, attrs: { rel: 'preload', as: 'fetch' } },
  { file: /\/loss_chart-.*\.js$/, attrs: { rel: 'modulepreload', fetchpriority: 'low' } },
];

/** Lets the engine's code and the first chart's come while the page's scripts are read. */
function preloadFiles(): Plugin {
  return {
    name: 'preload-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        preloads.flatMap(({ file, attrs }) =>
          Object.keys(bundle ?? {})
            .filter((name) => file.test(name))
            .map((name) => ({
              tag: 'link',
              attrs: { ...attrs, crossorigin: true, href: `./${name}` },
              injectTo: 'head' as const,
            })),
        ),
    },
  };
}

/**
 * Has Chromium compile the file that the first screen runs nearly all of as it is fetched, and not every
 * function when it is called. The worker's file only waits longer so.
 */
function compiledWhole(): Plugin {
  return {
    name: 'compiled-whole',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || chunk.name !== 'start') continue;
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
        }
      },
    },
  };
}

/** Names the chunk of modules that the pages import without being asked to, by whatever way. */
function startChunk(id: string, graph: ModuleGraph): string | null {
  const reached = new Set<string>();
  const ways = [id];
  for (const module of ways) {
    if (reached.has(module)) continue;
    reached.add(module);
    if (module.endsWith('/src/app/start.ts')) return 'start';
    ways.push(...(graph.getModuleInfo(module)?.importers ?? []));
  }
  return null;
}

/**
 * What starts the worker; then what every first visit needs, in one file, as its parts would each be
 * fetched and packed alone; then the chart that comes with it.
 */
const groups = [
  { name: 'main', test: /\/src\/main\.ts$|vite\/preload-helper/, priority: 2 },
  { name: startChunk, debugName: 'start', priority: 1 },
  { name: 'loss_chart', test: /\/charts\/loss_(?:chart|scale)\.ts$/ },
];

const pages = ['index.html', 'embed.html']
  .map((name) => path.join(import.meta.dirname, name))
  .filter(existsSync);

export default defineConfig({
  root: import.meta.dirname,
  base: './', // any sub-folder of any host
  plugins: [policyInPages(), splitWords(), leanUPlot(), preloadFiles(), compiledWhole()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages,
      output: { codeSplitting: { groups } },
    },
  },
  worker: { format: 'es' },
  server: { headers: embeddingHeaders },
  preview: { headers: pageHeaders },
});
