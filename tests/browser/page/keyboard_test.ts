import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  epochOf,
  find,
  isThere,
  linkWith,
  patience,
  step,
  waitForEpoch,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** Presses Tab until the focus is inside a place; false when that never happens. */
async function tabInto(page: Page, selector: string): Promise<boolean> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
      return true;
    }
  }
  return false;
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}

inBothBrowsers((bench) => {
  test('Tab reaches Play, and Space and Enter press it', async () => {
    const page = await bench.open();
    expect(await tabInto(page, '.run-buttons button')).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Play');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement as Element).outlineStyle,
    );
    expect(outline).not.toBe('none');
    await page.keyboard.press(' ');
    await waitForEpoch(page, 2);
    expect(await isThere(page, 'button', 'Pause')).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => isThere(page, 'button', 'Play'), patience).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Step');
    const before = await epochOf(page);
    await page.keyboard.press('Enter');
    await waitForEpoch(page, before + 1);
  });

  test('arrow keys choose the dataset, and the focus stays', async () => {
    const page = await bench.open();
    expect(await tabInto(page, 'input[type="radio"]')).toBe(true);
    const checked = () =>
      page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
    expect(await checked()).toBe('spiral');
    await page.keyboard.press('ArrowRight');
    const next = await checked();
    expect(next).not.toBe('spiral');
    await linkWith(page, `data=${next}`);
    expect(await checked()).toBe(next);
    await page.keyboard.press('ArrowLeft');
    await linkWith(page, 'data=spiral');
    await step(page, 1);
  });

  test('every neuron has a name and can be reached', async () => {
    const page = await bench.open();
    expect(await tabInto(page, '.network button[aria-label^="Input"]')).toBe(true);
    const names: string[] = [await focusedName(page)];
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowRight', 'ArrowRight'] as const) {
      await page.keyboard.press(key);
      names.push(await focusedName(page));
    }
    expect(names[0]).toMatch(/^Input x/);
    expect(names.slice(1, -1).every((name) => /^Layer \d, unit \d$/.test(name))).toBe(true);
    expect(names.at(-1)).toBe('Output');
    expect(new Set(names).size).toBe(names.length);
    const all = await page.$$eval('.unit-button', (buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  test('a number field takes Enter, and Escape takes the wrong text back', async () => {
    const page = await bench.open();
    const field = await find(page, 'input[type="text"]', 'Learning rate');
    const value = () => field.evaluate((input) => (input as HTMLInputElement).value);
    const before = await value();
    await field.focus();
    await field.evaluate((input) => (input as HTMLInputElement).select());
    await page.keyboard.type('99');
    await page.keyboard.press('Enter');
    expect(await field.evaluate((input) => input.getAttribute('aria-invalid'))).toBe('true');
    await page.keyboard.press('Escape');
    expect(await value()).toBe(before);
    expect(await field.evaluate((input) => input.getAttribute('aria-invalid'))).toBe(null);
    await field.evaluate((input) => (input as HTMLInputElement).select());
    await page.keyboard.type('0.05');
    await page.keyboard.press('Enter');
    await linkWith(page, 'learningRate=0.05');
  });
});
