import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadModule } from './load_module';

/** Lines of the file that the native test reads too; its comments name the columns. */
const lines = readFileSync(new URL('../reference/varied_experiments.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

function readRun(line: string) {
  const words = line.split(/\s+/);
  const text = () => words.shift() ?? '';
  const number = () => Number(text());
  const choice = () => ({ id: text() });
  const layer = (item: string) => {
    const [units, id] = item.split(':');
    return { id: 'dense', units: Number(units), activation: { id } };
  };
  const data = {
    dataset: text(),
    sampleCount: number(),
    noise: number(),
    testShare: number(),
    seed: number(),
    features: text().split(','),
  };
  const layers = text();
  const network = {
    layers: layers === 'none' ? [] : layers.split(',').map(layer),
    outputActivation: choice(),
    initializer: choice(),
    bias: text() === 'bias',
    seed: number(),
  };
  const training = {
    loss: text(),
    optimizer: choice(),
    learningRate: number(),
    schedule: choice(),
    regularizer: choice(),
    batchSize: number(),
  };
  return { experiment: { version: 1, data, network, training }, epochs: number(), hash: text() };
}

test('there are recorded experiments', () => {
  expect(lines.length).toBeGreaterThanOrEqual(12);
});

test.each(lines)('the weights recorded natively: %s', async (line) => {
  const { experiment, epochs, hash } = readRun(line);
  const session = new (await loadModule('simd')).Session(experiment);
  session.train(1e6, epochs);
  expect(session.parametersHash()).toBe(hash);
});
