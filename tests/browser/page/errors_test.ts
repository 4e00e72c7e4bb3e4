import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { canvasPoints, changedShare, paintedShare } from '../support/canvas_pixels';
import {
  choose,
  find,
  finishEpoch,
  isThere,
  numberOf,
  patience,
  playTo,
  press,
  readOut,
  settledValue,
  step,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** A table's cells, row heads left out, by the start of its caption. */
function cellsOf(page: Page, caption: string): Promise<string[][]> {
  return page.$$eval(
    '.errors table',
    (tables, start) => {
      const table = tables.find((one) => one.caption?.textContent?.startsWith(start));
      const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
      return rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText));
    },
    caption,
  );
}

const sum = (rows: string[][]) => rows.flat().reduce((total, text) => total + numberOf(text), 0);

inBothBrowsers((bench) => {
  test('the panel of errors tells the numbers of the read-outs, and where the network is wrong', async () => {
    const page = await bench.open();
    await step(page, 5);
    await press(page, 'Errors');
    const metrics = () => cellsOf(page, 'Metrics');
    await expect
      .poll(async () => (await metrics())[0]?.[1], patience)
      .toBe(await readOut(page, 'Accuracy'));
    const [accuracy = []] = await metrics();
    for (const [part, share] of [
      ['Training data', accuracy[0]],
      ['Test data', accuracy[1]],
    ] as const) {
      const counts = await cellsOf(page, `Confusion matrix: ${part}`);
      expect(sum(counts)).toBe(250);
      const right = numberOf(counts[0]?.[0] ?? '') + numberOf(counts[1]?.[1] ?? '');
      expect((right / 250) * 100).toBeCloseTo(Number.parseFloat(share ?? ''), 1);
      const worst = await cellsOf(page, `Largest losses: ${part}`);
      const losses = worst.map((cells) => numberOf(cells.at(-1) ?? ''));
      expect(losses).toHaveLength(10);
      expect(losses).toEqual([...losses].sort((one, other) => other - one));
    }
    const shade = await page.$eval(
      '.confusion td.right',
      (cell) => getComputedStyle(cell).backgroundColor,
    );
    expect(shade).not.toBe('rgba(0, 0, 0, 0)');
  });

  test('it follows the training, and stands at a pause with the read-outs', async () => {
    const page = await bench.open();
    await press(page, 'Errors');
    const losses = () => cellsOf(page, 'Largest losses: Training data');
    await expect
      .poll(async () => numberOf((await losses())[0]?.at(-1) ?? ''), patience)
      .toBeGreaterThan(0);
    const before = await losses();
    await press(page, 'Play');
    await expect.poll(losses, patience).not.toEqual(before);
    await press(page, 'Pause');
    await expect.poll(() => isThere(page, 'button', 'Play'), patience).toBe(true);
    await finishEpoch(page);
    const tellsTheAccuracy = async () =>
      (await cellsOf(page, 'Metrics'))[0]?.[1] === (await readOut(page, 'Accuracy'));
    await expect.poll(tellsTheAccuracy, patience).toBe(true);
    await press(page, 'Errors');
    expect(await page.$('.errors')).toBeNull();
  });

  test('values have a plot against the true ones, and a metric explains itself', async () => {
    const page = await bench.open('?preset=plane', { width: 360, height: 800 });
    await press(page, 'Errors');
    await expect
      .poll(async () => (await cellsOf(page, 'Metrics'))[0]?.[1], patience)
      .toBe(await readOut(page, 'R²'));
    expect(await page.$$('.errors .confusion')).toHaveLength(0);
    const points = () => canvasPoints(page, 'shelf');
    const untrained = await settledValue(points);
    expect(untrained).toHaveLength(2);
    for (const canvas of untrained) expect(paintedShare([canvas])).toBeGreaterThan(0.02);
    await playTo(page, 50);
    expect(changedShare(untrained, await settledValue(points))).toBeGreaterThan(0.01);
    const term = await find(page, '.term', 'Mean absolute error');
    await page.focus('.errors .table-frame');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await term.evaluate((button) => document.activeElement === button)).toBe(true);
    const bubble = () =>
      page.$eval('.hint-bubble', (hint) => [(hint as HTMLElement).hidden, hint.textContent]);
    await expect.poll(bubble, patience).toEqual([false, expect.stringContaining('on average')]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  test('without test samples it says why there are no numbers', async () => {
    const page = await bench.open('#testShare=0');
    await press(page, 'Errors');
    await expect.poll(async () => (await cellsOf(page, 'Metrics'))[0]?.[0], patience).toMatch(/%$/);
    expect((await cellsOf(page, 'Metrics')).map((cells) => cells[1])).toEqual(Array(6).fill('–'));
    expect(await cellsOf(page, 'Confusion matrix: Test data')).toEqual([]);
    const words = await page.$eval('.errors', (panel) => (panel as HTMLElement).innerText);
    expect(words).toContain('The test share is 0');
    await choose(page, 'Example', 'penguins');
    await expect
      .poll(async () => (await cellsOf(page, 'Confusion matrix: Test data')).length, patience)
      .toBe(3);
    await expect
      .poll(async () => sum(await cellsOf(page, 'Confusion matrix: Test data')), patience)
      .toBe(103);
  });
});
