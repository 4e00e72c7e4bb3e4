import { describe, expect, test } from 'vitest';
import { readDigits } from '../../scripts/generate_mnist.js';
import { widthOf } from '../../web/src/experiment/layers';
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

/** Loss and metric of the last epoch. */
function lastReport(session: InstanceType<typeof module.Session>) {
  const [, trainingLoss = Number.NaN, , , , testMetric = Number.NaN] = session
    .takeReports()
    .slice(-7);
  return { trainingLoss, testMetric };
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
    const expected = leastSquares(session.samples('training'), 2, true);
    const form = [...session.linearForm()];
    expect(form.length).toBe(3);
    for (const [i, wanted] of expected.entries()) {
      expect(Math.abs((form[i] ?? Number.NaN) - wanted)).toBeLessThan(1e-3);
    }
  });

  test('XOR with 2-2-1 tanh and batch 4 is learned from at least 8 of 10 starts', () => {
    const experiment = experimentOf('xorPoints');
    expect(experiment.network.layers.map(widthOf)).toEqual([2]);
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

/** What no network can go below, where that is far from 0: tests/session/learning_test.cpp has it. */
const leastLosses = new Map([['randomSoftTargets', 10.65]]);

test.each(presets.map(({ id }) => id))('preset %s learns and stays finite', (id) => {
  if (id === 'mnist') module.provideData(id, readDigits());
  const session = new module.Session(experimentOf(id));
  const start = lastReport(session).trainingLoss;
  session.train(noLimit, id === 'mnist' ? 30 : 300);
  expect(session.diverged()).toBe(false);
  const least = leastLosses.get(id) ?? 0;
  expect(lastReport(session).trainingLoss - least).toBeLessThan((start - least) * 0.6);
});
