import { describe, expect, test } from 'vitest';
import type { PredictedSamples, Session } from '../../wasm_bindings/descent_module';
import { catalog } from '../../web/src/generated/catalog';
import { loadModule } from './load_module';

const { defaults } = catalog;
const otherData = (dataset: string, loss: string) => ({
  ...defaults,
  data: { ...defaults.data, dataset: { id: dataset }, features: [] },
  training: { ...defaults.training, loss: { id: loss } },
});

function predict(
  session: Session,
  part: 'training' | 'test',
  first: number,
  count: number,
  shown = first,
) {
  session.beginSamples(part, first, count, shown);
  session.advanceSamples(Number.POSITIVE_INFINITY);
  const samples = session.takeSamples();
  if (!samples) throw new Error('the samples were not finished');
  return samples;
}

describe.each(['simd', 'scalar'] as const)('%s: samples', async (build) => {
  const module = await loadModule(build);

  test.each([
    ['shapes', 'softmaxCrossEntropy', 4],
    ['bitParity', 'binaryCrossEntropy', 1],
    ['sineWave', 'meanSquared', 1],
    ['randomSoftTargets', 'softmaxCrossEntropy', 10],
  ])('%s: predictions, targets and classes belong together', (dataset, loss, outputs) => {
    const session = new module.Session(otherData(dataset, loss));
    session.train(Number.POSITIVE_INFINITY, 2);
    session.beginErrors();
    session.advanceErrors(Number.POSITIVE_INFINITY);
    const errors = session.takeErrors();
    const { testCount, task } = session.describe();
    const { predictions, targets, classes }: PredictedSamples = predict(session, 'test', 0, 1e6);
    expect(predictions).toEqual(errors?.test.predictions);
    expect(targets.length).toBe(testCount * outputs);
    expect(classes.length).toBe(task === 'regression' ? 0 : testCount);
    if (task === 'regression') expect(targets).toEqual(session.samples('test').targets);
    const some = predict(session, 'test', 3, 2);
    expect(some.targets).toEqual(targets.slice(3 * outputs, 5 * outputs));
    expect(some.classes).toEqual(classes.slice(3, 5));
    session.delete();
  });

  test('the answers of every layer to the sample shown end with its pre-loss outputs', () => {
    const shapes = otherData('shapes', 'meanSquared');
    const convolutional = {
      id: 'convolution',
      values: { filters: 12 },
      activation: { id: 'relu' },
    };
    const layers = [convolutional, ...defaults.network.layers];
    const network = { ...defaults.network, layers: layers.slice(0, 2) };
    const session = new module.Session({ ...shapes, network });
    session.train(Number.POSITIVE_INFINITY, 1);
    const { predictions } = predict(session, 'test', 0, 30);
    const { answers, answerCounts } = predict(session, 'test', 0, 30, 7);
    const [convolution, dense, output] = session.describe().layers;
    const { rows = 0, columns = 0 } = convolution?.shape ?? {};
    expect(rows * columns).toBeGreaterThan(0);
    expect([...answerCounts]).toEqual([196, 10 * rows * columns, dense?.units, output?.units]);
    expect(answers.length).toBe(answerCounts.reduce((sum, count) => sum + count));
    const { columns: images } = session.samples('test');
    expect(answers.slice(0, 196)).toEqual(images.slice(7 * 196, 8 * 196));
    // Squared errors have no link function: their predictions are the outputs.
    expect(answers.slice(-4)).toEqual(predictions.slice(28, 32));
    expect(predict(session, 'test', 0, 7, 7).answers.length).toBe(0);
    session.delete();
  });

  test('they leave training as it is, and a start anew gives them up', () => {
    const experiment = otherData('shapes', 'softmaxCrossEntropy');
    const watched = new module.Session(experiment);
    const alone = new module.Session(experiment);
    expect(watched.takeSamples()).toBe(null);
    expect(watched.advanceSamples(1)).toBe(0);
    watched.beginSamples('training', 0, 1000, 0);
    expect(watched.takeSamples()).toBe(null);
    for (const session of [watched, alone]) session.train(Number.POSITIVE_INFINITY, 2);
    watched.advanceSamples(Number.POSITIVE_INFINITY);
    expect(watched.takeSamples()).not.toBe(null);
    expect(watched.takeSamples()).toBe(null);
    expect(watched.parametersHash()).toBe(alone.parametersHash());
    watched.beginSamples('training', 0, 1000, 0);
    watched.reset();
    expect(watched.advanceSamples(5)).toBe(0);
    expect(watched.takeSamples()).toBe(null);
    for (const session of [watched, alone]) session.delete();
  });

  test('impossible requests are refused, and the next one is answered', () => {
    const session = new module.Session(defaults);
    expect(() => session.beginSamples('all' as 'test', 0, 1, 0)).toThrow(
      new RangeError("samples.part: 'all' is not known (allowed: training, test)"),
    );
    expect(() => session.beginSamples('test', -1, 1, 0)).toThrow(
      /^samples\.first: -1 is not allowed/,
    );
    expect(() => session.beginSamples('test', 0, 0.5, 0)).toThrow(RangeError);
    expect(() => session.beginSamples('test', 0, 1, -1)).toThrow(/^samples\.shown: -1 is not/);
    expect(() => session.advanceSamples(-1)).toThrow(RangeError);
    expect(predict(session, 'test', 0, 3).predictions.length).toBe(3);
    session.delete();
  });
});
