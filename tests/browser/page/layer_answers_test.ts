import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { patience, press, settledValue, step } from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** Points looked at along each side of a box, inside its outline. */
const GRID = 6;

/** For each box of the diagram the colours of a grid of points, from the top left on. */
function boxColors(page: Page): Promise<string[][]> {
  return page.evaluate((side) => {
    const zone = document.querySelector('[data-zone="network"]');
    const canvas = zone?.querySelectorAll('canvas')[1];
    // A copy is read: reading the page's own canvases would make Chromium warn about it.
    const copy = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
    if (!zone || !canvas || !copy) throw new Error('no diagram');
    copy.imageSmoothingEnabled = false;
    const place = canvas.getBoundingClientRect();
    const scale = canvas.width / place.width;
    return [...zone.querySelectorAll('.unit-button')].map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      const inner = { x: left + 0.15 * width, y: top + 0.15 * height, size: 0.7 * width };
      copy.clearRect(0, 0, side, side);
      const [x, y] = [(inner.x - place.left) * scale, (inner.y - place.top) * scale];
      const size = [inner.size * scale, 0.7 * height * scale] as const;
      copy.drawImage(canvas, x, y, ...size, 0, 0, side, side);
      const { data } = copy.getImageData(0, 0, side, side);
      return Array.from({ length: side * side }, (_, point) =>
        data.slice(4 * point, 4 * point + 4).join(),
      );
    });
  }, GRID);
}

const names = (page: Page) =>
  page.$$eval('.unit-button', (buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
/** How many colours a box has. */
const variety = (colors: readonly string[] | undefined) => new Set(colors).size;
const chosenTiles = (page: Page) =>
  page.$$eval('.sample-tile', (tiles) =>
    tiles.flatMap((tile, place) => (tile.getAttribute('aria-pressed') === 'true' ? [place] : [])),
  );

async function chooseTile(page: Page, place: number): Promise<void> {
  await (await page.$$('.sample-tile'))[place]?.click();
}

inBothBrowsers((bench) => {
  test('channels and units show their answers to the image that is chosen', async () => {
    const page = await bench.open('?preset=shapesConvolution');
    await step(page, 3);
    const channels = async () => (await boxColors(page)).slice(1, 7).flat();
    await expect.poll(async () => variety(await channels()), patience).toBeGreaterThan(9);
    expect(await chosenTiles(page)).toEqual([0]);
    const first = await settledValue(() => boxColors(page));
    // The image, six channels and six pooled ones, nine of sixteen units, and four classes.
    expect(first).toHaveLength(1 + 6 + 6 + 9 + 4);
    expect(first.filter((colors) => variety(colors) > 3).length).toBeGreaterThan(6);
    const units = first.slice(-13);
    for (const colors of units) expect(variety(colors)).toBe(1);
    expect(variety(units.flat())).toBeGreaterThan(5);

    await chooseTile(page, 1);
    expect(await chosenTiles(page)).toEqual([1]);
    await expect.poll(() => boxColors(page), patience).not.toEqual(first);
    const second = await settledValue(() => boxColors(page));
    expect(second[0]).not.toEqual(first[0]);
    const changed = second.filter((colors, box) => colors.join() !== first[box]?.join());
    expect(changed.length).toBeGreaterThan(8);

    await chooseTile(page, 0);
    await expect.poll(() => boxColors(page), patience).toEqual(first);
  });

  test('units in a network of dense layers alone have colours, and tell their values', async () => {
    const page = await bench.open('?preset=shapes');
    await expect
      .poll(async () => variety((await boxColors(page)).flat()), patience)
      .toBeGreaterThan(8);
    await page.focus('.unit-button');
    expect((await names(page))[0]).toMatch(/^Input, 1 × 14 × 14: Example 1$/);
    await page.keyboard.press('ArrowRight');
    const told = async () => (await names(page)).filter((name) => /: value [−\d]/.test(name));
    expect(await told()).not.toEqual([]);
    const label = () => page.$eval('.inspection-label', (one) => one.textContent);
    expect(await label()).toMatch(/^value −?[\d.e−]+ · bias /);
  });

  test('a sequence has its line, its layer a row per unit, and the next one others', async () => {
    const page = await bench.open('#data=addingProblem&layers=lstm(units=4;everyStep=1),gru');
    await expect.poll(async () => variety((await boxColors(page))[1]), patience).toBeGreaterThan(5);
    const first = await settledValue(() => boxColors(page));
    for (const colors of first.slice(0, 3)) expect(variety(colors)).toBeGreaterThan(1);
    await press(page, 'Next examples');
    await expect.poll(async () => (await boxColors(page))[1], patience).not.toEqual(first[1]);
    await page.focus('.unit-button');
    expect((await names(page))[0]).toMatch(/: Example 2$/);
  });
});
