import { expect, test } from 'vitest';
import { canvasPoints, changedShare, paintedPoints } from '../support/canvas_pixels';
import {
  choose,
  epochOf,
  linkWith,
  numberOf,
  patience,
  playTo,
  press,
  readOut,
  readOuts,
  reset,
  settledValue,
  step,
  waitForEpoch,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

inBothBrowsers((bench) => {
  test('Play makes the losses fall and the accuracy rise', async () => {
    const page = await bench.open();
    const before = await readOuts(page);
    await playTo(page, 200);
    const after = await readOuts(page);
    const loss = (texts: typeof before, name: string) => numberOf(texts[name] ?? '');
    expect(loss(after, 'Training loss')).toBeLessThan(0.5 * loss(before, 'Training loss'));
    expect(loss(after, 'Test loss')).toBeLessThan(0.5 * loss(before, 'Test loss'));
    const percent = (text = '') => Number.parseFloat(text);
    expect(percent(after.Accuracy)).toBeGreaterThan(percent(before.Accuracy));
  });

  test('the map and the network are painted anew while it learns', async () => {
    const page = await bench.open();
    const points = async () => ({
      output: await canvasPoints(page, 'output'),
      network: await canvasPoints(page, 'network'),
    });
    await paintedPoints(page, 'output', 0.2);
    await paintedPoints(page, 'network', 0.02);
    const before = await settledValue(points);
    await playTo(page, 200);
    const after = await points();
    expect(changedShare(before.output, after.output)).toBeGreaterThan(0.25);
    expect(changedShare(before.network, after.network)).toBeGreaterThan(0.02);
  });

  test('it trains at every speed, also when that changes on the way', async () => {
    const page = await bench.open();
    await press(page, 'Play');
    for (const speed of ['1', '10', '100', 'fastest']) {
      await choose(page, 'Speed', speed);
      await waitForEpoch(page, (await epochOf(page)) + 1);
    }
  });

  test('after Pause nothing moves, and Step trains one epoch', async () => {
    const page = await bench.open();
    await playTo(page, 50);
    const paused = await settledValue(() => readOuts(page));
    await step(page, 1);
    expect(await settledValue(() => epochOf(page))).toBe(numberOf(paused.Epoch ?? '') + 1);
  });

  test('Reset gives the same start and the same way again', async () => {
    const page = await bench.open();
    const start = await readOuts(page);
    await step(page, 3);
    const third = await readOuts(page);
    await playTo(page, 100);
    await reset(page);
    expect(await readOuts(page)).toEqual(start);
    await step(page, 3);
    expect(await readOuts(page)).toEqual(third);
  });

  test('Reset while it plays stops it at the start', async () => {
    const page = await bench.open();
    const start = await readOuts(page);
    await press(page, 'Play');
    await waitForEpoch(page, 5);
    await reset(page);
    expect(await settledValue(() => readOuts(page))).toEqual(start);
    await press(page, 'Play');
  });

  test('New start draws other weights, which Reset then keeps', async () => {
    const page = await bench.open();
    const first = await readOuts(page);
    await step(page, 2);
    await press(page, 'New start');
    await expect.poll(() => epochOf(page), patience).toBe(0);
    const second = await readOuts(page);
    expect(second['Training loss']).not.toBe(first['Training loss']);
    await linkWith(page, 'seed=2');
    await step(page, 2);
    await reset(page);
    expect(await readOuts(page)).toEqual(second);
    expect(await readOut(page, 'Training loss')).not.toBe(first['Training loss']);
  });
});
