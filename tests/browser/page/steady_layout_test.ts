import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  choose,
  epochOf,
  patience,
  press,
  settledValue,
  step,
  write,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

const phone = { width: 360, height: 800 };

/** Pixels by which the page is wider than its window. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

const topOf = (page: Page, zone: string) =>
  page.$eval(`[data-zone="${zone}"]`, (part) => part.getBoundingClientRect().top);

/** Trains with so large a learning rate that the losses pass all bounds. */
async function diverge(page: Page): Promise<void> {
  await write(page, 'Learning rate', '10');
  await press(page, 'Play');
  await page.waitForSelector('.run-line.is-warning', { timeout: patience.timeout });
}

inBothBrowsers((bench) => {
  test.each(['?preset=shapesConvolution', '#data=mnist', '?preset=addingProblemLstm'])(
    'on a phone no panel is wider than the page: %s',
    async (address) => {
      const page = await bench.open(address, phone);
      await step(page, 1);
      const tabs = await page.$$eval('.tab', (all) => all.map((tab) => tab.textContent ?? ''));
      expect(tabs.length).toBeGreaterThan(6);
      for (const tab of tabs) {
        await press(page, tab);
        const filled = () => page.$eval('.tab-panel', (panel) => panel.children.length);
        await expect.poll(filled, { ...patience, message: tab }).toBeGreaterThan(0);
        expect([tab, await settledValue(() => sideways(page))]).toEqual([tab, 0]);
      }
    },
  );

  test('after a higher page the loss chart comes back to its height', async () => {
    const page = await bench.open();
    await step(page, 1);
    const heights = () =>
      page.evaluate(() => [
        document.documentElement.scrollHeight,
        document.querySelector('.loss-frame')?.clientHeight,
      ]);
    const before = await settledValue(heights);
    for (const preset of ['noisyParity', 'addingProblemLstm', 'spiral']) {
      await choose(page, 'Example', preset);
      await expect.poll(() => epochOf(page), patience).toBe(0);
      await step(page, 1);
      await settledValue(heights);
    }
    expect(await heights()).toEqual(before);
  });

  test('a divergence moves nothing below the line that tells it', async () => {
    const page = await bench.open('?preset=lineWithIntercept');
    const before = await topOf(page, 'network');
    await diverge(page);
    expect(await topOf(page, 'network')).toBe(before);
  });

  test('on a phone the numbers of a divergence stand beside one another', async () => {
    const page = await bench.open('?preset=lineWithIntercept', phone);
    await diverge(page);
    const edges = await page.$$eval('.read-out output', (all) =>
      all.map((output) => {
        const range = document.createRange();
        range.selectNodeContents(output);
        const { left, right } = range.getBoundingClientRect();
        return { left, right, text: output.innerText };
      }),
    );
    expect(edges.filter(({ text }) => text.includes('× 10')).length).toBe(3);
    for (const [place, { right, text }] of edges.entries()) {
      const next = edges[place + 1]?.left ?? phone.width - 4;
      expect([text, right <= next - 4]).toEqual([text, true]);
    }
    expect(await sideways(page)).toBe(0);
  });

  test.each([{ width: 1440, height: 900 }, phone])(
    'ten classes have whole confusion matrices in a window of $width',
    async (window) => {
      const page = await bench.open('#data=mnist', window);
      await step(page, 1);
      await press(page, 'Errors');
      const hidden = () =>
        page.$$eval('.table-frame:has(.confusion)', (frames) =>
          frames.map((frame) => frame.scrollWidth - frame.clientWidth),
        );
      await expect.poll(async () => (await hidden()).length, patience).toBe(2);
      expect(await settledValue(hidden)).toEqual([0, 0]);
    },
  );

  test('the penalty stands in one line beneath the title of the loss', async () => {
    const page = await bench.open('#data=circle&regularizer=l2');
    const lines = () =>
      page.$$eval('.loss .loss-penalty, .loss .toggle-word', (parts) =>
        parts
          .filter((part) => part.checkVisibility())
          .map((part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            return [part.textContent, range.getClientRects().length];
          }),
      );
    await step(page, 1);
    await expect.poll(async () => (await lines()).length, patience).toBe(3);
    for (const [word, count] of await lines()) expect([word, count]).toEqual([word, 1]);
  });
});
