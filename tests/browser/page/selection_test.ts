import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { canvasPoints, paintedShare } from '../support/canvas_pixels';
import {
  choose,
  find,
  isThere,
  linkWith,
  numberOf,
  patience,
  press,
  readOuts,
  settledValue,
  step,
  write,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** The cells of the candidates, numbers of candidates left out. */
function candidates(page: Page): Promise<string[][]> {
  return page.$$eval('.candidate-table tbody tr', (rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
  );
}

const finding = (page: Page) =>
  page.$eval('.selection-finding', (line) => (line as HTMLElement).innerText);

/** Presses a button that may lie beneath the bar at a phone's lower edge. */
async function pressInSight(page: Page, name: string): Promise<void> {
  const wanted = await find(page, 'button', name);
  await wanted.evaluate((button) => button.scrollIntoView({ block: 'center' }));
  await press(page, name);
}

/** Presses Run and waits for its end. */
async function run(page: Page): Promise<void> {
  await press(page, 'Run');
  const isIdle = () =>
    page.$eval('.selection-bar .button', (start) => !(start as HTMLButtonElement).disabled);
  await expect.poll(isIdle, patience).toBe(true);
}

async function numberIn(page: Page, label: string): Promise<string> {
  const field = await find(page, 'input[type="text"]', label);
  return field.evaluate((input) => (input as HTMLInputElement).value);
}

inBothBrowsers((bench) => {
  test('a range test draws its curve, and its suggestion becomes the learning rate', async () => {
    const page = await bench.open();
    await step(page, 2);
    const before = await settledValue(() => readOuts(page));
    await press(page, 'Choose settings');
    await write(page, 'Lowest rate', '0.0001');
    await write(page, 'Steps', '60');
    await run(page);
    expect(paintedShare(await canvasPoints(page, 'shelf'))).toBeGreaterThan(0.01);
    expect(await readOuts(page)).toEqual(before);
    const [, suggested = ''] = /Suggested learning rate: (\S+)\. /.exec(await finding(page)) ?? [];
    expect(numberOf(suggested), await finding(page)).toBeGreaterThan(0);
    await press(page, 'Use this rate');
    expect(numberOf(await numberIn(page, 'Learning rate'))).toBe(numberOf(suggested));
    await linkWith(page, `learningRate=${numberOf(suggested)}`);
  });

  test('a cross-validation compares settings, explains its choice, and applies it', async () => {
    const page = await bench.open();
    await press(page, 'Choose settings');
    await press(page, 'Cross-validation');
    await write(page, 'Folds', '3');
    await write(page, 'Epochs', '4');
    await write(page, 'Values', '0.0001 0.03');
    await choose(page, 'Setting 2', 'training.optimizer');
    const words = await page.$eval('.selection', (panel) => (panel as HTMLElement).innerText);
    expect(words).toMatch(/(\d+) candidates × 3 folds/);
    await run(page);
    const rows = await candidates(page);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const [rate, , loss, accuracy] of rows) {
      expect([0.0001, 0.03]).toContain(numberOf(rate ?? ''));
      expect(loss).toMatch(/^\S+ ± \S+$/);
      expect(accuracy).toMatch(/^\S+% ± \S+%$/);
    }
    const means = rows.map((cells) => numberOf(cells[2]?.split(' ± ')[0] ?? ''));
    const best = rows.findIndex((cells) => cells[4]?.includes('best'));
    expect(means[best]).toBe(Math.min(...means));
    expect(await finding(page)).toContain(`andidate ${best + 1}`);
    const chosen = rows.findIndex((cells) => cells[4]?.includes('suggested'));
    await (await find(page, 'label', 'Show each fold')).click();
    await expect.poll(async () => (await candidates(page))[0]?.length, patience).toBe(9);
    await press(page, 'Use these settings');
    const [rate = '', optimizer = ''] = rows[chosen] ?? [];
    expect(numberOf(await numberIn(page, 'Learning rate'))).toBe(numberOf(rate));
    const shown = await (await find(page, 'select', 'Optimizer')).evaluate(
      (menu) => (menu as HTMLSelectElement).selectedOptions[0]?.text,
    );
    expect(shown).toBe(optimizer);
  });

  test('cancelling ends a long run at once, as playing does, and keeps what was found', async () => {
    const page = await bench.open('', { width: 360, height: 800 });
    await pressInSight(page, 'Choose settings');
    await pressInSight(page, 'Cross-validation');
    await write(page, 'Epochs', '2000');
    for (const end of ['Cancel', 'Play']) {
      await pressInSight(page, 'Run');
      await expect.poll(() => isThere(page, 'button', 'Cancel'), patience).toBe(true);
      await pressInSight(page, end);
      await expect.poll(() => isThere(page, 'button', 'Cancel'), patience).toBe(false);
      const words = await page.$eval('.selection', (panel) => (panel as HTMLElement).innerText);
      expect(words).toContain('Ended early');
      for (const [, loss, ...others] of await candidates(page))
        expect(others.at(-1) === '').toBe(loss === '–'); // nothing to use where nothing ran
    }
    await pressInSight(page, 'Pause');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
