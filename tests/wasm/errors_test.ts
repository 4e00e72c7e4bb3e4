import { describe, expect, test } from 'vitest';
import type { Session } from '../../wasm_bindings/descent_module';
import type { ErrorsOfParts } from '../../wasm_bindings/errors_types';
import { catalog } from '../../web/src/generated/catalog';
import { loadModule } from './load_module';

const { defaults } = catalog;
const otherData = (dataset: string, loss: string, features: string[] = []) => ({
  ...defaults,
  data: { ...defaults.data, dataset: { id: dataset }, features },
  training: { ...defaults.training, loss: { id: loss } },
});
const wideLayer = { id: 'dense', values: { units: 256 }, activation: { id: 'tanh' } };
const wide = {
  ...defaults,
  data: { ...defaults.data, sampleCount: 2000 },
  network: { ...defaults.network, layers: [wideLayer, wideLayer] },
};

/** The errors of the present weights in one go. */
function sumUp(session: Session): ErrorsOfParts {
  session.beginErrors();
  session.advanceErrors(Number.POSITIVE_INFINITY);
  const errors = session.takeErrors();
  if (!errors) throw new Error('the errors were not finished');
  return errors;
}

describe.each(['simd', 'scalar'] as const)('%s: errors', async (build) => {
  const module = await loadModule(build);

  test.each([
    ['classes', defaults, 2, 1],
    ['more classes', otherData('penguins', 'softmaxCrossEntropy'), 3, 3],
    ['values', otherData('plane', 'meanSquared', ['x1', 'x2']), 0, 1],
  ])('%s: the counts and numbers belong together', (_, experiment, classes, outputs) => {
    const session = new module.Session(experiment);
    session.train(Number.POSITIVE_INFINITY, 3);
    const { task, metric, trainingCount, testCount } = session.describe();
    const report = [...session.takeReports()].slice(-7);
    const errors = sumUp(session);
    const suiting = catalog.metrics.filter(({ tasks }) =>
      (tasks as readonly string[]).includes(task),
    );
    for (const [part, count, value] of [
      ['training', trainingCount, report[4]],
      ['test', testCount, report[5]],
    ] as const) {
      const { metrics, confusion, predictions, worst } = errors[part];
      expect(metrics.map(({ id }) => id)).toEqual(suiting.map(({ id }) => id));
      expect(metrics.find(({ id }) => id === metric)?.value).toBe(value);
      expect(predictions.length).toBe(count * outputs);
      expect(confusion.length).toBe(classes * classes);
      const { targets } = session.samples(part);
      for (let row = 0; row < classes; row++) {
        const sum = confusion.slice(row * classes, (row + 1) * classes).reduce((a, b) => a + b);
        expect(sum).toBe(targets.filter((target) => target === row).length);
      }
      expect(worst).toHaveLength(10);
      const losses = worst.map(({ loss }) => loss);
      expect(losses).toEqual([...losses].sort((one, other) => other - one));
      for (const { sample, trueClass } of worst)
        expect(trueClass).toBe(classes > 0 ? targets[sample] : -1);
    }
    session.delete();
  });

  test('they are of the weights they were begun with, and training goes on to the bit', () => {
    const session = new module.Session(wide);
    const alone = new module.Session(wide);
    const expected = sumUp(session);
    expect(session.takeErrors()).toBeNull();
    session.beginErrors();
    expect(session.takeErrors()).toBeNull();
    let pieces = 0;
    for (let done = 1; done > 0; pieces += done) {
      done = session.advanceErrors(1);
      for (const each of [session, alone]) each.train(5, 1);
    }
    expect(pieces).toBeGreaterThan(5);
    expect(session.takeErrors()).toEqual(expected);
    expect(session.parametersHash()).toBe(alone.parametersHash());
    expect(sumUp(session)).not.toEqual(expected);
  });

  test('a start anew gives them up, other settings do not', () => {
    const session = new module.Session(wide);
    session.beginErrors();
    session.configure({ ...wide, training: { ...wide.training, learningRate: 0.003 } });
    expect(session.advanceErrors(1)).toBe(1);
    session.reset();
    expect(session.advanceErrors(1)).toBe(0);
    expect(session.takeErrors()).toBeNull();
  });

  test('memory does not grow however often they are asked for', () => {
    const session = new module.Session(defaults);
    for (let i = 0; i < 20; i++) sumUp(session);
    const before = module.memoryBytes();
    for (let i = 0; i < 500; i++) sumUp(session);
    expect(module.memoryBytes()).toBe(before);
  });
});
