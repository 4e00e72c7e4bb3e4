import { expect, test } from 'vitest';
import { epochOf, patience, playTo } from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

inBothBrowsers((bench) => {
  test.each([
    [560, 800],
    [700, 720],
    [900, 720],
  ])(
    'a frame of %s pixels shows the essentials within %s pixels of height',
    async (width, height) => {
      const page = await bench.newPage({ width, height });
      await page.goto(`${bench.site.url}embed.html`);
      await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
      for (const zone of ['controls', 'network', 'output', 'loss']) {
        const lowest = () =>
          page.$eval(`[data-zone="${zone}"]`, (part) => part.getBoundingClientRect().bottom);
        await expect.poll(lowest, { ...patience, message: zone }).toBeLessThanOrEqual(height);
      }
    },
  );

  test('a network without hidden layers tells the line it has learned', async () => {
    const page = await bench.newPage();
    await page.goto(`${bench.site.url}?preset=lineWithIntercept`);
    await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
    const equation = () => page.$eval('.learned-equation', (line) => line.textContent);
    await expect.poll(equation, patience).toMatch(/^Network: y = /);
    await playTo(page, 200);
    const words = (await equation()) ?? '';
    const [slope = Number.NaN, intercept = Number.NaN] = (
      /y = ([\d.]+) x \+ ([\d.]+)$/.exec(words) ?? []
    )
      .slice(1)
      .map(Number);
    expect([words, Math.abs(slope - 2) < 0.3, Math.abs(intercept - 1.5) < 0.2]).toEqual([
      words,
      true,
      true,
    ]);
    // One with a bend in it has no such line.
    await page.select('.bar-presets select', 'circle');
    await expect
      .poll(() => page.$eval('.learned-equation', (line) => (line as HTMLElement).hidden), patience)
      .toBe(true);
  });
});
