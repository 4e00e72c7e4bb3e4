import { describe, expect, test } from 'vitest';
import {
  withData,
  withDataset,
  withNetwork,
  withTraining,
} from '../../../web/src/experiment/adapt';
import { catalog } from '../../../web/src/experiment/catalog';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { Experiment } from '../../../web/src/experiment/experiment';
import { denseLayer } from '../../../web/src/experiment/layers';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

function only(input: unknown): { experiment: Experiment; key: string; values: object } {
  const { experiment, notices } = normalizeExperiment(input);
  expect(notices).toHaveLength(1);
  expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
  return { experiment, key: notices[0]?.key ?? '', values: notices[0]?.values ?? {} };
}

describe('normalizeExperiment', () => {
  test('the core’s defaults need no repair', () => {
    const { experiment, notices } = normalizeExperiment(catalog.defaults);
    expect({ experiment, notices }).toEqual({ experiment: defaultExperiment, notices: [] });
  });

  test.each([[null], [7], ['text'], [[]], [() => 1], [Symbol('s')]])(
    '%s is the default',
    (input) => {
      expect(only(input)).toMatchObject({ experiment: defaultExperiment, key: 'unreadable' });
    },
  );

  test('values of the wrong kind are replaced, each with a notice', () => {
    const { experiment, notices } = normalizeExperiment({
      data: { dataset: 5, seed: '1', features: 'x1', testShare: Number.NaN },
      network: { layers: {}, bias: 1, initializer: ['zero'], outputActivation: null },
      training: { optimizer: { id: 'adam', values: [1] }, learningRate: [], loss: [] },
    });
    expect(experiment).toEqual(defaultExperiment);
    expect(notices.map(({ values }) => values.field)).toEqual([
      'data.dataset',
      'data.seed',
      'data.testShare',
      'data.features',
      'training.loss',
      'network.outputActivation',
      'network.layers',
      'network.initializer',
      'network.bias',
      'training.optimizer',
      'training.learningRate',
    ]);
  });

  test('a default written out is left out, and minus zero is zero', () => {
    const adam = catalog.optimizers.find(({ id }) => id === 'adam');
    const values = Object.fromEntries(adam?.hyperparameters.map((h) => [h.name, h.default]) ?? []);
    const input = withTraining(withData(defaultExperiment, { noise: -0 }), {
      optimizer: { id: 'adam', values },
    });
    const { experiment, notices } = normalizeExperiment(input);
    expect(notices).toEqual([]);
    expect(experiment.training.optimizer).toStrictEqual({ id: 'adam' });
    expect(Object.is(experiment.data.noise, 0)).toBe(true);
  });

  test('a loss for another task becomes one that suits', () => {
    const input = { data: { dataset: 'penguins' }, training: { loss: 'squaredHinge' } };
    const { experiment, key, values } = only(input);
    expect(experiment.training.loss).toEqual({ id: 'softmaxCrossEntropy' });
    expect({ key, values }).toMatchObject({
      key: 'lossUnsuited',
      values: { field: 'training.loss', given: 'squaredHinge', used: 'softmaxCrossEntropy' },
    });
  });

  test('a loss is given as its id alone or as a choice', () => {
    for (const loss of ['meanSquared', { id: 'meanSquared' }]) {
      const { experiment, notices } = normalizeExperiment({ training: { loss } });
      expect(notices).toEqual([]);
      expect(experiment.training.loss).toStrictEqual({ id: 'meanSquared' });
    }
    const { experiment, key } = only({ training: { loss: 'constructor' } });
    expect(key).toBe('replaced');
    expect(experiment).toEqual(defaultExperiment);
  });

  test('an optimizer for full batches gets the full batch', () => {
    const training = { optimizer: { id: 'lBfgs' }, batchSize: 249 };
    const { experiment, key, values } = only({ training });
    expect(experiment.training.batchSize).toBe(2000);
    expect({ key, values }).toEqual({
      key: 'fullBatchOnly',
      values: { field: 'training.batchSize', given: 249, used: 2000, optimizer: 'lBfgs' },
    });
    const whole = { training: { ...training, batchSize: 250 } };
    expect(normalizeExperiment(whole).notices).toEqual([]);
    const silent = normalizeExperiment({ training: { optimizer: { id: 'lBfgs' } } });
    expect(silent.notices).toEqual([]);
    expect(silent.experiment.training.batchSize).toBe(2000);
    const penguins = { data: { dataset: 'penguins' }, training: { ...training, batchSize: 200 } };
    expect(only(penguins).key).toBe('fullBatchOnly');
  });

  test('a loss that reads logits keeps the output linear', () => {
    const { experiment, key } = only({
      network: { outputActivation: { id: 'sigmoid' } },
      training: { loss: 'binaryCrossEntropy' },
    });
    expect(key).toBe('outputStaysLinear');
    expect(experiment.network.outputActivation).toEqual({ id: 'linear' });
  });

  test('softmax is kept at the outputs of several classes only', () => {
    const softmax = { id: 'softmax' };
    const training = { loss: { id: 'meanSquared' } };
    const output = (dataset: string) => ({
      data: { dataset },
      network: { outputActivation: softmax },
      training,
    });
    const kept = normalizeExperiment(output('penguins'));
    expect(kept.notices).toEqual([]);
    expect(kept.experiment.network.outputActivation).toEqual(softmax);
    const replaced = only(output('circle'));
    expect(replaced.key).toBe('replaced');
    expect(replaced.experiment.network.outputActivation).toEqual({ id: 'tanh' });
    const hidden = only({ network: { layers: [{ units: 3, activation: softmax }] } });
    expect(hidden).toMatchObject({
      key: 'replaced',
      values: { field: 'network.layers.activation', given: 'softmax', used: 'tanh' },
    });
    expect(hidden.experiment.network.layers).toEqual([denseLayer(3, { id: 'tanh' })]);
  });

  test('squared error on two classes gets tanh, on several sigmoid, on values none', () => {
    const training = { loss: 'meanSquared' };
    const outputs = ['circle', 'penguins', 'plane'].map((dataset) => {
      const { experiment, notices } = normalizeExperiment({ data: { dataset }, training });
      expect(notices).toEqual([]);
      return experiment.network.outputActivation.id;
    });
    expect(outputs).toEqual(['tanh', 'sigmoid', 'linear']);
  });

  test('inputs the dataset does not offer are dropped, and named twice counts once', () => {
    const some = only({ data: { dataset: 'spiral', features: ['x2', 'bodyMass', 'x2', 3] } });
    expect(some.key).toBe('featuresDropped');
    expect(some.experiment.data.features).toEqual(['x2']);
    const none = only({ data: { dataset: 'penguins', features: ['sinX1', 'constructor'] } });
    expect(none.experiment.data.features).toEqual(
      withDataset(defaultExperiment, 'penguins').data.features,
    );
    const { experiment, notices } = normalizeExperiment({ data: { features: [] } });
    expect(notices).toEqual([]);
    expect(experiment.data.features).toEqual(['x1', 'x2']);
  });

  test('a fixed size and a missing noise setting cannot be changed', () => {
    const size = only({ data: { dataset: 'xorPoints', sampleCount: 100 } });
    expect({ key: size.key, values: size.values }).toMatchObject({
      key: 'fixedSize',
      values: { given: 100, used: 4 },
    });
    const noise = only({ data: { dataset: 'penguins', noise: 0.2 } });
    expect(noise.key).toBe('withoutNoise');
    expect(noise.experiment.data.noise).toBe(0);
  });

  test('at least one sample is left to train on', () => {
    const { experiment, key } = only({ data: { dataset: 'xorPoints', testShare: 0.9 } });
    expect(key).toBe('noTrainingSamples');
    expect(experiment.data.testShare).toBe(0.75);
  });

  test('too many layers are cut and each is repaired', () => {
    const layer = { units: 3, activation: { id: 'relu' } };
    const cut = only({ network: { layers: Array.from({ length: 5000 }, () => layer) } });
    expect(cut.key).toBe('layersCut');
    expect(cut.experiment.network.layers).toHaveLength(catalog.maximumLayers);
    const mended = only({ network: { layers: [{ ...layer, units: 1e9 }] } });
    expect(mended.experiment.network.layers).toEqual([denseLayer(256, layer.activation)]);
  });

  test('values without an id belong to the choice in place', () => {
    const input = { training: { optimizer: { values: { beta1: 0.5 } } } };
    const { experiment, notices } = normalizeExperiment(input);
    expect(notices).toEqual([]);
    expect(experiment.training.optimizer).toEqual({
      id: defaultExperiment.training.optimizer.id,
      values: { beta1: 0.5 },
    });
  });

  test('names of prototypes are no settings', () => {
    const input = JSON.parse('{"__proto__": {"data": {"seed": 5}}, "network": {"constructor": 1}}');
    expect(normalizeExperiment(input)).toEqual({ experiment: defaultExperiment, notices: [] });
    expect(only(withNetwork(defaultExperiment, { initializer: { id: 'toString' } })).key).toBe(
      'replaced',
    );
  });
});
