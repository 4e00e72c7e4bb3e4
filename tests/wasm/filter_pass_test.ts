import { expect, test } from 'vitest';
import { catalog } from '../../web/src/generated/catalog';
import { columnName } from '../../web/src/panels/column_names';
import { entryOf } from '../../web/src/panels/pass_numbers';
import { Texts } from '../../web/src/text/text';
import { inspect } from './inspect';
import { loadModule } from './load_module';

const KERNEL = 2;
const { defaults } = catalog;
const module = await loadModule('simd');

test("a filter's numbers stand under the names of the pixels that they weigh", () => {
  const values = { filters: 1, kernel: KERNEL, stride: 1, padding: 0 };
  const session = new module.Session({
    ...defaults,
    data: { ...defaults.data, dataset: { id: 'shapes' }, noise: 0.5, features: [] },
    network: {
      ...defaults.network,
      layers: [{ id: 'convolution', values, activation: { id: 'linear' } }],
    },
  });
  const width = (session.describe().layers[0]?.shape.columns ?? NaN) + KERNEL - 1;
  const [layer] = inspect(session, 'pass', () => session.beginPass('one', 0, 0)).layers;
  session.delete();
  if (!layer) throw new Error('no layer');
  const weights = layer.segments.find(({ name }) => name === 'weights');
  const bias = layer.segments.find(({ name }) => name === 'bias');
  if (!weights || !bias) throw new Error('no filter');
  const texts = new Texts('en');
  let sum = entryOf(bias.values, 0, 0) ?? NaN;
  const pixels: number[] = [];
  for (let column = 0; column < KERNEL * KERNEL; ++column) {
    const place = columnName(texts, { ...layer, kernel: KERNEL }, weights, column, String);
    const [i = NaN, j = NaN] = [...place.matchAll(/\d+/g)].map(Number);
    const pixel = entryOf(layer.inputs, (i - 1) * width + (j - 1), 0) ?? NaN;
    pixels.push(pixel);
    sum += (entryOf(weights.values, 0, column) ?? NaN) * pixel;
  }
  expect(new Set(pixels).size).toBe(KERNEL * KERNEL);
  expect(entryOf(layer.preActivations, 0, 0)).toBeCloseTo(sum, 5);
});
