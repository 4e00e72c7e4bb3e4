import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  choose,
  epochOf,
  find,
  linkWith,
  numberOf,
  patience,
  playTo,
  press,
  readOut,
  readOuts,
  reset,
  step,
  waitForEpoch,
  wordsOf,
  write,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** Squares as inputs and steps of 10: the loss leaves every number's range within a few epochs. */
const diverging =
  'v=1&data=plane&features=x1,x2,x1Squared,x2Squared&layers=4&activation=linear' +
  '&outputActivation=linear&loss=meanSquared&optimizer=gradientDescent&learningRate=10&batchSize=10';

const notNumbers = /NaN|Infinity|∞/;

/** A field, what nobody may write into it, and what one may. */
const wrongNumbers = [
  ['Learning rate', '1e9', '0.02'],
  ['Learning rate', '-1', '0.01'],
  ['Learning rate', 'fast', '0.02'],
  ['Batch size', '2.5', '20'],
  ['Noise', '0.6', '0.1'],
] as const;

/** What a field says of itself: whether it is marked as wrong, and the words shown beneath it. */
async function stateOf(page: Page, label: string): Promise<object> {
  const field = await find(page, 'input[type="text"]', label);
  return field.evaluate((input) => {
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    const shown = ids
      .map((id) => document.getElementById(id))
      .filter((element) => element?.checkVisibility());
    return {
      wrong: input.getAttribute('aria-invalid'),
      message: shown.map((element) => element?.innerText).join(' '),
    };
  });
}

inBothBrowsers((bench) => {
  test('a wrong number is named beside its field, and training goes on', async () => {
    const page = await bench.open();
    await choose(page, 'Speed', 'fastest');
    await press(page, 'Play');
    await waitForEpoch(page, 5);
    for (const [label, wrong, right] of wrongNumbers) {
      await write(page, label, wrong);
      expect(await stateOf(page, label)).toEqual({
        wrong: 'true',
        message: expect.stringMatching(new RegExp(`“${wrong}” is not allowed.* to \\d`)),
      });
      await waitForEpoch(page, (await epochOf(page)) + 5);
      await write(page, label, right);
      expect(await stateOf(page, label)).toEqual({ wrong: null, message: '' });
      await waitForEpoch(page, (await epochOf(page)) + 5);
    }
    const hash = await linkWith(page, 'noise=0.1');
    expect(hash).toContain('learningRate=0.02');
    expect(hash).toContain('batchSize=20');
  });

  test('a diverging run says so in words, and Reset with smaller steps trains', async () => {
    const page = await bench.open(`#${diverging}`);
    await press(page, 'Play');
    await expect.poll(() => wordsOf(page), patience).toMatch(/diverged.*lower the learning rate/i);
    expect(await wordsOf(page)).not.toMatch(notNumbers);
    const numbers = await page.$$eval('output', (outputs) => outputs.map((x) => x.innerText));
    expect(numbers.join(' ')).not.toMatch(notNumbers);
    const play = await find(page, 'button', 'Play');
    expect(await play.evaluate((button) => (button as HTMLButtonElement).title)).not.toBe('');

    await write(page, 'Learning rate', '0.0001');
    await reset(page);
    await step(page, 2);
    expect(numberOf(await readOut(page, 'Training loss'))).toBeLessThan(1e6);
    expect(await page.$eval('.controls', (strip) => strip.textContent)).not.toMatch(/diverged/i);
  });

  test('the largest network that a link can ask for trains too', async () => {
    const page = await bench.open();
    await playTo(page, 20);
    await page.evaluate(() => {
      location.hash = '#v=1&data=spiral&layers=256,256,256,256,256,256,256,256&samples=2000';
    });
    await expect.poll(() => epochOf(page), patience).toBe(0);
    await step(page, 1);
    expect(Object.values(await readOuts(page)).join(' ')).not.toMatch(notNumbers);
  });
});
