import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { metaContentSecurityPolicy } from '../../../web/content_security_policy';
import { paintedPoints } from '../support/canvas_pixels';
import {
  epochOf,
  isThere,
  patience,
  press,
  readOuts,
  settledValue,
  step,
} from '../support/descent_page';
import { builtPage, inBothBrowsers } from '../support/in_both_browsers';
import { serveFolder } from '../support/serve_folder';

test.each(['index.html', 'embed.html'])('%s carries the strict policy itself', (name) => {
  const html = readFileSync(path.join(builtPage, name), 'utf8').replaceAll('&#39;', "'");
  const policy = `<meta http-equiv="Content-Security-Policy" content="${metaContentSecurityPolicy}">`;
  expect(html).toContain(policy);
  expect(html.indexOf(policy)).toBeLessThan(html.search(/<(script|link|style)\b/));
  expect(metaContentSecurityPolicy).toMatch(/^default-src 'none';/);
  expect(metaContentSecurityPolicy).toContain("require-trusted-types-for 'script'");
  expect(metaContentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|http/);
});

inBothBrowsers((bench) => {
  test('the default experiment is drawn at once, from our own files alone', async () => {
    const page = await bench.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(bench.site.url);
    await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
    await paintedPoints(page, 'data', 0.01);

    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.title()).toMatch(/^Descent/);
    await paintedPoints(page, 'output', 0.2);
    await paintedPoints(page, 'network', 0.02);
    const { Epoch, 'Training loss': trainingLoss, 'Test loss': testLoss } = await readOuts(page);
    expect(Epoch).toBe('0');
    expect([trainingLoss, testLoss]).toEqual([
      expect.stringMatching(/^\d/),
      expect.stringMatching(/^\d/),
    ]);
    for (const name of ['Play', 'Step', 'Reset', 'New start']) {
      expect([name, await isThere(page, 'button', name)]).toEqual([name, true]);
    }
    const origins = requests.filter((url) => !/^(blob|data):/.test(url)).map((url) => new URL(url));
    expect(origins.length).toBeGreaterThan(3);
    expect([...new Set(origins.map(({ origin }) => origin))]).toEqual([
      new URL(bench.site.url).origin,
    ]);
  });

  test('a style sheet that comes last gives the charts its colours all the same', async () => {
    const site = await serveFolder(builtPage, { delays: { '.css': 1500 } });
    onTestFinished(() => site.close());
    const drawn = async (url: string) => {
      const page = await bench.newPage();
      await page.goto(`${url}?theme=dark`);
      await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
      await paintedPoints(page, 'output', 0.2);
      return settledValue(() =>
        page.$eval('.output canvas:nth-of-type(2)', (axes) =>
          (axes as HTMLCanvasElement).toDataURL(),
        ),
      );
    };
    expect(await drawn(site.url)).toBe(await drawn(bench.site.url));
  });

  test('a first visit fetches the lean engine alone, other data the full one', async () => {
    const page = await bench.newPage();
    const modules: string[] = [];
    page.on('response', (response) => {
      const name = path.basename(new URL(response.url()).pathname);
      if (name.endsWith('.wasm')) modules.push(name.replace(/-.*/, ''));
    });
    await page.goto(bench.site.url);
    await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
    await paintedPoints(page, 'data', 0.01);
    await step(page, 1);
    expect([...new Set(modules)]).toEqual(['descent_lean']);
    await press(page, 'Classes');
    await paintedPoints(page, 'data', 0.01);
    await expect
      .poll(() => [...new Set(modules)], patience)
      .toEqual(['descent_lean', 'descent_simd']);
  });

  test.each([
    ['a sub-folder', { prefix: '/lessons/descent/' }],
    ['a host that sends none of our headers', { headers: {} }],
  ])('served from %s it trains', async (_, options) => {
    const site = await serveFolder(builtPage, options);
    onTestFinished(() => site.close());
    const page = await bench.newPage();
    await page.goto(site.url);
    await expect.poll(() => epochOf(page).catch(() => Number.NaN), patience).toBe(0);
    await step(page, 1);
    expect(site.missing).toEqual([]);
    // A script of ours in a worker may name itself; no page does.
    expect(site.referrers.filter((x) => !x.includes('/assets/'))).toEqual([]);
  });
});
