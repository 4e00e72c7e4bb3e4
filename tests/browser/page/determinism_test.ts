import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEnginePage, enginePageFolder, openEnginePage } from '../engine_pages';
import { projectFolder } from '../support/in_both_browsers';
import { browserNames, launchBrowser } from '../support/launch_browser';
import { type ServedFolder, serveFolder } from '../support/serve_folder';

/** The hash that the native build and the module under Node give too. */
const reference = readFileSync(
  path.join(projectFolder, 'tests/reference/default_experiment.hash'),
  'utf8',
).trim();

let site: ServedFolder;

beforeAll(async () => {
  await buildEnginePage();
  site = await serveFolder(enginePageFolder);
});
afterAll(() => site.close());

describe.each(browserNames)('%s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name);
  });
  afterAll(() => browser.close());

  test('500 epochs of the default experiment give the same bits as everywhere', async () => {
    const { page, problems } = await openEnginePage(browser, site, { faulty: false });
    const result = await page.evaluate(async () => {
      const { client, defaults } = window.engine;
      await client.configure(defaults);
      await client.step(500);
      return client.parametersHash();
    });
    expect(result).toEqual({ epoch: 500, hash: reference });
    expect(problems).toEqual([]);
  });
});
