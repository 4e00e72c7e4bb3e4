import { expect, test } from 'vitest';
import { find, isThere, patience, playTo, press, readOut } from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

inBothBrowsers((bench) => {
  test('the digits are fetched once, when they are chosen, and then learned', async () => {
    const page = await bench.newPage();
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.bin')) fetched.push(request.url());
    });
    await page.goto(bench.site.url);
    const choose = async (dataset: string) =>
      (await find(page, 'input[type="radio"]', dataset)).click();
    await expect.poll(() => isThere(page, 'button', 'Play'), patience).toBe(true);
    await press(page, 'Classes');
    expect(fetched).toEqual([]);
    await choose('Handwritten digits');
    await playTo(page, 5);
    expect(Number.parseFloat(await readOut(page, 'Accuracy'))).toBeGreaterThan(50);
    await choose('Penguins');
    await choose('Handwritten digits');
    await playTo(page, 1);
    expect(fetched.length).toBe(1);
  });

  test('a link to the digits has the full module fetched at once, and once', async () => {
    const page = await bench.newPage();
    const fetched: string[] = [];
    page.on('request', (request) => {
      const [module] = /descent_\w+(?=-[\w-]+\.wasm$)/.exec(request.url()) ?? [];
      if (module) fetched.push(module);
    });
    await page.goto(`${bench.site.url}#data=mnist`);
    await expect.poll(() => isThere(page, 'button', 'Play'), patience).toBe(true);
    await playTo(page, 1);
    expect(fetched.filter((module) => module === 'descent_simd').length).toBe(1);
  });
});
