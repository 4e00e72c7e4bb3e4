import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { choose, numberOf, patience, press, step, wordsOf } from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** The numbers of every table of the panel by its name, as far as they have come. */
async function tablesOf(page: Page): Promise<Record<string, number[][]>> {
  const texts = await page.$$eval('.tab-panel table', (tables) =>
    tables.map((table) => {
      const rows = [...table.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((cell) => cell.innerText),
      );
      return [table.caption?.textContent ?? '', rows] as const;
    }),
  );
  return Object.fromEntries(
    texts.map(([name, rows]) => [name, rows.map((row) => row.map(numberOf))]),
  );
}

const sizeOf = (rows: readonly number[][] | undefined) => [rows?.length, rows?.[0]?.length];

inBothBrowsers((bench) => {
  test('layers of every kind show their numbers, and change as they learn', async () => {
    const kinds = 'convolution(filters=3;kernelSize=3),batchNormalization,maximumPooling,4';
    const page = await bench.open(`#data=shapes&layers=${kinds}`);
    await press(page, 'Weights');
    const names = async () => Object.keys(await tablesOf(page));
    await expect.poll(names, patience).toEqual(['Weights', 'Bias']);
    const before = await tablesOf(page);
    expect([sizeOf(before.Weights), sizeOf(before.Bias)]).toEqual([
      [3, 9],
      [3, 1],
    ]);
    expect(before.Weights?.flat().every((value) => value !== 0 && Number.isFinite(value))).toBe(
      true,
    );
    await step(page, 1);
    await expect.poll(() => tablesOf(page), patience).not.toEqual(before);
    expect((await tablesOf(page)).Weights?.flat().every(Number.isFinite)).toBe(true);

    await choose(page, 'Layer', '2');
    await expect
      .poll(() => wordsOf(page), patience)
      .toContain('Max pooling: this layer has no weights');
    expect(await names()).toEqual([]);
    await press(page, 'Reset');
    await choose(page, 'Layer', '1');
    await expect
      .poll(() => tablesOf(page), patience)
      .toEqual({ 'Scale, Shift, Running mean, Running variance': Array(3).fill([1, 0, 0, 1]) });
  });

  test('a recurrent layer has a table for what it reads and one for what it remembers', async () => {
    const page = await bench.open('#data=sineWave&layers=lstm(units=2)');
    await press(page, 'Weights');
    const sizes = async () =>
      Object.entries(await tablesOf(page)).map(([name, rows]) => [name, ...sizeOf(rows)]);
    await expect.poll(sizes, patience).toContainEqual(['Recurrent weights', 8, 2]);
    expect(await sizes()).toContainEqual(['Weights, Bias', 8, 2]); // of one feature the weights are a vector too
  });
});
