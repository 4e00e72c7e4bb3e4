import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { canvasPoints, changedShare, paintedShare } from '../support/canvas_pixels';
import {
  choose,
  find,
  finishEpoch,
  patience,
  playTo,
  press,
  readOut,
  settledValue,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

const wrongOf = /^(\d+) of (\d+) test examples wrong$/;

/** What the tiles of the sheet say to those who cannot see them. */
function tiles(page: Page): Promise<string[]> {
  return page.$$eval('.sample-tile', (buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
}

/** Wrong samples and all samples, as the zone's head tells them. */
async function counts(page: Page): Promise<[number, number]> {
  const words = await page.$eval('[data-zone="output"] .output-caption', (one) => one.textContent);
  const [, wrong, all] = wrongOf.exec(words ?? '') ?? [];
  return [Number(wrong), Number(all)];
}

inBothBrowsers((bench) => {
  test('a sheet of images tells which answers are wrong, and training makes them fewer', async () => {
    const page = await bench.open('?preset=shapes');
    await expect.poll(async () => (await counts(page))[1], patience).toBe(300);
    const [before] = await counts(page);
    expect(before).toBeGreaterThan(100);
    await playTo(page, 10);
    await finishEpoch(page);
    const [wrong, all] = await settledValue(() => counts(page));
    expect(wrong).toBeLessThan(before / 2);
    const accuracy = Number.parseFloat(await readOut(page, 'Accuracy'));
    expect(100 * (1 - wrong / all)).toBeCloseTo(accuracy, 1);
    const words = await tiles(page);
    expect(words).toHaveLength(30);
    for (const text of words) {
      expect(text).toMatch(/^Example \d+: predicted \w+, (which is right|but true is \w+)\.$/);
    }
    expect(words.filter((text) => text.includes('right')).length).toBeGreaterThan(15);

    await (await find(page, 'input', 'Wrong answers only')).click();
    const wrongWords = await settledValue(() => tiles(page));
    expect(wrongWords).toHaveLength(Math.min(30, wrong));
    for (const text of wrongWords) expect(text).toMatch(/but true is/);
    const marks = await page.$$eval(
      '.sample-tile',
      (buttons) => buttons.filter((button) => button.classList.contains('wrong')).length,
    );
    expect(marks).toBe(wrongWords.length);
  });

  test('the keyboard reaches every image, whose true class is told below', async () => {
    const page = await bench.open('?preset=shapes');
    await expect.poll(async () => (await tiles(page)).length, patience).toBe(30);
    await page.focus('.sample-tile');
    await page.keyboard.press('ArrowRight');
    const words = await tiles(page);
    const detail = () =>
      page.$$eval('[data-zone="output"] .sheet-note', (notes) => notes.at(-1)?.textContent);
    expect(await detail()).toBe(words[1]);
    await page.keyboard.press('End');
    expect(await detail()).toBe(words[29]);
  });

  test.each(['sineWave', 'addingProblem', 'bitParity', 'randomSoftTargets'])(
    '%s is drawn sample by sample, follows training and can be leafed through',
    async (preset) => {
      const page = await bench.open(`?preset=${preset}`, { width: 360, height: 800 });
      const points = () => canvasPoints(page, 'output');
      const label = () =>
        page.$eval('[data-zone="output"] .figure', (one) => one.getAttribute('aria-label'));
      await expect.poll(label, patience).toContain('1');
      const untrained = await settledValue(points);
      for (const canvas of untrained) expect(paintedShare([canvas])).toBeGreaterThan(0.005);
      await playTo(page, 10);
      expect(changedShare(untrained, await settledValue(points))).toBeGreaterThan(0);
      const first = await label();
      await press(page, 'Next examples');
      await expect.poll(label, patience).not.toBe(first);
      await press(page, 'Previous examples');
      await expect.poll(label, patience).toBe(first);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    },
  );

  test('another dataset brings back the map, and images the sheet', async () => {
    const page = await bench.open('?preset=shapes');
    await expect.poll(async () => (await tiles(page)).length, patience).toBe(30);
    await choose(page, 'Example', 'spiral');
    await expect.poll(() => page.$('.prediction-map').then(Boolean), patience).toBe(true);
    expect(await tiles(page)).toEqual([]);
    await choose(page, 'Example', 'shapes');
    await expect.poll(async () => (await tiles(page)).length, patience).toBe(30);
    expect(await page.$('.prediction-map')).toBeNull();
  });
});
