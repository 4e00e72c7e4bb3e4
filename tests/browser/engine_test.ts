import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  enginePageFolder,
  hashesAt,
  onEnginePage,
  openEnginePage,
  outcomeOf,
  playTo,
  replacementOf,
} from './engine_pages';
import { serveFolder } from './support/serve_folder';

onEnginePage((bench) => {
  async function open(options: { faulty: boolean; hungAfter?: number }, from = bench.site) {
    const opened = await openEnginePage(bench.browser, from, options);
    await opened.page.evaluate(() => window.engine.client.configure(window.engine.defaults));
    return opened;
  }

  test('every epoch is reported once, and after the reply to pause nothing trains', async () => {
    const { page, problems } = await open({ faulty: false });
    const rows = await playTo(page, 300);
    expect(rows).toEqual(rows.map((_, index) => index));
    const [paused, later] = await page.evaluate(async () => {
      const { client } = window.engine;
      const { epoch } = await client.pause();
      const { hash } = await client.parametersHash();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const after = await client.parametersHash();
      return [`${epoch} ${hash}`, `${after.epoch} ${after.hash}`];
    });
    expect(later).toBe(paused);
    expect(problems).toEqual([]);
    expect(await page.evaluate(() => window.engine.ready)).toEqual([{ simd: true }]);
    await page.close();
  });

  test('a picture that is given back is gone here, and its memory brings the next one', async () => {
    const { page, problems } = await open({ faulty: false });
    const seen = await page.evaluate(async () => {
      const { client } = window.engine;
      const request = {
        ...{ predictionResolution: 20, unitResolution: 10, horizontalColumn: 0, verticalColumn: 1 },
      };
      const first = await client.picture(request);
      const [predictions, units] = [[...first.predictions], [...first.unitGrids]];
      client.release(first);
      const second = await client.picture(request);
      const third = await client.picture(request);
      const same = (one: Float32Array, other: number[]) =>
        one.length === other.length && other.every((value, i) => one[i] === value);
      return {
        gone: [first.predictions.byteLength, first.unitGrids.byteLength],
        count: [predictions.length, units.length > 200],
        equal: [second, third].map(
          (picture) => same(picture.predictions, predictions) && same(picture.unitGrids, units),
        ),
      };
    });
    expect(seen).toEqual({ gone: [0, 0], count: [400, true], equal: [true, true] });
    expect(problems).toEqual([]);
    await page.close();
  });

  test('a close look fetches the full module, once, and the run goes on there', async () => {
    const page = await bench.browser.newPage();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(path.basename(new URL(request.url()).pathname)));
    const modules = () =>
      fetched.filter((name) => name.endsWith('.wasm')).map((name) => name.split('-')[0]);
    await page.goto(bench.site.url);
    await page.evaluate(async () => {
      window.createEnginePage({ faulty: false });
      await window.engine.client.configure(window.engine.defaults);
    });
    const before = await playTo(page, 50);
    expect(modules()).toEqual(['descent_lean']);
    const looks = await page.evaluate(async () => {
      const { client } = window.engine;
      const request = { subject: 'layers', bins: 10 } as const;
      return [await client.inspect(request), await client.inspect(request)].map(
        ({ run, epoch }) => ({
          run,
          epoch,
        }),
      );
    });
    expect(looks.map(({ run }) => run)).toEqual([1, 1]);
    expect(looks[0]?.epoch).toBeGreaterThanOrEqual(50);
    expect(modules()).toEqual(['descent_lean', 'descent_simd']);
    const after = await playTo(page, (looks[1]?.epoch ?? 0) + 50);
    const rows = [...before, ...after];
    expect(rows).toEqual(rows.map((_, index) => index));
    const [goneOn, anew] = await hashesAt(page, 3);
    expect(goneOn).toBe(anew);
    expect(
      await page.evaluate(() => [window.engine.ready.length, window.engine.replacements]),
    ).toEqual([1, []]);
    await page.close();
  });

  test('out of memory: an error, and the run goes on from the saved epoch to the bit', async () => {
    const { page } = await open({ faulty: false });
    await playTo(page, 50);
    await page.evaluate(() => window.engine.client.pause()); // the next picture brings the state
    await playTo(page, 100);
    expect(await outcomeOf(page, 'huge picture')).toBe('memory');
    const { kind, run, epoch = 0 } = await replacementOf(page);
    expect([kind, run]).toEqual(['memory', 1]);
    expect(epoch).toBeGreaterThan(0);
    const rows = await playTo(page, epoch + 50);
    expect(rows[0]).toBe(epoch + 1);
    const [goneOn, anew] = await hashesAt(page, 3);
    expect(goneOn).toBe(anew);
    await page.close();
  });

  test('a trap while training: the worker is replaced and plays on', async () => {
    const { page } = await open({ faulty: true });
    await playTo(page, 50);
    await page.evaluate(() => window.engine.fault('trap'));
    const { kind, run, epoch = 0 } = await replacementOf(page);
    expect([kind, run]).toEqual(['trap', 1]);
    const rows = await playTo(page, epoch + 50);
    expect(rows[0]).toBe(epoch + 1);
    expect(await page.evaluate(() => window.engine.workers)).toBe(2);
    await page.close();
  });

  test('a hung worker: noticed, replaced, and the run goes on', async () => {
    const { page } = await open({ faulty: true });
    await playTo(page, 50);
    expect(await outcomeOf(page, 'hang')).toBe('hung');
    const { kind, run, epoch = 0 } = await replacementOf(page);
    expect([kind, run]).toEqual(['hung', 1]);
    const rows = await playTo(page, epoch + 50);
    expect(rows[0]).toBe(epoch + 1);
    await page.close();
  });

  test('a server that gives wasm the wrong type is no hindrance', async () => {
    const plain = await serveFolder(enginePageFolder, {
      types: { '.wasm': 'application/octet-stream' },
    });
    const { page, problems } = await open({ faulty: false }, plain);
    expect((await playTo(page, 10)).length).toBeGreaterThan(10);
    expect(problems).toEqual([]);
    await page.close();
    await plain.close();
  });

  test('code that is not there is a load error, after tries with fresh workers', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'descent_page_'));
    cpSync(enginePageFolder, folder, {
      recursive: true,
      filter: (file) => !file.endsWith('.wasm'),
    });
    const broken = await serveFolder(folder);
    const { page } = await openEnginePage(bench.browser, broken, { faulty: true });
    await page.waitForFunction(() => window.engine.failures.length > 0);
    const [failures, workers] = await page.evaluate(() => [
      window.engine.failures,
      window.engine.workers,
    ]);
    expect(failures).toEqual([{ kind: 'load', message: expect.stringContaining('404') }]);
    expect(workers).toBe(4);
    await page.close();
    await broken.close();
    rmSync(folder, { recursive: true });
  });
});
