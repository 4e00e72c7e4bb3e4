import { expect, test } from 'vitest';
import { readDigits } from '../../scripts/generate_mnist.js';
import { findPreset } from '../../web/src/experiment/presets';
import { loadModule } from './load_module';
import { madeUpMnist } from './provided_samples';

const experiment = findPreset('mnist')?.experiment;

test('the digits are refused until their bytes have come, and malformed bytes change nothing', async () => {
  const module = await loadModule('simd');
  const start = () => new module.Session(experiment);
  expect(start).toThrow("data.dataset: 'mnist' has no samples yet");
  const bytes = madeUpMnist();
  expect(() => module.provideData('mnist', bytes.subarray(1))).toThrow('begins with dmn1');
  expect(() => module.provideData('spiral', bytes)).toThrow('allowed: mnist');
  // @ts-expect-error: only bytes are taken
  expect(() => module.provideData('mnist', [1, 2])).toThrow('a Uint8Array');
  expect(start).toThrow("data.dataset: 'mnist' has no samples yet");
  module.provideData('mnist', bytes);
  const session = start();
  expect(session.describe()).toMatchObject({ trainingCount: 1400, testCount: 600 });
  expect(session.describe().inputs.length).toBe(784);
});

test('every grey value is its byte over 255, in every build', async () => {
  const bytes = madeUpMnist();
  const byteAt = (first: number, pixel: number) => (first + 7 * pixel) % 256;
  for (let image = 0; image < 2000; image++)
    for (let pixel = 0; pixel < 784; pixel++)
      bytes[17 + 785 * image + pixel] = byteAt(image, pixel);
  for (const build of ['simd', 'scalar'] as const) {
    const module = await loadModule(build);
    module.provideData('mnist', bytes);
    const session = new module.Session(experiment);
    let wrong = 0;
    for (const part of ['training', 'test'] as const) {
      const { columns } = session.samples(part);
      columns.forEach((value, i) => {
        const pixel = i % 784;
        const first = Math.round(255 * (columns[i - pixel] ?? 0));
        if (value !== Math.fround(byteAt(first, pixel) / 255)) wrong++;
      });
    }
    expect(wrong).toBe(0);
  }
});

test('the preset reads more than 85 % of the digits that it has not seen', async () => {
  const module = await loadModule('simd');
  module.provideData('mnist', readDigits());
  const session = new module.Session(experiment);
  session.train(1e9, 20);
  const testMetric = session.takeReports().at(-2);
  expect(testMetric).toBeGreaterThan(0.85);
});
