// Faults of TensorFlow Playground's page that ours must not have; its links are in bad_input_test.ts.
import { expect, test } from 'vitest';
import { choose, numberOf, press, readOut, step, wordsOf } from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

inBothBrowsers((bench) => {
  test('a hidden test share still gives a test loss', async () => {
    const page = await bench.open('?hide=data');
    await step(page, 1);
    expect(numberOf(await readOut(page, 'Test loss'))).toBeGreaterThan(0);
  });

  test('map, loss, neurons and thumbnails have names, and no canvas stands without one', async () => {
    const page = await bench.open();
    await step(page, 1);
    const nameless = await page.evaluate(() => {
      const drawings = '[role="img"], [role="group"] button, [role="radio"], input[type="radio"]';
      const named = [...document.querySelectorAll<HTMLElement>(drawings)];
      const nameOf = (element: HTMLElement) =>
        element.getAttribute('aria-label') ??
        (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null) ??
        element.innerText;
      const bare = [...document.querySelectorAll('canvas')].filter(
        (canvas) => !canvas.closest('[aria-hidden="true"], [role="img"][aria-label]'),
      );
      return {
        drawings: named.length,
        nameless: named.filter((element) => nameOf(element).trim() === '').length + bare.length,
      };
    });
    expect(nameless.drawings).toBeGreaterThan(2 + 4 + 8 + 8);
    expect(nameless.nameless).toBe(0);
  });

  test('the penalty of a regularizer is shown beside the loss that leaves it out', async () => {
    const page = await bench.open();
    expect(await wordsOf(page)).not.toMatch(/penalty/i);
    await choose(page, 'Regularization', 'l2');
    await step(page, 1);
    expect(await wordsOf(page)).toMatch(/penalty 0\.\d+/);
    await choose(page, 'Regularization', 'none');
    expect(await wordsOf(page)).not.toMatch(/penalty/i);
  });

  test('the bias of the output unit can be read', async () => {
    const page = await bench.open();
    await step(page, 2);
    await press(page, 'Weights');
    await choose(page, 'Layer', '2');
    const cells = await page.$$eval('table tbody tr', (rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
    );
    const [output] = cells;
    // The unit's name, eight weights and the bias.
    expect(output?.length).toBe(10);
    for (const number of output?.slice(1) ?? []) expect(numberOf(number)).not.toBeNaN();
  });
});
