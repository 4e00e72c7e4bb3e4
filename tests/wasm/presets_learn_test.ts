import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDigits } from '../../scripts/generate_mnist.js';
import type { Experiment } from '../../web/src/experiment/experiment';
import { denseLayer, widthOf } from '../../web/src/experiment/layers';
import { findPreset, presets } from '../../web/src/experiment/presets';
import { leastSquares } from './least_squares';
import { loadModule } from './load_module';

const module = await loadModule('simd');
const noLimit = 1e9;

function experimentOf(id: string) {
  const preset = findPreset(id);
  if (!preset) throw new Error(`no preset ${id}`);
  return preset.experiment;
}

/** Losses and metric of the last epoch. */
function lastReport(session: InstanceType<typeof module.Session>) {
  const reports = session.takeReports().slice(-7);
  const [, trainingLoss = Number.NaN, testLoss = Number.NaN, , , testMetric = Number.NaN] = reports;
  return { trainingLoss, testLoss, testMetric };
}

describe("the articles' demonstrations, from the page's own presets", () => {
  test.each([
    ['lineWithIntercept', 1, true],
    ['lineThroughOrigin', 1, false],
  ])('%s reaches the least-squares solution to 1e-3', (id, columns, bias) => {
    const session = new module.Session(experimentOf(id));
    session.train(noLimit, 2000);
    const expected = leastSquares(session.samples('training'), columns, bias);
    const actual = [...session.parameters()];
    expect(actual.length).toBe(expected.length);
    for (const [i, wanted] of expected.entries()) {
      expect(Math.abs((actual[i] ?? Number.NaN) - wanted)).toBeLessThan(1e-3);
    }
  });

  test('difference: the product of the linear layers is the least-squares solution to 1e-3', () => {
    const session = new module.Session(experimentOf('difference'));
    session.train(noLimit, 5000);
    const { layers, outputActivation } = experimentOf('difference').network;
    expect(layers).toEqual([denseLayer(10, { id: 'linear' })]);
    expect(outputActivation).toEqual({ id: 'linear' });
    const expected = leastSquares(session.samples('training'), 2, true);
    const form = [...session.linearForm()];
    expect(form.length).toBe(3);
    for (const [i, wanted] of [1, -1, 0].entries()) {
      expect(Math.abs((form[i] ?? Number.NaN) - wanted)).toBeLessThan(0.05);
    }
    for (const [i, wanted] of expected.entries()) {
      expect(Math.abs((form[i] ?? Number.NaN) - wanted)).toBeLessThan(1e-3);
    }
  });

  test('XOR with 2-2-1 tanh and batch 4 is learned from at least 8 of 10 starts', () => {
    const experiment = experimentOf('xorPoints');
    expect(experiment.network.layers.map(widthOf)).toEqual([2]);
    expect(experiment.network.layers.map(({ activation }) => activation.id)).toEqual(['tanh']);
    expect(experiment.network.outputActivation.id).toBe('tanh');
    expect(experiment.training.batchSize).toBe(4);
    const failed = [];
    for (let seed = 1; seed <= 10; seed++) {
      const session = new module.Session({
        ...experiment,
        network: { ...experiment.network, seed },
      });
      session.train(noLimit, 2000);
      if (!(lastReport(session).trainingLoss < 0.01)) failed.push(seed);
    }
    expect(failed.length, `seeds that did not learn: ${failed}`).toBeLessThanOrEqual(2);
  });

  test('penguins: at least 97 % of the test part in the median of 5 seeds', () => {
    const experiment = experimentOf('penguins');
    const accuracies = [];
    for (let seed = 1; seed <= 5; seed++) {
      const session = new module.Session({
        ...experiment,
        data: { ...experiment.data, seed },
        network: { ...experiment.network, seed },
      });
      expect(session.describe().omittedRows).toBe(2);
      session.train(noLimit, 100);
      accuracies.push(lastReport(session).testMetric);
    }
    expect(accuracies.sort()[2], `accuracies: ${accuracies}`).toBeGreaterThanOrEqual(0.97);
  });
});

/** The last report after so many epochs. */
function trained(experiment: Experiment, epochs: number) {
  const session = new module.Session(experiment);
  session.train(noLimit, epochs);
  return lastReport(session);
}

describe('layers of other kinds do what their presets say', () => {
  test.each([
    ['shapesConvolution', 10, 0.9], // accuracy, 0.25 by chance
    ['bitParityRecurrent', 100, 0.95], // accuracy, 0.5 by chance
    ['addingProblemLstm', 30, 0.9], // R², 0 for the mean
  ])('%s: after %i epochs the test metric is above %d', (id, epochs, least) => {
    expect(trained(experimentOf(id), epochs).testMetric).toBeGreaterThan(least);
  });

  test('eight sigmoid layers learn nothing that eight ReLU layers learn', () => {
    expect(trained(experimentOf('deepVanishing'), 100).trainingLoss).toBeGreaterThan(0.65); // ln 2
    expect(trained(experimentOf('deepRelu'), 100).trainingLoss).toBeLessThan(0.05);
  });

  test.each([1, 2, 3])(
    'seed %i: the test loss grows without dropout, and hardly with it',
    (seed) => {
      const { network, ...rest } = experimentOf('dropoutOverfitting');
      const layers = network.layers.filter(({ id }) => id !== 'dropout');
      expect(layers).toHaveLength(2);
      const testLosses = (changed: Partial<typeof network>) => {
        const session = new module.Session({ ...rest, network: { ...network, seed, ...changed } });
        return [100, 300, 400].map((epochs) => {
          session.train(noLimit, epochs); // so that 100, 400 and 800 are done
          return lastReport(session).testLoss;
        });
      };
      const [start = 0, ...kept] = testLosses({});
      const [early = 0, middle = 0, late = 0] = testLosses({ layers });
      for (const loss of kept) expect(loss).toBeLessThan(1.4 * start);
      expect(middle).toBeGreaterThan(1.5 * early);
      expect(late).toBeGreaterThan(2.5 * early);
      expect(late).toBeGreaterThan(1.9 * Math.max(...kept));
    },
  );
});

test('Keras’ first example follows the loss curve of the PyTorch model to 1e-3', () => {
  const file = new URL('../reference/numbers/keras_demonstration.txt', import.meta.url);
  const [, float = ''] = readFileSync(file, 'utf8').split('case adam float');
  const [, losses = ''] = /mean_losses 11 (.*)/.exec(float) ?? [];
  const expected = losses.split(' ').map(Number);
  expect(expected).toHaveLength(11);
  const session = new module.Session(experimentOf('randomSoftTargets'));
  session.train(noLimit, 10);
  const reports = session.takeReports();
  for (const [epoch, loss] of expected.entries())
    expect(Math.abs((reports[7 * epoch + 1] ?? Number.NaN) - loss)).toBeLessThan(1e-3);
});

/** What no network can go below, where that is far from 0: tests/session/learning_test.cpp has it. */
const leastLosses = new Map([['randomSoftTargets', 10.65]]);

const learning = presets.map(({ id }) => id).filter((id) => id !== 'deepVanishing'); // which must not

test.each(learning)('preset %s learns and stays finite', (id) => {
  if (id === 'mnist') module.provideData(id, readDigits());
  const session = new module.Session(experimentOf(id));
  const start = lastReport(session).trainingLoss;
  session.train(noLimit, id === 'mnist' ? 30 : 300);
  expect(session.diverged()).toBe(false);
  const least = leastLosses.get(id) ?? 0;
  expect(lastReport(session).trainingLoss - least).toBeLessThan((start - least) * 0.6);
});
