import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { epochOf, patience } from '../support/descent_page';
import { builtPage, inBothBrowsers } from '../support/in_both_browsers';

/**
 * kB in brotli of all that a first visit fetches until its first losses are shown, without the engine's
 * wasm: what has been reached is kept.
 */
const most = 92;

const kilobytes = (name: string) =>
  brotliCompressSync(readFileSync(path.join(builtPage, name))).length / 1000;

/** Runs in the page before its scripts: notes when the losses are shown. */
function noteFirstLoss() {
  const seen = window as unknown as { firstLoss?: number };
  new MutationObserver(() => {
    const loss = document.querySelectorAll('.read-outs output')[1]?.textContent ?? '';
    if (/\d/.test(loss)) seen.firstLoss ??= performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** The files that the page asked for until then; its worker's script is not among them. */
function fetchedUntilFirstLoss() {
  const { firstLoss = 0 } = window as unknown as { firstLoss?: number };
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime, name }) => startTime <= firstLoss && name.startsWith(location.origin))
    .map(({ name }) => new URL(name).pathname.slice(1));
}

test.each(['index.html', 'embed.html'])(
  'what starts the worker of %s waits for no other script',
  (name) => {
    const html = readFileSync(path.join(builtPage, name), 'utf8');
    const [, script = ''] = /<script async[^>]* src="\.\/(assets\/main-[^"]+)"/.exec(html) ?? [];
    const code = readFileSync(path.join(builtPage, script), 'utf8');
    expect(code).toContain('Worker');
    expect(code.match(/\b(?:import|from)\s*["'`]/g)).toBeNull();
    const loaded = [...html.matchAll(/modulepreload"[^>]* href="\.\/(assets\/[^"]+)"/g)].map(
      ([, name]) => name,
    );
    const start = loaded.find((name) => name?.startsWith('assets/start-')) ?? '';
    const imports = readFileSync(path.join(builtPage, start), 'utf8').matchAll(
      /from"\.\/([^"]+)"/g,
    );
    // Nothing is asked for only when the one before it has come.
    expect([script, ...loaded]).toEqual(
      expect.arrayContaining([...imports].map(([, name]) => `assets/${name}`)),
    );
  },
);

test('what the first screen runs is compiled as it comes', () => {
  const hinted = readdirSync(path.join(builtPage, 'assets')).filter((name) =>
    readFileSync(path.join(builtPage, 'assets', name), 'utf8').startsWith(
      '//# allFunctionsCalledOnLoad\n',
    ),
  );
  expect(hinted).toEqual([expect.stringMatching(/^start-.*\.js$/)]);
});

inBothBrowsers((bench) => {
  test('a first visit fetches little, and nothing twice', async () => {
    const page = await bench.newPage();
    await page.evaluateOnNewDocument(noteFirstLoss);
    await page.goto(bench.site.url);
    await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
    const fetched = await page.evaluate(fetchedUntilFirstLoss);
    expect(new Set(fetched).size).toBe(fetched.length);
    const worker = readdirSync(path.join(builtPage, 'assets')).find((name) =>
      /^worker-/.test(name),
    );
    const files = new Set(['index.html', `assets/${worker}`, ...fetched]);
    const named = [...files].map((name) => name.replace(/-[\w-]{8}\./, '.')).sort();
    expect(named).toEqual(expect.arrayContaining(['assets/descent_lean.wasm', 'assets/start.js']));
    const sum = [...files]
      .filter((name) => !name.endsWith('.wasm'))
      .reduce((total, name) => total + kilobytes(name), 0);
    expect(sum).toBeLessThanOrEqual(most);
  });
});
