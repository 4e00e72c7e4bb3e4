import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { patience, press, wordsOf } from '../support/descent_page';
import { inBothBrowsers, projectFolder } from '../support/in_both_browsers';

const { page: chinese, catalog: chineseCatalog } = JSON.parse(
  readFileSync(path.join(projectFolder, 'web/src/text/zh-Hans.json'), 'utf8'),
);

/** Brightness of the page's ground, from 0 to 255. */
function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.documentElement);
    const [red, green, blue] = (backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    return ((red ?? Number.NaN) + (green ?? Number.NaN) + (blue ?? Number.NaN)) / 3;
  });
}

/** By how many pixels the page can be scrolled sideways. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

inBothBrowsers((bench) => {
  test('lang=zh-Hans: a Chinese page that trains', async () => {
    const page = await bench.newPage();
    await page.goto(`${bench.site.url}?lang=zh-Hans`);
    await expect.poll(() => page.$eval('output', (epoch) => epoch.textContent), patience).toBe('0');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
    const { play, pause, step, reset, newStart } = chinese.run;
    const buttons = await page.$$eval('.run-buttons button', (all) =>
      all.map((button) => button.textContent),
    );
    expect(buttons).toEqual([play, step, reset, newStart]);
    const labels = await page.$$eval('.read-out-label', (all) => all.map((x) => x.textContent));
    expect(labels).toEqual([
      ...Object.values(chinese.readOuts),
      chineseCatalog.metrics.accuracy.label,
    ]);
    await press(page, play);
    await expect.poll(() => wordsOf(page), patience).toContain(pause);
    await expect
      .poll(() => page.$eval('output', (epoch) => epoch.textContent), patience)
      .not.toBe('0');
  });

  test('the language menu changes the words, and nothing else', async () => {
    const page = await bench.open();
    await press(page, 'Step');
    await expect.poll(() => page.$eval('output', (epoch) => epoch.textContent), patience).toBe('1');
    await page.select('.bar-language select', 'zh-Hans');
    await expect.poll(() => wordsOf(page), patience).toContain(chinese.run.newStart);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
    expect(await page.$eval('output', (epoch) => epoch.textContent)).toBe('1');
  });

  test('theme=dark and theme=light', async () => {
    const dark = await bench.open('?theme=dark');
    expect(await brightness(dark)).toBeLessThan(60);
    const light = await bench.open('?theme=light');
    expect(await brightness(light)).toBeGreaterThan(200);
    await light.select('.bar-theme select', 'dark');
    expect(await brightness(light)).toBeLessThan(60);
  });

  test.each(['en', 'zh-Hans'])('%s: nothing is wider than a phone', async (lang) => {
    const page = await bench.newPage({ width: 360, height: 780 });
    await page.goto(`${bench.site.url}?lang=${lang}`);
    await expect.poll(() => page.$eval('output', (epoch) => epoch.textContent), patience).toBe('0');
    for (const width of [360, 320]) {
      await page.setViewport({ width, height: 780 });
      await expect.poll(() => page.evaluate(() => window.innerWidth), patience).toBe(width);
      await expect.poll(() => overflow(page), patience).toBe(0);
    }
    // The bar with Play and the numbers stays at the bottom edge, also at the page's end.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const strip = await page.$eval('.controls', (bar) => bar.getBoundingClientRect().toJSON());
    expect(strip.bottom).toBeCloseTo(780, 0);
    expect(strip.height).toBeLessThan(260);
  });

  test('1440 x 900: data, network, map and loss are all on one screen', async () => {
    const page = await bench.open();
    const boxes = await page.evaluate(() => {
      const places = ['data', 'network', 'output', 'loss'].map((zone) => `[data-zone="${zone}"]`);
      return places.map((place) => {
        const { left, right, top, bottom } = (
          document.querySelector(place) as HTMLElement
        ).getBoundingClientRect();
        return { place, left, right, top, bottom };
      });
    });
    for (const { place, left, right, top, bottom } of boxes) {
      expect([place, bottom - top > 150, right - left > 200]).toEqual([place, true, true]);
      expect([place, top >= 0, bottom <= 900, left >= 0, right <= 1440]).toEqual([
        place,
        true,
        true,
        true,
        true,
      ]);
    }
    const [data, network, output] = boxes;
    expect(data?.right).toBeLessThanOrEqual(network?.left ?? 0);
    expect(network?.right).toBeLessThanOrEqual(output?.left ?? 0);
    expect(await overflow(page)).toBe(0);
  });
});
