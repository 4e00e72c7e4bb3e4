import { describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { widthOf } from '../../../web/src/experiment/layers';
import { parseLink } from '../../../web/src/experiment/link';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

const full =
  '#activation=relu&regularization=L2&batchSize=12&dataset=xor&regDataset=reg-plane&learningRate=0.3' +
  '&regularizationRate=0.01&noise=35&networkShape=4,2&seed=0.58871&showTestData=false' +
  '&discretize=false&percTrainData=70&x=true&y=false&xTimesY=true&xSquared=false&ySquared=true' +
  '&cosX=false&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification' +
  '&initZero=false&hideText=false&playButton_hide=true&numNodes1_hide=true';

describe('links of TensorFlow Playground', () => {
  test('a full link gets its data, network and training', () => {
    const { experiment, notices } = parseLink(full);
    expect(notices).toEqual([]);
    const activation = { id: 'relu' };
    const expected = {
      version: 1,
      data: {
        dataset: 'xor',
        seed: 58871,
        sampleCount: 500,
        noise: 0.35,
        testShare: 0.3,
        features: ['x1', 'x2Squared', 'x1x2', 'sinX1', 'sinX2'],
      },
      network: {
        seed: 58871,
        layers: [
          { id: 'dense', units: 4, activation },
          { id: 'dense', units: 2, activation },
        ],
        outputActivation: { id: 'tanh' },
        initializer: { id: 'uniform', values: { limit: 0.5 } },
        bias: true,
      },
      training: {
        loss: { id: 'meanSquared' },
        optimizer: { id: 'gradientDescent' },
        learningRate: 0.15,
        schedule: { id: 'constant' },
        regularizer: { id: 'l2', values: { rate: 0.02 } },
        batchSize: 12,
      },
    };
    expect(experiment).toEqual(normalizeExperiment(expected).experiment);
  });

  test('regression takes its own dataset, size and a linear output', () => {
    const { experiment, notices } = parseLink(
      '#problem=regression&regDataset=reg-gauss&dataset=xor',
    );
    expect(notices).toEqual([]);
    expect(experiment.data).toMatchObject({ dataset: { id: 'bumps' }, sampleCount: 1200 });
    expect(experiment.network.outputActivation).toEqual({ id: 'linear' });
    expect(experiment.training.loss).toEqual({ id: 'meanSquared' });
  });

  test('what a link leaves out is as it is there', () => {
    const { experiment } = parseLink('#dataset=gauss');
    expect(experiment.data).toMatchObject({
      dataset: { id: 'gauss' },
      testShare: 0.5,
      features: ['x1', 'x2'],
    });
    expect(experiment.network.layers.map(widthOf)).toEqual([4, 2]);
    expect(experiment.training).toMatchObject({ learningRate: 0.015, batchSize: 10 });
  });

  test('no hidden layers, zero start, L1', () => {
    const link = '#networkShape=&initZero=true&regularization=L1&regularizationRate=3';
    const { experiment, notices } = parseLink(link);
    expect(notices).toEqual([]);
    expect(experiment.network.layers).toEqual([]);
    expect(experiment.network.initializer).toEqual({ id: 'zero' });
    expect(experiment.training.regularizer).toEqual({ id: 'l1', values: { rate: 6 } });
  });

  test('a rate of 0 is no regularizer, whatever its name', () => {
    for (const link of ['#regularization=L2&regularizationRate=0', '#regularization=L1']) {
      const { experiment, notices } = parseLink(link);
      expect(notices).toEqual([]);
      expect(experiment.training.regularizer).toEqual({ id: 'none' });
    }
  });

  test('cosines are not offered, and that is told', () => {
    const { notices } = parseLink('#dataset=circle&cosX=true');
    expect(notices).toEqual([
      { key: 'featureMissing', values: { field: 'data.features', given: 'cosX', used: '' } },
    ]);
  });

  test('percent belong to its links alone', () => {
    expect(parseLink('#dataset=circle&noise=25').experiment.data.noise).toBe(0.25);
    expect(parseLink('#noise=0.25').experiment.data.noise).toBe(0.25);
    expect(parseLink('#v=1&data=circle&noise=25').experiment.data.noise).toBe(0.5);
  });

  test.each([
    ['#networkShape=1e9', 'network.layers.units', 256],
    ['#activation=constructor', 'network.layers.activation', 'tanh'],
    ['#learningRate=Infinity', 'training.learningRate', defaultExperiment.training.learningRate],
    ['#batchSize=0', 'training.batchSize', 1],
    ['#networkShape=-1', 'network.layers.units', 1],
  ])('%s, which breaks it, gives a usable experiment and a notice', (link, field, used) => {
    const { experiment, notices } = parseLink(link);
    expect(notices.length).toBeGreaterThan(0);
    for (const notice of notices) expect(notice.values).toMatchObject({ field, used });
    expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
  });
});
