import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  choose,
  epochOf,
  find,
  isThere,
  linkWith,
  patience,
  press,
  readOuts,
  reset,
  step,
  wordsOf,
  write,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** The numbers of every layer's table in the shelf. */
async function weightsOf(page: Page): Promise<string[]> {
  if (!(await isThere(page, 'select', 'Layer'))) await press(page, 'Weights');
  const field = await find(page, 'select', 'Layer');
  const layers = await field.evaluate((menu) => (menu as HTMLSelectElement).length);
  const numbers: string[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    await choose(page, 'Layer', String(layer));
    numbers.push(
      ...(await page.$$eval('.tab-panel td', (cells) => cells.map((cell) => cell.innerText))),
    );
  }
  return numbers;
}

async function numbersAfterSteps(page: Page) {
  const start = await readOuts(page);
  await step(page, 5);
  return { start, end: await readOuts(page), weights: await weightsOf(page) };
}

inBothBrowsers((bench) => {
  test('the link of changed settings gives the same numbers in a new tab', async () => {
    const page = await bench.open();
    await (await find(page, 'input[type="radio"]', 'XOR quarters')).click();
    await linkWith(page, 'data=xor');
    await write(page, 'Noise', '0.15');
    await write(page, 'Batch size', '7');
    await write(page, 'Learning rate', '0.004');
    await choose(page, 'Optimizer', 'momentum');
    await choose(page, 'Activation', 'sigmoid');
    await press(page, 'Add a hidden layer');
    await press(page, 'New start');
    await linkWith(page, 'optimizer=momentum');
    await linkWith(page, 'seed=2');
    await reset(page);
    const hash = await linkWith(page, 'noise=0.15');
    for (const part of ['batchSize=7', 'learningRate=0.004', 'activation=sigmoid']) {
      expect(hash).toContain(part);
    }
    const address = await page.evaluate(() => location.href);
    const numbers = await numbersAfterSteps(page);
    expect(numbers.weights.length).toBeGreaterThan(100);
    expect(numbers.end).not.toEqual(numbers.start);

    const other = await bench.newPage();
    await other.goto(address);
    await expect.poll(() => epochOf(other).catch(() => Number.NaN), patience).toBe(0);
    expect(await numbersAfterSteps(other)).toEqual(numbers);
    expect(await other.evaluate(() => location.href)).toBe(address);
  });

  test('the Share button hands out the same link', async () => {
    const page = await bench.open();
    await choose(page, 'Optimizer', 'momentum');
    await linkWith(page, 'optimizer=momentum');
    await press(page, 'Share');
    const field = await find(page, 'input[type="text"]', 'Link to this experiment');
    const shared = await field.evaluate((input) => (input as HTMLInputElement).value);
    const frame = await find(page, 'input[type="text"]', 'Line to embed it in a page');
    const line = await frame.evaluate((input) => (input as HTMLInputElement).value);
    const address = await page.evaluate(() => location.href);
    expect(shared).toBe(address);
    expect(line).toContain(`src="${address.replace('#', 'embed.html#').replaceAll('&', '&amp;')}"`);
  });

  // The links that hang or break TensorFlow Playground, and how a sentence may name their value.
  const killers: readonly (readonly [string, RegExp])[] = [
    ['networkShape=1e9', /1e\+?9|1,000,000,000/],
    ['activation=constructor', /constructor/],
    ['learningRate=Infinity', /Infinity|∞/],
    ['batchSize=0', /\b0\b/],
    ['networkShape=-1', /[-−]1\b/],
  ];
  test.each(killers)('#%s: a notice, and the page trains', async (hash, value) => {
    const page = await bench.open(`#${hash}`);
    const notices = await page.$eval('.notices', (zone) => (zone as HTMLElement).innerText);
    expect(notices).toMatch(value);
    await step(page, 1);
    const numbers = Object.values(await readOuts(page)).join(' ');
    expect(numbers).not.toMatch(/NaN|Infinity|∞|–/);
    await press(page, 'Dismiss');
    expect(await wordsOf(page)).not.toContain(notices.split('\n')[0]);
  });

  test('such a link pasted into the open page: the same', async () => {
    const page = await bench.open();
    await step(page, 2);
    await page.evaluate(() => {
      location.hash = '#data=gauss&layers=1e9&optimizer=__proto__';
    });
    await expect.poll(() => wordsOf(page), patience).toMatch(/__proto__/);
    await expect.poll(() => epochOf(page), patience).toBe(0);
    await step(page, 1);
  });
});
