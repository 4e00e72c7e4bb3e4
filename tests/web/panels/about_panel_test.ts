import { expect, test } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { Experiment } from '../../../web/src/experiment/experiment';
import { chosenEntries } from '../../../web/src/panels/about_panel';

const { network, training } = defaultExperiment;

/** What is told of an experiment, as `family: id`. */
const told = (experiment: Experiment) =>
  chosenEntries(experiment).map(({ family, id }) => `${family}: ${id}`);

test('every kind of layer and every activation is told once, dense ones by theirs alone', () => {
  const layer = (id: string, activation: string) => ({ id, activation: { id: activation } });
  const layers = [
    layer('convolution', 'relu'),
    layer('maximumPooling', 'linear'),
    layer('convolution', 'relu'),
    layer('dense', 'tanh'),
    layer('dropout', 'linear'),
  ];
  const entries = told({ ...defaultExperiment, network: { ...network, layers } });
  const of = (family: string) => entries.filter((entry) => entry.startsWith(`${family}: `));
  expect(of('layers')).toEqual([
    'layers: convolution',
    'layers: maximumPooling',
    'layers: dropout',
  ]);
  expect(of('activations')).toEqual(['activations: relu', 'activations: tanh']);
});

test('linear is told where it was chosen, not where a layer has no activation', () => {
  const of = (...kinds: string[]) => {
    const layers = kinds.map((id) => ({ id, activation: { id: 'linear' } }));
    return told({ ...defaultExperiment, network: { ...network, layers } });
  };
  expect(of('lstm')).toContain('activations: linear');
  expect(of('convolution')).toContain('activations: linear');
  expect(of('averagePooling', 'dropout')).not.toContain('activations: linear');
});

test('what a single layer has is told, and what ends training', () => {
  const layer = { id: 'dense', activation: { id: 'tanh' } };
  const layers = [
    { ...layer, regularizer: { id: 'l1' }, initializer: { id: 'zero' } },
    { ...layer, regularizer: { id: 'none' } },
  ];
  const stopRules = [{ id: 'noImprovement' }];
  const entries = told({
    ...defaultExperiment,
    network: { ...network, layers },
    training: { ...training, stopRules },
  });
  expect(entries).toContain('regularizers: l1');
  expect(entries).not.toContain('regularizers: none');
  expect(entries.slice(-3)).toEqual([
    `initializers: ${network.initializer.id}`,
    'initializers: zero',
    'stopRules: noImprovement',
  ]);
});

test('what does nothing is left out', () => {
  const plain = told(defaultExperiment);
  const entry = /^(schedules|regularizers|gradientClippings|layers): /;
  expect(plain.filter((one) => entry.test(one))).toEqual([]);
  const more = {
    ...training,
    schedule: { id: 'cosineRestarts' },
    regularizer: { id: 'l2' },
    gradientClipping: { id: 'byValue' },
  };
  expect(told({ ...defaultExperiment, training: more }).filter((one) => entry.test(one))).toEqual([
    'schedules: cosineRestarts',
    'regularizers: l2',
    'gradientClippings: byValue',
  ]);
});
