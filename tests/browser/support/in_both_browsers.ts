import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { collectProblems } from './collect_problems';
import { epochOf, patience } from './descent_page';
import {
  type BrowserName,
  browserNames,
  type LaunchOptions,
  launchBrowser,
} from './launch_browser';
import { type ServedFolder, serveFolder } from './serve_folder';

export const projectFolder = path.join(import.meta.dirname, '../../..');
export const builtPage = path.join(projectFolder, 'dist');

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

const desktop: WindowSize = { width: 1440, height: 900 };

/** One browser with the built page served to it. */
export interface Bench {
  readonly site: ServedFolder;
  /** A new tab; what goes wrong in it fails the test at its end. */
  newPage(window?: WindowSize): Promise<Page>;
  /** Opens our page at an address below the site's, and waits until its first numbers stand. */
  open(address?: string, window?: WindowSize): Promise<Page>;
}

/** English whatever the machine's language is. */
const launchOptions: Readonly<Record<BrowserName, LaunchOptions>> = {
  chromium: { args: ['--accept-lang=en-US'] },
  firefox: { prefs: { 'intl.accept_languages': 'en-US, en' } },
};

/** Defines the same tests for Chromium and Firefox; no test may leave a problem in the console. */
export function inBothBrowsers(define: (bench: Bench) => void): void {
  describe.each(browserNames)('%s', (name) => {
    let browser: Browser;
    let site: ServedFolder;
    let opened: { readonly page: Page; readonly problems: readonly string[] }[] = [];

    beforeAll(async () => {
      site = await serveFolder(builtPage);
      browser = await launchBrowser(name, launchOptions[name]);
    });
    afterEach(async () => {
      const tabs = opened;
      opened = [];
      for (const { page } of tabs) if (!page.isClosed()) await page.close();
      const problems = tabs.flatMap((tab) => tab.problems);
      const missing = site.missing.splice(0); // one test's must not fail the next ones
      // To a page that embeds ours, our site is the other host.
      expect(problems.filter((x) => !x.startsWith(`other host: ${site.url}`))).toEqual([]);
      expect(missing).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    async function newPage(window = desktop): Promise<Page> {
      const page = await browser.newPage();
      opened.push({ page, problems: collectProblems(page) });
      await page.setViewport(window);
      return page;
    }

    define({
      get site() {
        return site;
      },
      newPage,
      async open(address = '', window = desktop) {
        const page = await newPage(window);
        await page.goto(site.url + address);
        await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
        return page;
      },
    });
  });
}
