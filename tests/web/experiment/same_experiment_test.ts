import { expect, test } from 'vitest';
import { withData, withDataset, withTraining } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { Experiment } from '../../../web/src/experiment/experiment';
import { sameExperiment } from '../../../web/src/experiment/same_experiment';

test('experiments are the same whatever the order of their names and what says a default', () => {
  const { data, network, training, version } = defaultExperiment;
  const turned = { training: { ...training }, network, data, version } as Experiment;
  const [first] = network.layers;
  const spelled = { ...turned, network: { ...network, layers: [...network.layers] } };
  expect(first).toBeDefined();
  expect(sameExperiment(defaultExperiment, spelled)).toBe(true);
  const optimizer = { id: training.optimizer.id, values: {} };
  expect(sameExperiment(defaultExperiment, withTraining(turned, { optimizer }))).toBe(true);
});

test('any setting that counts makes another one', () => {
  const others = [
    withTraining(defaultExperiment, { learningRate: defaultExperiment.training.learningRate / 2 }),
    withData(defaultExperiment, { noise: 0.25 }),
    withData(defaultExperiment, { features: ['x1'] }),
    withDataset(defaultExperiment, 'circle'),
  ];
  for (const other of others) expect(sameExperiment(defaultExperiment, other)).toBe(false);
});

test('what a dataset does not have does not count', () => {
  const penguins = withDataset(defaultExperiment, 'penguins');
  const noisy = withData(penguins, { noise: 0.25, sampleCount: penguins.data.sampleCount + 1 });
  expect(sameExperiment(penguins, noisy)).toBe(true);
});
