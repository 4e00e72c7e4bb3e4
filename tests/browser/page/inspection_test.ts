import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { canvasPoints, changedShare, paintedShare } from '../support/canvas_pixels';
import {
  choose,
  finishEpoch,
  numberOf,
  patience,
  playTo,
  press,
  readOut,
  settledValue,
  step,
  write,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** The cells of a table of the open panel, row heads among them, by the start of its caption. */
function rowsOf(page: Page, caption: string): Promise<string[][]> {
  return page.$$eval(
    '.tab-panel table',
    (tables, start) => {
      const table = tables.find((one) => one.caption?.textContent?.startsWith(start));
      const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
      return rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText));
    },
    caption,
  );
}

const wordsIn = (page: Page, selector: string) =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText);

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

inBothBrowsers((bench) => {
  test('gradients: a row and a bar per layer, whose numbers follow the training', async () => {
    const page = await bench.open('', { width: 360, height: 800 });
    await step(page, 2);
    await press(page, 'Gradients');
    const rows = () => rowsOf(page, 'Weights, gradients');
    await expect.poll(async () => (await rows()).length, patience).toBe(3);
    for (const [, gradient = '', weight = '', ratio = '', dead] of await rows()) {
      expect(numberOf(gradient)).toBeGreaterThan(0);
      expect(numberOf(weight)).toBeGreaterThan(0.1);
      expect(numberOf(ratio)).toBeGreaterThan(1e-6);
      expect(numberOf(ratio)).toBeLessThan(1);
      expect(dead).toBe('0%');
    }
    const bars = await page.$$eval('.gradients > .gradient-bars .norm-bar-value', (found) =>
      found.map((one) => one.textContent),
    );
    expect(bars).toEqual((await rows()).map(([, gradient]) => gradient));
    await expect.poll(() => wordsIn(page, '.example-words'), patience).toContain('250 samples');
    const pictures = await canvasPoints(page, 'shelf');
    expect(pictures).toHaveLength(9 + 1);
    for (const canvas of pictures) expect(paintedShare([canvas])).toBeGreaterThan(0.01);
    const before = await rows();
    await press(page, 'Play');
    await expect.poll(rows, patience).not.toEqual(before);
    expect(await overflow(page)).toBe(0);
    await press(page, 'Pause');
    await press(page, 'Gradients');
    expect(await page.$('.gradients')).toBeNull();
  });

  test('gradients: deep sigmoid networks vanish', async () => {
    const page = await bench.open('#layers=8:sigmoid,8:sigmoid,8:sigmoid,8:sigmoid,8:sigmoid');
    await press(page, 'Gradients');
    await expect
      .poll(() => wordsIn(page, '.gradient-trend').catch(() => ''), patience)
      .toContain('Vanishing');
  });

  test('one pass: z of the first unit is W x + b, and a derivative is checked', async () => {
    const page = await bench.open();
    await step(page, 2);
    await press(page, 'One pass');
    const units = () => rowsOf(page, 'Units of Layer 2');
    await expect.poll(async () => (await units()).length, patience).toBe(8);
    const outputs = (await rowsOf(page, 'Units of Layer 1')).map((row) => numberOf(row[2] ?? ''));
    const weights = (await rowsOf(page, 'Weights of Layer 2'))[0]?.slice(2).map(numberOf) ?? [];
    const [, z = '', , , , b = ''] = (await units())[0] ?? [];
    const sum = weights.reduce((total, weight, i) => total + weight * (outputs[i] ?? 0), 0);
    expect(numberOf(z)).toBeCloseTo(sum + numberOf(b), 2);

    const check = async () => (await rowsOf(page, 'The derivative')).map(([, value]) => value);
    const first = await check();
    await choose(page, 'Layer', '1');
    await choose(page, 'Parameter', 'bias');
    await choose(page, 'Unit', '1');
    await expect.poll(check, patience).not.toEqual(first);
    const biasDerivative = (await units())[1]?.[6];
    await expect.poll(async () => (await check())[0], patience).toBe(biasDerivative);
    const [derivative = '', difference = ''] = await check();
    expect(numberOf(difference) / numberOf(derivative)).toBeCloseTo(1, 1);
    expect(await wordsIn(page, '.pass-verdict')).toContain('Both agree');

    const before = await wordsIn(page, '.pass-result');
    await write(page, 'Training sample', '7');
    await expect.poll(() => wordsIn(page, '.pass-result'), patience).not.toBe(before);
    await expect.poll(() => wordsIn(page, '.pass-length'), patience).toContain('median');
  });

  test('one pass: no table is cut at its side where a window is wide', async () => {
    const page = await bench.open('', { width: 1440, height: 900 });
    await step(page, 1);
    await press(page, 'One pass');
    await page.waitForSelector('.pass-layer td');
    const cut = () =>
      page.$$eval('.pass-layer .table-frame', (frames) =>
        frames.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      );
    expect(await settledValue(cut)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('one pass: any weight can be checked, by its number where there are many', async () => {
    const page = await bench.open('#data=shapes&layers=4:tanh');
    await press(page, 'One pass');
    const check = async () => (await rowsOf(page, 'The derivative')).map(([, value]) => value);
    await expect.poll(async () => (await check())[0], patience).toBe('0'); // a dark corner
    await write(page, 'Input', '106');
    await expect.poll(async () => (await check())[0], patience).not.toBe('0');
    const [derivative = '', difference = ''] = await check();
    expect(numberOf(difference) / numberOf(derivative)).toBeCloseTo(1, 1);
    await write(page, 'Input', '197');
    await expect.poll(() => wordsIn(page, '.pass-check'), patience).toContain('1 to 196');
    expect((await check())[0]).toBe(derivative);
  });

  test('one pass of the next batch: samples in rows, and every parameter with its change', async () => {
    const page = await bench.open('#layers=4:tanh,batchNormalization,dropout&batchSize=10', {
      width: 360,
      height: 800,
    });
    await step(page, 2);
    await press(page, 'One pass');
    await expect.poll(() => wordsIn(page, '.pass-result'), patience).not.toBe('');
    await choose(page, 'Samples', 'nextBatch');
    await expect.poll(() => wordsIn(page, '.pass-result'), patience).toContain('10 samples');
    const samples = await rowsOf(page, 'Samples in Layer 2');
    // Without an activation of its own a layer has no z beside its outputs.
    expect(samples).toHaveLength(20);
    expect(samples[0]?.[0]).toMatch(/^Sample \d+$/);
    expect(samples[0]?.length).toBe(2 + 4);
    // Batch normalisation makes the mean over the batch its shift, which is small at first.
    const outputs = samples.filter(([, name]) => name === 'a').map((row) => numberOf(row[2] ?? ''));
    expect(outputs).toHaveLength(10);
    expect(Math.abs(outputs.reduce((total, one) => total + one, 0) / 10)).toBeLessThan(0.3);
    const variances = await rowsOf(page, 'Running variance of Layer 2');
    expect(variances).toHaveLength(4);
    expect(variances[0]).toHaveLength(3);
    expect((await rowsOf(page, 'Scale of Layer 2'))[0]).toHaveLength(4);
    expect(await overflow(page)).toBe(0);
  });

  test('one pass of a batch of one: a table of units, and formulas for a batch', async () => {
    const page = await bench.open('#layers=3&batchSize=1');
    await press(page, 'One pass');
    await expect.poll(() => wordsIn(page, '.pass-result'), patience).toContain('Prediction');
    expect(await wordsIn(page, '.pass-formulas')).not.toContain('Σ');
    await choose(page, 'Samples', 'nextBatch');
    await expect.poll(() => wordsIn(page, '.pass-result'), patience).toContain('this 1 sample:');
    expect(await wordsIn(page, '.pass-formulas')).toContain('∂L/∂W = Σ δ xᵀ');
    expect(await rowsOf(page, 'Units of Layer 1')).toHaveLength(3);
  });

  test('one pass of a recurrent layer: what its tables leave out, and what menus call it', async () => {
    const page = await bench.open('#data=bitParity&layers=lstm(units=8)', {
      width: 360,
      height: 800,
    });
    await press(page, 'One pass');
    await expect.poll(() => wordsIn(page, '.pass-formulas'), patience).toContain('dense layers');
    const notes = await page.$$eval('.pass-part > .table-note', (all) =>
      all.map((one) => one.textContent),
    );
    expect(notes).toEqual(Array(3).fill('Shown are the first 16 of 32 rows.'));
    // Its units have no z: tanh acts on the gates and the cell.
    const heads = await page.$$eval('.pass-layer', (all) =>
      all.map((layer) =>
        [...(layer.querySelector('thead')?.querySelectorAll('th') ?? [])].map(
          (head) => head.textContent,
        ),
      ),
    );
    expect(await wordsIn(page, '.pass-layer')).toContain('aₜ = o tanh(cₜ)');
    expect(heads[0]).toEqual(['Unit', 'a', '∂L/∂a']);
    expect(heads[1]?.slice(0, 3)).toEqual(['Unit', 'z', 'a = f(z)']);
    await choose(page, 'Parameter', 'recurrentWeights');
    const menus = () =>
      page.$$eval('.pass-check .field:not([hidden])', (all) =>
        all.map((one) => [
          one.querySelector('label')?.textContent,
          one.querySelector('option')?.textContent,
        ]),
      );
    await expect.poll(async () => (await menus())[3], patience).toEqual(['From unit', 'from 1']);
    expect((await menus())[2]).toEqual(['Gate', 'i, unit 1']);
    expect(await overflow(page)).toBe(0);
  });

  test('one pass of a small recurrent layer: its formulas stand over its tables', async () => {
    const page = await bench.open('#data=bitParity&layers=lstm(units=3)');
    await press(page, 'One pass');
    const formulas = '.pass-layer.side-by-side > .pass-formulas';
    await expect.poll(() => wordsIn(page, formulas).catch(() => ''), patience).toContain('sigmoid');
    const [formula, table] = await page.$$eval(`${formulas}, ${formulas} + *`, (all) =>
      all.map((one) => one.getBoundingClientRect().toJSON()),
    );
    expect(table?.top).toBeGreaterThanOrEqual(formula?.bottom);
    expect(table?.left).toBe(formula?.left);
    expect(
      await page.$$eval('.pass-layer .table-note', (all) => all.at(-1)?.textContent),
    ).toContain('forget gate f');
  });

  test('one pass follows another network, whatever parameter was looked at before', async () => {
    const page = await bench.open('#layers=8,8');
    await press(page, 'One pass');
    await expect.poll(() => wordsIn(page, '.pass-verdict'), patience).not.toBe('');
    await choose(page, 'Layer', '1');
    const inputs = () =>
      page.$$eval('.pass-check .shelf-fields > :nth-child(4) option', (all) => all.length);
    await expect.poll(inputs, patience).toBe(8);
    await choose(page, 'Unit', '5');
    await choose(page, 'Input', '5');
    await expect
      .poll(
        () => page.$$eval('.pass-check select', (all) => all.map(({ value }) => value)),
        patience,
      )
      .toEqual(['1', 'weights', '5', '5']);
    await page.evaluate(() => {
      location.hash = '#layers=4:tanh,batchNormalization';
    });
    const units = async () => (await rowsOf(page, 'Units of Layer 1')).length;
    await expect.poll(units, patience).toBe(4);
    expect(await rowsOf(page, 'Running variance of Layer 2')).toHaveLength(4);
    const loss = await wordsIn(page, '.pass-result');
    await step(page, 1);
    await expect.poll(() => wordsIn(page, '.pass-result'), patience).not.toBe(loss);
  });

  test('gradients of single samples: of the training data, and of the next batch', async () => {
    const page = await bench.open('', { width: 360, height: 800 });
    await step(page, 2);
    await press(page, 'Gradients');
    const words = () => wordsIn(page, '.example-words').catch(() => '');
    await expect.poll(words, patience).toContain('gradients of 250 samples');
    await choose(page, 'Samples', 'nextBatch');
    await expect.poll(words, patience).toContain('gradients of 32 samples');
    expect(await wordsIn(page, '.example-numbers')).toMatch(/Sample \d+/);
    expect(await overflow(page)).toBe(0);
  });

  test('landscape: the middle is the present loss, and the way needs some training', async () => {
    const page = await bench.open();
    await press(page, 'Landscape');
    const words = () => wordsIn(page, '.landscape-words');
    await expect.poll(words, patience).toContain(`loss ${await readOut(page, 'Training loss')},`);
    await choose(page, 'Directions', 'principal');
    await expect.poll(words, patience).toContain('Train a few epochs first');
    await playTo(page, 20);
    await finishEpoch(page);
    const tellsTheLoss = async () =>
      (await words()).includes(`loss ${await readOut(page, 'Training loss')},`);
    await expect.poll(tellsTheLoss, patience).toBe(true);
    expect(await words()).toMatch(/explain \d+(\.\d+)?% of/);
    const map = await settledValue(() => canvasPoints(page, 'shelf'));
    expect(paintedShare(map)).toBeGreaterThan(0.3);
    await choose(page, 'Shape', '1');
    await expect
      .poll(async () => changedShare(map, await canvasPoints(page, 'shelf')).valueOf(), patience)
      .toBeGreaterThan(0.1);
    const sharpness = async () =>
      (await rowsOf(page, 'How strongly')).map(([, value]) => numberOf(value ?? ''));
    await expect.poll(async () => (await sharpness()).length, patience).toBe(3);
    const [eigenvalue = 0, stable = 0, rate = 0] = await sharpness();
    expect(rate).toBe(0.01);
    if (eigenvalue > 0) expect(stable * eigenvalue).toBeCloseTo(2, 1);
  });
});
