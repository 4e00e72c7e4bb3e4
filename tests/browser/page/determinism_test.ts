import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { onEnginePage, openEnginePage } from '../engine_pages';
import { projectFolder } from '../support/in_both_browsers';

/** The hash that the native build and the module under Node give too. */
const reference = readFileSync(
  path.join(projectFolder, 'tests/reference/default_experiment.hash'),
  'utf8',
).trim();

onEnginePage((bench) => {
  test('500 epochs of the default experiment give the same bits as everywhere', async () => {
    const { page, problems } = await openEnginePage(bench.browser, bench.site, { faulty: false });
    const result = await page.evaluate(async () => {
      const { client, defaults } = window.engine;
      await client.configure(defaults);
      await client.step(500);
      return client.parametersHash();
    });
    expect(result).toEqual({ epoch: 500, hash: reference });
    expect(problems).toEqual([]);
  });
});
