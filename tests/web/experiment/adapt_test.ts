import { describe, expect, test } from 'vitest';
import {
  withActivation,
  withData,
  withDataset,
  withFeature,
  withLayerAdded,
  withLayerRemoved,
  withLoss,
  withNetwork,
  withOptimizer,
  withStopRule,
  withTraining,
  withWidth,
} from '../../../web/src/experiment/adapt';
import { catalog, defaultLossFor, lossesFor } from '../../../web/src/experiment/catalog';
import { choiceValue, sameChoice, withChoiceValue } from '../../../web/src/experiment/choice';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { widthOf } from '../../../web/src/experiment/layers';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

describe('changes of an experiment', () => {
  test('from every dataset to every other stays valid, with every loss', () => {
    for (const first of catalog.datasets) {
      for (const second of catalog.datasets) {
        const moved = withDataset(withDataset(defaultExperiment, first.id), second.id);
        expect(normalizeExperiment(moved)).toEqual({ experiment: moved, notices: [] });
        for (const { id } of lossesFor(second.task)) {
          const changed = withLoss(moved, { id });
          expect(normalizeExperiment(changed)).toEqual({ experiment: changed, notices: [] });
        }
      }
    }
  });

  test('a dataset of the same task keeps loss and output', () => {
    const squared = withLoss(defaultExperiment, { id: 'meanSquared' });
    const moved = withDataset(squared, 'xor');
    expect(moved.training.loss).toEqual({ id: 'meanSquared' });
    expect(moved.network.outputActivation).toEqual({ id: 'tanh' });
    expect(withDataset(moved, 'penguins').training.loss).toEqual({ id: 'softmaxCrossEntropy' });
  });

  test('a task starts with its likelihood, whatever else suits it', () => {
    const ids = (['regression', 'binary', 'multiclass'] as const).map(
      (task) => defaultLossFor(task).id,
    );
    expect(ids).toEqual(['meanSquared', 'binaryCrossEntropy', 'softmaxCrossEntropy']);
  });

  test('a value of the loss leaves the output activation as it is', () => {
    const huber = withNetwork(withLoss(defaultExperiment, { id: 'huber' }), {
      outputActivation: { id: 'sigmoid' },
    });
    const changed = withLoss(huber, { id: 'huber', values: { delta: 2 } });
    expect(changed.training.loss).toEqual({ id: 'huber', values: { delta: 2 } });
    expect(changed.network).toEqual(huber.network);
  });

  test('a dataset brings its size and test share, and keeps seed and noise', () => {
    const noisy = withData(defaultExperiment, { noise: 0.3, seed: 9, sampleCount: 77 });
    const { sampleCount, testShare, noise, seed } = withDataset(noisy, 'plane').data;
    expect({ sampleCount, testShare, noise, seed }).toEqual({
      sampleCount: 1200,
      testShare: 0.5,
      noise: 0.3,
      seed: 9,
    });
    expect(withDataset(noisy, 'penguins').data.noise).toBe(0);
  });

  test('another optimizer brings its usual learning rate in place of a usual one', () => {
    for (const first of catalog.optimizers) {
      const start = withOptimizer(defaultExperiment, { id: first.id });
      expect(start.training.learningRate).toBe(first.usualLearningRate);
      for (const second of catalog.optimizers) {
        const { training } = withOptimizer(start, { id: second.id });
        expect(training.optimizer).toEqual({ id: second.id });
        expect(training.learningRate).toBe(second.usualLearningRate);
      }
    }
    expect(withOptimizer(defaultExperiment, defaultExperiment.training.optimizer)).toEqual(
      defaultExperiment,
    );
  });

  test('a learning rate of the reader’s own stays with another optimizer', () => {
    const own = withTraining(defaultExperiment, { learningRate: 0.07 });
    for (const { id } of catalog.optimizers)
      expect(withOptimizer(own, { id }).training.learningRate).toBe(0.07);
  });

  test('an optimizer for full batches keeps the full batch, whatever the data', () => {
    const lBfgs = withOptimizer(defaultExperiment, { id: 'lBfgs' });
    expect(lBfgs.training.batchSize).toBe(2000);
    expect(withOptimizer(defaultExperiment, { id: 'lion' }).training.batchSize).toBe(32);
    const exact = withTraining(lBfgs, { batchSize: 250 });
    expect(normalizeExperiment(exact)).toEqual({ experiment: exact, notices: [] });
    for (const changed of [
      withData(exact, { sampleCount: 600 }),
      withData(exact, { testShare: 0.2 }),
      withDataset(exact, 'bumps'),
    ]) {
      expect(changed.training.batchSize).toBe(2000);
      expect(normalizeExperiment(changed)).toEqual({ experiment: changed, notices: [] });
    }
    expect(withData(exact, { testShare: 0.7 }).training.batchSize).toBe(250);
  });

  test('inputs keep the menu’s order, and the last one stays', () => {
    const plain = withData(defaultExperiment, { features: ['x1', 'x2'] });
    const wide = withFeature(withFeature(plain, 'sinX1', true), 'x1Squared', true);
    expect(wide.data.features).toEqual(['x1', 'x2', 'x1Squared', 'sinX1']);
    const narrow = ['x1', 'x2', 'x1Squared', 'sinX1'].reduce(
      (experiment, id) => withFeature(experiment, id, false),
      wide,
    );
    expect(narrow.data.features).toEqual(['sinX1']);
    expect(withFeature(plain, 'bodyMass', true)).toEqual(plain);
  });

  test('layers are added up to the limit and removed down to none', () => {
    let experiment = withNetwork(defaultExperiment, { layers: [] });
    for (let i = 0; i < catalog.maximumLayers + 3; ++i) experiment = withLayerAdded(experiment);
    expect(experiment.network.layers).toHaveLength(catalog.maximumLayers);
    expect(normalizeExperiment(experiment).notices).toEqual([]);
    const second = withWidth(experiment, 1, 3.4);
    expect(second.network.layers.map(widthOf)[1]).toBe(3);
    expect(withWidth(experiment, 1, 1e9).network.layers.map(widthOf)[1]).toBe(256);
    expect(withLayerRemoved(second, 0).network.layers.map(widthOf)[0]).toBe(3);
    for (let i = 0; i < catalog.maximumLayers; ++i) experiment = withLayerRemoved(experiment, 0);
    expect(experiment.network.layers).toEqual([]);
  });

  test('stop rules are switched on in menu order, and off', () => {
    let experiment = withStopRule(defaultExperiment, 'noImprovement', true);
    experiment = withStopRule(experiment, 'epochs', true);
    expect(experiment.training.stopRules).toEqual([{ id: 'epochs' }, { id: 'noImprovement' }]);
    expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
    experiment = withStopRule(experiment, 'noImprovement', false);
    expect(experiment.training.stopRules).toEqual([{ id: 'epochs' }]);
  });

  test('one activation for all layers', () => {
    const leaky = withChoiceValue('activations', { id: 'leakyRelu' }, 'slope', 0.3);
    const { layers } = withActivation(defaultExperiment, leaky).network;
    for (const { activation } of layers) expect(activation).toEqual(leaky);
    expect(choiceValue('activations', leaky, 'slope')).toBe(0.3);
    expect(sameChoice('activations', leaky, { id: 'leakyRelu' })).toBe(false);
    const usual = choiceValue('activations', { id: 'leakyRelu' }, 'slope');
    expect(withChoiceValue('activations', leaky, 'slope', usual)).toEqual({ id: 'leakyRelu' });
  });
});
