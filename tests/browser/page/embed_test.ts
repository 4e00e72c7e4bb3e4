import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { canvasPoints, changedShare, paintedPoints } from '../support/canvas_pixels';
import {
  epochOf,
  isThere,
  patience,
  playTo,
  press,
  readOuts,
  reset,
  settledValue,
  wordsOf,
} from '../support/descent_page';
import {
  type FrameOptions,
  frameOf,
  receivedBy,
  serveEmbeddingPage,
} from '../support/embedding_page';
import { type Bench, builtPage, inBothBrowsers } from '../support/in_both_browsers';
import { serveFolder } from '../support/serve_folder';

/** Puts embed.html into someone else's page and hands over both. */
async function embed(bench: Bench, address: string, options: Omit<FrameOptions, 'src'>) {
  const src = `${bench.site.url}embed.html${address}`;
  const site = await serveEmbeddingPage({ src, ...options });
  onTestFinished(() => site.close());
  const page = await bench.newPage({ width: 1000, height: 800 });
  await page.goto(site.url);
  return { page, frame: await frameOf(page) };
}

/** The built page without the files of this name. */
async function siteWithout(name: RegExp) {
  const folder = mkdtempSync(path.join(tmpdir(), 'descent-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(builtPage, folder, { recursive: true });
  const assets = path.join(folder, 'assets');
  for (const file of readdirSync(assets).filter((one) => name.test(one))) {
    rmSync(path.join(assets, file));
  }
  const site = await serveFolder(folder);
  onTestFinished(() => site.close());
  return site;
}

/** Whether the frame can be scrolled: [sideways, downwards]. */
function scrolls(frame: Frame): Promise<boolean[]> {
  return frame.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth > clientWidth, scrollHeight > clientHeight];
  });
}

inBothBrowsers((bench) => {
  test.each([
    ['without a sandbox', undefined],
    ['with sandbox="allow-scripts"', 'allow-scripts'],
  ])('%s it trains, and tells its height', async (_, sandbox) => {
    const { page, frame } = await embed(bench, '', { width: 600, sandbox });
    await expect.poll(() => epochOf(frame).catch(() => Number.NaN), patience).toBe(0);
    const start = await readOuts(frame);
    const before = await paintedPoints(frame, 'output', 0.2);
    await playTo(frame, 100);
    expect(changedShare(before, await canvasPoints(frame, 'output'))).toBeGreaterThan(0.2);
    await reset(frame);
    expect(await readOuts(frame)).toEqual(start);

    await expect.poll(() => scrolls(frame), patience).toEqual([false, false]);
    const messages = await receivedBy(page);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(message).toEqual({
        fromFrame: true,
        data: { descent: 1, type: 'resize', data: { height: expect.any(Number) } },
      });
    }
  });

  test.each([320, 600, 900])('at %s pixels nothing has to be scrolled', async (width) => {
    const { page, frame } = await embed(bench, '?preset=penguins', { width });
    await expect.poll(() => epochOf(frame).catch(() => Number.NaN), patience).toBe(0);
    await expect.poll(() => scrolls(frame), patience).toEqual([false, false]);
    // Following the height must not change the height: no more messages once it fits.
    const told = await settledValue(async () => (await receivedBy(page)).length);
    expect(told).toBeGreaterThan(0);
    expect(await frame.evaluate(() => innerWidth)).toBe(width);
  });

  test('in a frame of a fixed height all of it can be scrolled to', async () => {
    const { page, frame } = await embed(bench, '', { width: 600, height: 400 });
    await expect.poll(() => epochOf(frame).catch(() => Number.NaN), patience).toBe(0);
    await page.mouse.move(300, 200);
    const footIsSeen = async () => {
      await page.mouse.wheel({ deltaY: 1000 });
      return frame.evaluate(() => {
        const foot = document.querySelector('a[target="_blank"]')?.getBoundingClientRect();
        return foot !== undefined && foot.top >= 0 && foot.bottom <= innerHeight;
      });
    };
    await expect.poll(footIsSeen, patience).toBe(true);
    expect((await scrolls(frame))[0]).toBe(false);
  });

  test('it has a scroll bar where what tells its height cannot be fetched', async () => {
    const site = await siteWithout(/^frame_height-/);
    const src = `${site.url}embed.html`;
    const around = await serveEmbeddingPage({ src, width: 600, height: 400 });
    onTestFinished(() => around.close());
    // A tab of which nobody expects that all could be fetched.
    const page = await (await bench.newPage()).browser().newPage();
    onTestFinished(() => page.close());
    await page.goto(around.url);
    const frame = await frameOf(page);
    await expect.poll(() => epochOf(frame).catch(() => Number.NaN), patience).toBe(0);
    expect(site.missing.some((url) => url.includes('frame_height-'))).toBe(true);
    const bar = () =>
      frame.evaluate(() => getComputedStyle(document.documentElement).scrollbarWidth);
    await expect.poll(bar, patience).toBe('auto');
  });

  test('preset, hide, theme and lang are honoured', async () => {
    const address = '?preset=xor&hide=data,settings,loss&theme=dark&lang=zh-Hans';
    const { frame } = await embed(bench, address, { width: 600, sandbox: 'allow-scripts' });
    await expect.poll(() => frame.$('output').then((x) => x !== null), patience).toBe(true);
    const shown = await frame.$$eval('[data-zone]', (zones) =>
      zones.filter((zone) => zone.checkVisibility()).map((zone) => zone.getAttribute('data-zone')),
    );
    expect(shown).toEqual(expect.arrayContaining(['controls', 'output', 'network']));
    for (const zone of ['data', 'settings', 'loss']) expect(shown).not.toContain(zone);
    const { lang, dataset, ground } = await frame.evaluate(() => ({
      lang: document.documentElement.lang,
      dataset: document.querySelector<HTMLAnchorElement>('a[target="_blank"]')?.hash,
      ground: getComputedStyle(document.documentElement).backgroundColor,
    }));
    expect([lang, dataset]).toEqual(['zh-Hans', expect.stringContaining('data=xor&')]);
    const [red = 255] = (ground.match(/\d+/g) ?? []).map(Number);
    expect(red).toBeLessThan(60);
    await press(frame, '开始');
    await expect.poll(() => wordsOf(frame), patience).toContain('暂停');
    await expect
      .poll(() => frame.$eval('output', (epoch) => epoch.textContent), patience)
      .not.toMatch(/^[0–]$/);
  });

  test('the link in a frame counts before the preset; wrong words are named', async () => {
    const address = '?preset=nothing&hide=moon#data=gauss&learningRate=1e9';
    const { frame } = await embed(bench, address, { width: 600 });
    await expect.poll(() => epochOf(frame).catch(() => Number.NaN), patience).toBe(0);
    const words = await wordsOf(frame);
    for (const word of ['nothing', 'moon', '1,000,000,000']) expect(words).toContain(word);
    expect(await isThere(frame, 'a', 'Open in full')).toBe(true);
    const full = await frame.$eval(
      'a[target="_blank"]',
      (link) => (link as HTMLAnchorElement).href,
    );
    expect(full.startsWith(`${bench.site.url}#`)).toBe(true);
    expect(full).toContain('data=gauss');
  });
});
