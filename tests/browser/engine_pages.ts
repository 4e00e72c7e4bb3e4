import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe } from 'vitest';
import type {} from './engine_page/main';
import { collectProblems } from './support/collect_problems';
import { browserNames, launchBrowser } from './support/launch_browser';
import { type ServedFolder, serveFolder } from './support/serve_folder';

export const enginePageFolder = path.join(import.meta.dirname, '../../build/engine_page');

export async function buildEnginePage(): Promise<void> {
  await build({
    configFile: path.join(import.meta.dirname, 'engine_page/vite.config.ts'),
    logLevel: 'warn',
  });
}

/** The engine page served, and a browser to open it in; there only while tests run. */
export interface EngineBench {
  readonly browser: Browser;
  readonly site: ServedFolder;
}

/** Defines the same tests of the engine page for Chromium and Firefox. */
export function onEnginePage(define: (bench: EngineBench) => void): void {
  const bench = {} as { browser: Browser; site: ServedFolder };
  beforeAll(async () => {
    await buildEnginePage();
    bench.site = await serveFolder(enginePageFolder);
  });
  afterAll(() => bench.site.close());
  describe.each(browserNames)('%s', (name) => {
    beforeAll(async () => {
      bench.browser = await launchBrowser(name);
    });
    afterAll(() => bench.browser.close());
    define(bench);
  });
}

export interface OpenPage {
  readonly page: Page;
  readonly problems: string[];
}

/** Opens the engine page with a client on `window.engine`, its worker the real or the faulty one. */
export async function openEnginePage(
  browser: Browser,
  site: ServedFolder,
  options: Parameters<Window['createEnginePage']>[0],
): Promise<OpenPage> {
  const page = await browser.newPage();
  const problems = collectProblems(page);
  await page.goto(site.url);
  await page.evaluate((given) => void window.createEnginePage(given), options);
  return { page, problems };
}

/** How a request of the page's client ended: 'fulfilled', or the kind of its error. */
export function outcomeOf(page: Page, request: 'hang' | 'huge picture'): Promise<string> {
  return page.evaluate((which) => {
    const { client } = window.engine;
    if (which === 'hang') window.engine.fault('hang');
    const predictionResolution = which === 'hang' ? 10 : 16_384;
    return client
      .picture({ predictionResolution, unitResolution: 0, horizontalColumn: 0, verticalColumn: 1 })
      .then(
        () => 'fulfilled',
        (thrown) => thrown.error.kind as string,
      );
  }, request);
}

/** Plays flat out, with pictures, until so many epochs are done; the epochs of all report rows. */
export function playTo(page: Page, epochs: number): Promise<number[]> {
  return page.evaluate(async (enough) => {
    const { client } = window.engine;
    await client.play('fastest');
    const rows: number[] = [];
    for (let epoch = 0; epoch < enough; ) {
      const picture = await client.picture({
        predictionResolution: 20,
        unitResolution: 10,
        horizontalColumn: 0,
        verticalColumn: 1,
      });
      epoch = picture.epoch;
      for (let row = 0; row < picture.reports.length; row += 7)
        rows.push(picture.reports[row] ?? -1);
    }
    return rows;
  }, epochs);
}

/** Waits for the first replacement; what the page was told of it. */
export async function replacementOf(
  page: Page,
): Promise<{ kind: string; run: number | undefined; epoch: number | undefined }> {
  await page.waitForFunction(() => window.engine.replacements.length > 0);
  return page.evaluate(() => {
    const [first] = window.engine.replacements;
    return {
      kind: first?.error.kind ?? 'none',
      run: first?.configured?.run,
      epoch: first?.configured?.epoch,
    };
  });
}

/**
 * Pauses, goes on to an epoch, and does the same from the start again: the two hashes of the weights.
 */
export function hashesAt(page: Page, extraEpochs: number): Promise<string[]> {
  return page.evaluate(async (extra) => {
    const { client } = window.engine;
    await client.pause();
    const { epoch } = await client.step(extra);
    const first = await client.parametersHash();
    await client.reset();
    await client.step(epoch);
    const second = await client.parametersHash();
    return [`${first.epoch} ${first.hash}`, `${second.epoch} ${second.hash}`];
  }, extraEpochs);
}
