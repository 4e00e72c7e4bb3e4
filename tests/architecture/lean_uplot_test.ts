import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { leanSource } from '../../web/lean_uplot';

const folder = path.resolve(import.meta.dirname, '../../node_modules/uplot/dist');
const source = readFileSync(path.join(folder, 'uPlot.esm.js'), 'utf8');

test('the uPlot that is installed has every place that the build takes out', () => {
  const lean = leanSource(source);
  expect(lean.length).toBeLessThan(source.length);
  for (const gone of ['uPlot.fmtDate', 'paths.bars', 'showLegend', 'mode == 2'])
    expect([gone, source.includes(gone), lean.includes(gone)]).toEqual([gone, true, false]);
  for (const kept of ['uPlot.pxRatio', 'export { uPlot as default }']) expect(lean).toContain(kept);
});

test('another version that lacks one of them stops the build', () => {
  expect(() => leanSource(source.replace('const showLegend', 'const hasLegend'))).toThrow(
    'uPlot: no place',
  );
});
