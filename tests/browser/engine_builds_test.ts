import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEnginePage, enginePageFolder, openEnginePage, playTo } from './engine_pages';
import { type BrowserName, type LaunchOptions, launchBrowser } from './support/launch_browser';
import { type ServedFolder, serveFolder } from './support/serve_folder';

let site: ServedFolder;

beforeAll(async () => {
  await buildEnginePage();
  site = await serveFolder(enginePageFolder);
});
afterAll(() => site.close());

async function withBrowser<Result>(
  name: BrowserName,
  options: LaunchOptions,
  use: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await launchBrowser(name, options);
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Which build runs, its loss at epoch 0, and its losses after 100 epochs. */
function trainIn(options: LaunchOptions) {
  return withBrowser('chromium', options, async (browser) => {
    const { page, problems } = await openEnginePage(browser, site, { faulty: false });
    const start = await page.evaluate(async () => {
      const { client, defaults, ready } = window.engine;
      await client.configure(defaults);
      const picture = await client.picture({
        predictionResolution: 2,
        unitResolution: 0,
        horizontalColumn: 0,
        verticalColumn: 1,
      });
      return { simd: ready[0]?.simd, loss: picture.reports[1] ?? Number.NaN };
    });
    const rows = await playTo(page, 100);
    return { ...start, epochs: rows.length, problems };
  });
}

test('without SIMD the scalar build trains, from the same loss', async () => {
  const scalar = await trainIn({ args: ['--js-flags=--no-enable-sse4-1'] });
  const simd = await trainIn({});
  expect([scalar.simd, simd.simd]).toEqual([false, true]);
  expect(Math.abs(scalar.loss - simd.loss)).toBeLessThanOrEqual(1e-5);
  expect(scalar.epochs).toBeGreaterThanOrEqual(100);
  expect([...scalar.problems, ...simd.problems]).toEqual([]);
});

test.each([
  ['chromium', { args: ['--js-flags=--jitless'] }],
  ['firefox', { prefs: { 'javascript.options.wasm': false } }],
] as const)('%s without WebAssembly: unsupported, said once', async (name, options) => {
  const failures = await withBrowser(name, options, async (browser) => {
    const { page } = await openEnginePage(browser, site, { faulty: false });
    await page.waitForFunction(() => window.engine.failures.length > 0);
    return page.evaluate(() => window.engine.failures);
  });
  expect(failures).toEqual([
    { kind: 'unsupported', message: expect.stringContaining('WebAssembly') },
  ]);
});
