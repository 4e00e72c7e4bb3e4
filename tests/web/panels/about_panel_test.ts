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
