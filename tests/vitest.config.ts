import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { splitWords } from '../web/split_words.ts';

/** One project per kind of test, so that each runs alone: vitest run --project web. */
function project(name: string, timeout: number, fileParallelism = true) {
  return {
    plugins: [splitWords()],
    test: {
      name,
      root: import.meta.dirname,
      include: [`${name}/**/*_test.ts`],
      environment: 'node',
      setupFiles: [path.join(import.meta.dirname, 'fetch_words.ts')],
      testTimeout: timeout,
      hookTimeout: timeout,
      fileParallelism,
    },
  };
}

const seconds = 1000;

export default defineConfig({
  test: {
    projects: [
      project('architecture', 30 * seconds),
      project('web', 30 * seconds),
      project('wasm', 120 * seconds),
      project('browser', 180 * seconds, false), // two browsers at once would starve each other
    ],
  },
});
