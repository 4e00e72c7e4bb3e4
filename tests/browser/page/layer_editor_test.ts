import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  choose,
  find,
  isThere,
  linkWith,
  patience,
  press,
  step,
  write,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

inBothBrowsers((bench) => {
  test('layers are inserted, changed and removed in the editor', async () => {
    const page = await bench.open('#data=circle&layers=4,3');
    await press(page, 'Edit layer 1');
    await press(page, 'Insert after');
    await linkWith(page, 'layers=4,8,3');
    await choose(page, 'Kind of layer', 'dropout');
    await linkWith(page, 'layers=4,dropout,3');
    expect(await isThere(page, 'select', 'Initializer')).toBe(false); // dropout has no weights
    await write(page, 'Dropout rate', '0.5');
    await linkWith(page, 'dropout(dropRate=0.5)');
    await press(page, 'Move right');
    await linkWith(page, 'layers=4,3,dropout(dropRate=0.5)');
    await press(page, 'Move left');
    await linkWith(page, 'layers=4,dropout(dropRate=0.5),3');
    await step(page, 2); // a press outside closes the editor
    expect(await isThere(page, 'button', 'Remove')).toBe(false);
    await press(page, 'Edit layer 2');
    await press(page, 'Remove');
    await linkWith(page, 'layers=4,3');
    expect(await isThere(page, 'select', 'Kind of layer')).toBe(false);
  });

  test('opens and closes from the keyboard, and gives the focus back', async () => {
    const page = await bench.open('#data=circle&layers=4,3');
    await (await find(page, 'button', 'Edit layer 2')).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => isThere(page, 'select', 'Kind of layer'), patience).toBe(true);
    expect(await focusedName(page)).toBe('Edit layer 2');
    await page.keyboard.press('Escape');
    expect(await isThere(page, 'select', 'Kind of layer')).toBe(false);
    expect(await focusedName(page)).toBe('Edit layer 2');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  });

  test('closes when the focus goes on, and by Escape where the focus is lost', async () => {
    const page = await bench.open('#data=circle&layers=4,3');
    const isOpen = () => isThere(page, 'select', 'Kind of layer');
    await (await find(page, 'button', 'Edit layer 1')).focus();
    await page.keyboard.press('Enter');
    await expect.poll(isOpen, patience).toBe(true);
    await (await find(page, 'button', 'Remove')).focus();
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isOpen()).toBe(false);
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await press(page, 'Edit layer 1');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Escape');
    expect(await isOpen()).toBe(false);
    expect(await focusedName(page)).toBe('Edit layer 1');
  });

  test('lies on top of the neighbours that it reaches over', async () => {
    const page = await bench.open('#data=circle&layers=8,8', { width: 1440, height: 900 });
    await press(page, 'Edit layer 2');
    const panel = await page.waitForSelector('.popover-panel.anchored', { visible: true });
    const hidden = await panel?.evaluate((editor) => {
      const { left, top, right, bottom } = editor.getBoundingClientRect();
      const output = document.querySelector('.output')?.getBoundingClientRect();
      if (!output || right < output.left) return 'reaches over nothing';
      const corners = [left, right].flatMap((x) => [top, bottom].map((y) => [x, y] as const));
      const middle = [(left + right) / 2, (top + bottom) / 2] as const;
      return corners.filter(([x, y]) => {
        const [toX, toY] = [Math.sign(middle[0] - x), Math.sign(middle[1] - y)];
        return !editor.contains(document.elementFromPoint(x + 8 * toX, y + 8 * toY));
      });
    });
    expect(hidden).toEqual([]);
  });

  test('on a phone, what is said of a change is in sight', async () => {
    const page = await bench.open('#data=circle&layers=4,4,residual', { width: 360, height: 740 });
    const edit = await find(page, 'button', 'Edit layer 2');
    await edit.evaluate((button) => button.scrollIntoView({ block: 'center' }));
    await edit.click();
    await expect.poll(() => isThere(page, 'button', 'Remove'), patience).toBe(true);
    const remove = await find(page, 'button', 'Remove');
    await remove.evaluate((button) => button.scrollIntoView({ block: 'center' }));
    await remove.click();
    const notice = await page.waitForSelector('.notice', { visible: true });
    const box = await notice?.boundingBox();
    expect(await notice?.evaluate((line) => line.textContent)).toContain('residual connection');
    expect(box?.y).toBeGreaterThan(0);
    const isOnTop = await notice?.evaluate((line) => {
      const { left, top, width, height } = line.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return line.contains(hit);
    });
    expect(isOnTop).toBe(true);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
    await press(page, 'Dismiss');
    expect(await page.$('.notice')).toBeNull();
  });

  test('what is only on or off is a box to tick', async () => {
    const page = await bench.open('#data=sineWave&layers=gru(units=2),4');
    await press(page, 'Edit layer 1');
    const box = await find(page, 'input[type="checkbox"]', 'Output at every step');
    const isTicked = () => box.evaluate((input) => (input as HTMLInputElement).checked);
    expect(await isTicked()).toBe(false);
    await box.click();
    await linkWith(page, 'everyStep=1');
    expect(await isTicked()).toBe(true);
    await box.click();
    await linkWith(page, 'layers=gru(units=2),4');
  });

  test('a window too large for the image is refused at its field, and nothing is lost', async () => {
    const link = 'layers=maximumPooling,convolution(filters=2)';
    const page = await bench.open(`#data=shapes&${link}`);
    await press(page, 'Edit layer 2');
    await write(page, 'Kernel size', '9');
    const message = () =>
      page.$eval('.layer-choice .has-error .field-message', (line) => line.textContent ?? '');
    await expect.poll(() => message().catch(() => ''), patience).toContain('from 1 to 7');
    await linkWith(page, link);
    const entry = await find(page, 'input[type="text"]', 'Kernel size');
    expect(await entry.evaluate((input) => (input as HTMLInputElement).value)).toBe('3');
  });

  test('inserting costs no layer, and a move that would is not offered', async () => {
    const page = await bench.open('?preset=shapesConvolution');
    await press(page, 'Edit layer 1');
    await press(page, 'Insert after');
    await linkWith(page, 'convolution(filters=6;kernel=5),convolution(filters=6;kernel=5),max');
    await press(page, 'Move right');
    await linkWith(page, 'maximumPooling,convolution(');
    const blocked = await find(page, 'button', 'Move right');
    expect(
      await blocked.evaluate((button) => [
        (button as HTMLButtonElement).disabled,
        (button as HTMLButtonElement).title,
      ]),
    ).toEqual([true, 'There, the layer “Convolution” could not read what comes to it.']);
    expect(await page.$('.notice')).toBeNull();
  });

  test('a residual connection stands in no one’s way', async () => {
    const page = await bench.open('#v=1&data=circle&layers=2,residual');
    await press(page, 'Classes');
    await (await find(page, 'input[type="radio"]', 'Penguins')).evaluate((box) => box.click());
    await linkWith(page, 'data=penguins');
    const notice = await page.$eval('.notice', (line) => line.textContent ?? '');
    expect(notice).toContain('A residual connection was left out');
  });

  test('other data leave out the layers that do not fit, and say so', async () => {
    const page = await bench.open('#data=shapes&layers=convolution,8');
    await press(page, 'Two classes');
    await (await find(page, 'input[type="radio"]', 'Circle')).evaluate((box) => box.click());
    await linkWith(page, 'layers=8');
    const notice = await page.$eval('.notice', (line) => line.textContent ?? '');
    expect(notice).toContain('Convolution');
  });
});
